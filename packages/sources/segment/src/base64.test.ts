import { expect, test } from "vitest";
import { decodeBase64 } from "./base64.ts";

test.each(["", "f", "fo", "foo", "foob", "fooba", "foobar", "WK:", "\u00ff\u0000\u00fe"])(
  "reads %j back (RFC 4648 §10)",
  (text) => {
    expect(decodeBase64(btoa(text))).toBe(text);
    expect(decodeBase64(btoa(text).replaceAll("=", ""))).toBe(text);
  },
);

test.each(["A", "AAAAA", "A*==", "====", "Zm9v Zm9v", "A".repeat(1_025)])("%j is none", (encoded) => {
  expect(decodeBase64(encoded)).toBeUndefined();
});
