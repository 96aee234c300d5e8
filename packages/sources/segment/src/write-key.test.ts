import { expect, test } from "vitest";
import type { Decoded, Headers, Verdict } from "@heed/core/contracts";
import { segmentSource } from "./index.ts";

const source = segmentSource({ writeKeys: ["WK", "second"] });
const message = { type: "track", event: "Signed In", userId: "u-1" };

const basic = (text: string): Headers => ({ authorization: `Basic ${btoa(text)}` });
const decode = (body: object, headers: Headers = {}): Decoded =>
  source.decode(body, { path: "/v1/batch", headers, receivedAt: 0 });
const codes = ({ refusals }: Decoded): string[] => refusals.map(({ code }) => code);
const verify = async (headers: Headers): Promise<Verdict | undefined> =>
  source.verify?.({ method: "POST", path: "/v1/batch", query: {}, headers, body: new Uint8Array() }, 0);

test.each([
  ["in the header", { batch: [message] }, basic("WK:")],
  ["in the header without its colon", { batch: [message] }, basic("WK")],
  ["in the batch", { batch: [message], writeKey: "WK" }, {}],
  ["in the message", { batch: [{ ...message, writeKey: "WK" }] }, {}],
  ["in all three", { batch: [{ ...message, writeKey: "WK" }], writeKey: "WK" }, basic("WK:")],
  ["as a bearer token", { batch: [message] }, { authorization: "Bearer second" }],
  [
    "beside an OAuth token that only Segment can read",
    { batch: [message], writeKey: "WK" },
    { authorization: "Bearer eyJ0" },
  ],
])("a write key is found %s", async (_where, body, headers) => {
  expect(await verify(headers)).toEqual({ authentic: true });
  expect(decode(body, headers).events).toHaveLength(1);
});

test("each message of a batch answers for its own key", () => {
  const decoded = decode({
    batch: [
      { ...message, writeKey: "WK" },
      message,
      { ...message, writeKey: "guess" },
      { ...message, writeKey: 5 },
    ],
  });

  expect(decoded.events).toHaveLength(1);
  expect(codes(decoded)).toEqual(["write_key_missing", "write_key_unknown", "write_key_unknown"]);
});

test("two keys that differ are refused, even where both are known", () => {
  expect(codes(decode({ batch: [message], writeKey: "second" }, basic("WK:")))).toEqual([
    "write_key_conflict",
  ]);
  expect(codes(decode({ batch: [{ ...message, writeKey: "WK" }], writeKey: "second" }))).toEqual([
    "write_key_conflict",
  ]);
});

test.each([
  ["an unknown key", basic("guess:")],
  ["a key that a known one begins with", basic("W:")],
  ["a key that begins with a known one", basic("WKX:")],
  ["something that is no base64", { authorization: "Basic ***" }],
])("the header alone tells that a request with %s is not authentic", async (_what, headers) => {
  const verdict = await verify(headers);

  expect(verdict?.authentic).toBe(false);
  expect(JSON.stringify(verdict)).not.toContain("guess");
});

test.each([{}, { authorization: "" }, { authorization: "Digest x" }, basic(":")])(
  "a header that names nobody leaves it to the body: %j",
  async (headers) => {
    expect(await verify(headers)).toEqual({ authentic: true });
    expect(codes(decode({ batch: [message] }, headers))).toEqual(["write_key_missing"]);
  },
);

test("no refusal repeats a key", () => {
  const decoded = decode({
    batch: [
      { ...message, writeKey: "guess" },
      { ...message, writeKey: "WK" },
    ],
    writeKey: "second",
  });

  expect(JSON.stringify(decoded.refusals)).not.toMatch(/guess|second|"WK/);
});
