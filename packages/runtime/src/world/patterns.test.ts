import { expect, test } from "vitest";
import { re2Patterns } from "./patterns.ts";

test("a pattern finds its text anywhere", () => {
  expect(re2Patterns("^/products/[a-z-]+$")("/products/linen-shirt")).toBe(true);
  expect(re2Patterns("shirt")("/products/linen-shirt")).toBe(true);
  expect(re2Patterns("^shirt")("/products/linen-shirt")).toBe(false);
});

test("what RE2 does not know is refused when it is compiled", () => {
  expect(() => re2Patterns("(?=look-around)")).toThrow("invalid");
  expect(() => re2Patterns("(a)\\1")).toThrow("invalid");
});

test("a pattern that would take other engines for ever is answered", () => {
  expect(re2Patterns("^(a+)+$")(`${"a".repeat(2_000)}!`)).toBe(false);
});

test("text behind the first 4,096 characters is not looked at", () => {
  expect(re2Patterns("end")(`${"a".repeat(4_093)}end`)).toBe(true);
  expect(re2Patterns("end")(`${"a".repeat(4_094)}end`)).toBe(false);
});
