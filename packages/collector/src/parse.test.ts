import { expect, test } from "vitest";
import { isDeeperThan, parseJson } from "./parse.ts";

test("levels are counted before anything is parsed", () => {
  expect(isDeeperThan("[[[]]]", 3)).toBe(false);
  expect(isDeeperThan('{"a":[{}]}', 2)).toBe(true);
  expect(isDeeperThan("[][][]", 1)).toBe(false);
});

test("brackets in a text are no levels", () => {
  expect(isDeeperThan('["[[[[", "\\"[[[[", "\\\\"]', 1)).toBe(false);
  expect(isDeeperThan('["\\\\", [[]]]', 2)).toBe(true);
});

test("a byte order mark is forgiven, and __proto__ stays a key like any other", () => {
  const parsed = parseJson(new TextEncoder().encode('\uFEFF{"__proto__":{"admin":true}}'), 8);

  expect(parsed.problem).toBeUndefined();
  expect({}).not.toHaveProperty("admin");
});
