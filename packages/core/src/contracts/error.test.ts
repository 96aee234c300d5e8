import { expect, test } from "vitest";
import { HeedError } from "./error.ts";
import { objectAt, ownValue, textAt } from "./json.ts";
import { messageKey } from "./message.ts";

test("an error is one sentence, then a line per fault with its place", () => {
  const faults = [
    { at: "triggers.a.when", message: "expected a moment; came none" },
    { at: "triggers.a.send.to", message: "expected a sink; came none" },
  ];
  const error = new HeedError("HEED_TRIGGER_INVALID", 'Trigger "a" is not valid', { faults });
  expect(error.message).toBe(
    'Trigger "a" is not valid\n' +
      "  triggers.a.when: expected a moment; came none\n" +
      "  triggers.a.send.to: expected a sink; came none",
  );
  expect(error).toMatchObject({ name: "HeedError", code: "HEED_TRIGGER_INVALID", faults });
  expect(error).toBeInstanceOf(Error);
});

test("an error keeps its cause, and has none where none was given", () => {
  const cause = new Error("disk full");
  expect(new HeedError("HEED_STORE_CLOSED", "closed", { cause }).cause).toBe(cause);
  expect(new HeedError("HEED_STORE_CLOSED", "closed")).not.toHaveProperty("cause");
  expect(new HeedError("HEED_STORE_CLOSED", "closed").faults).toEqual([]);
});

test("a message key keeps the border between source and id", () => {
  expect(messageKey("segment", "m-1")).toBe("7:segment:m-1");
  expect(messageKey("a", "b:c")).not.toBe(messageKey("a:b", "c"));
  expect(messageKey("1:a", "x")).not.toBe(messageKey("1", "a:x"));
});

test("what an object inherits is none of its values", () => {
  expect(ownValue({}, "constructor")).toBeUndefined();
  expect(ownValue({}, "__proto__")).toBeUndefined();
  expect(textAt({ a: "x", b: "", c: 1 }, "a")).toBe("x");
  expect(textAt({ b: "" }, "b")).toBeUndefined();
  expect(textAt({ c: 1 }, "c")).toBeUndefined();
  expect(objectAt({ a: { b: 1 } }, "a")).toEqual({ b: 1 });
  expect(objectAt({ a: [] }, "a")).toBeUndefined();
  expect(objectAt({ a: null }, "a")).toBeUndefined();
});
