import { expect, test } from "vitest";
import type { EventNamings, Tests } from "./index.ts";
import { describeEvents, describeTests } from "./index.ts";

const EVENTS: readonly (readonly [EventNamings, string])[] = [
  ["Product Added", '"Product Added"'],
  [{ event: "Product Added", where: { price: { above: 10 } } }, '"Product Added" where price is above 10'],
  [{ page: "Home" }, 'page "Home"'],
  [{ page: true }, "any page"],
  [{ screen: "Cart" }, 'screen "Cart"'],
  [{ screen: true }, "any screen"],
  [{ identified: true, where: { plan: "pro" } }, 'an identify call where plan is "pro"'],
  [{ activity: true }, "any activity"],
  [["A", { page: true }], '"A" or any page'],
];

for (const [namings, text] of EVENTS) {
  test(`events read as ${text}`, () => {
    expect(describeEvents(namings)).toBe(text);
  });
}

test("what is asked of every kind is said of each", () => {
  expect(describeEvents(["A", "B"], { p: 1, q: { missing: true } })).toBe(
    '"A" where p is 1 and q is missing or "B" where p is 1 and q is missing',
  );
});

const TESTS: readonly (readonly [Tests, string])[] = [
  ["pro", 'is "pro"'],
  [null, "is null"],
  [{ is: true }, "is true"],
  [{ isNot: "pro" }, 'is not "pro"'],
  [{ oneOf: ["a", 1] }, 'is one of "a", 1'],
  [{ noneOf: ["a"] }, 'is none of "a"'],
  [{ above: 1 }, "is above 1"],
  [{ atLeast: 1 }, "is at least 1"],
  [{ below: 1 }, "is below 1"],
  [{ atMost: 1 }, "is at most 1"],
  [{ between: [1, 2] }, "is from 1 to 2"],
  [{ contains: "x" }, 'contains "x"'],
  [{ startsWith: "x" }, 'starts with "x"'],
  [{ endsWith: "x" }, 'ends with "x"'],
  [{ matches: "^x" }, 'matches "^x"'],
  [{ exists: true }, "is there"],
  [{ missing: true }, "is missing"],
  [{ before: "2026-01-01" }, "is before 2026-01-01"],
  [{ after: "2026-01-01" }, "is after 2026-01-01"],
  [{ asNumber: { above: 1 } }, "as a number is above 1"],
  [[{ above: 1 }, { below: 3 }], "is above 1 and is below 3"],
];

for (const [tests, text] of TESTS) {
  test(`a test reads as "${text}"`, () => {
    expect(describeTests(tests)).toBe(text);
  });
}
