import { expect, test } from "vitest";
import { stateKeys } from "./state-keys.ts";

test("a trigger has the same key in every plan", () => {
  const [one] = stateKeys([], [], [{ name: "cart" }, { name: "review" }]).triggers;
  const [, other] = stateKeys([], [], [{ name: "again" }, { name: "cart" }]).triggers;
  expect(one).toBe(other);
  expect(one).toMatch(/^[\w-]{7}$/);
});

test("two parts that would share a key are told, rather than taken for each other", () => {
  // Found by trying a million names.
  const alike = [{ name: "t584009" }, { name: "t1188287" }];
  expect(() => stateKeys([], [], alike)).toThrow(
    new TypeError(
      'expected parts with keys of their own; "t584009" and "t1188287" share FCQVhIB: change either',
    ),
  );
});
