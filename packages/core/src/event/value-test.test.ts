import { expect, test } from "vitest";
import type { Json } from "../contracts/index.ts";
import { compileWhere } from "./matcher.ts";
import {
  above,
  after,
  asNumber,
  atLeast,
  atMost,
  before,
  below,
  between,
  contains,
  endsWith,
  exists,
  is,
  isNot,
  matches,
  missing,
  noneOf,
  oneOf,
  startsWith,
} from "./tests.ts";
import type { PatternCompiler, Tests } from "./value-test.ts";

/** Knows literals and refuses look-around, which is enough of RE2 to be asked. */
const patterns: PatternCompiler = (pattern) => {
  if (pattern.includes("(?=")) throw new SyntaxError("no look-around");
  return (text) => text.includes(pattern);
};

/** Whether the value passes; without one, whether a missing value does. */
function passes(tests: Tests, ...value: readonly Json[]): boolean {
  const compiled = compileWhere({ value: tests }, patterns);
  if (typeof compiled !== "function") throw new Error(compiled.map(({ message }) => message).join("; "));
  return compiled({
    type: "track",
    name: "E",
    source: "shop",
    id: "m-1",
    occurredAt: 0,
    receivedAt: 0,
    properties: value[0] === undefined ? {} : { value: value[0] },
    context: {},
  });
}

function whatIsWrong(tests: unknown): string {
  const compiled = compileWhere(JSON.parse(JSON.stringify({ value: tests })), patterns);
  return typeof compiled === "function" ? "" : compiled.map(({ message }) => message).join("; ");
}

const PASSING: readonly (readonly [Tests, readonly Json[], readonly Json[]])[] = [
  [is("a"), ["a"], ["A", "", null, 1, ["a"], { a: "a" }]],
  [is(10), [10, 1e1], ["10", 10.5, null, true]],
  [is(true), [true], ["true", 1, false]],
  [is(null), [null], [0, "", false]],
  ["bare", ["bare"], ["bar"]],
  [10, [10], ["10"]],
  [false, [false], [0, "", null]],
  [null, [null], ["null"]],
  [{ oneOf: ["a", 1] }, ["a", 1], ["1", "b", null, ["a"]]],
  [above(3), [3.1, 4], [3, "4", null, true, [4]]],
  [atLeast(3), [3, 4], [2.9, "3"]],
  [below(3), [2.9, -1], [3, "2", null]],
  [atMost(3), [3, -1], [3.1, "3"]],
  [between(1, 3), [1, 2, 3], [0.9, 3.1, "2"]],
  [between(2, 2), [2], [1, 3]],
  [contains("ug"), ["mug", "ug", ["ug", 1]], ["UG", ["mug"], null, { ug: 1 }]],
  [contains(3), [[1, 3]], [3, "3", ["3"]]],
  [startsWith("mu"), ["mug", "mu"], ["a mug", ["mug"], null]],
  [endsWith("ug"), ["mug", "ug"], ["mugs", null]],
  [matches("ug"), ["mug"], ["cup", ["mug"], 3, null]],
  [exists(), [0, "", false, [], {}], [null]],
  [
    before("2026-11-24T09:00:00Z"),
    ["2026-11-24T08:59:59.999Z", "2026-11-24"],
    ["2026-11-24T09:00:00Z", "soon", 0, null],
  ],
  [
    after("2026-11-24T09:00:00Z"),
    ["2026-11-24T09:00:00.001Z", "2026-11-24T09:00:00-01:00"],
    ["2026-11-24T09:00:00Z", "later"],
  ],
  [
    asNumber(above(3)),
    [4, "4", " 4.5 ", "+4e0", ".4e1"],
    ["3", "4 €", "", "0x10", "Infinity", "1_000", null, ["4"]],
  ],
  [asNumber(is(10)), [10, "10", "10.0"], ["ten"]],
  [
    [atLeast(1), below(3)],
    [1, 2],
    [0, 3],
  ],
  [[], ["anything", null], []],
];

for (const [tests, holding, failing] of PASSING) {
  test(`${JSON.stringify(tests)} holds of ${JSON.stringify(holding)} and not of ${JSON.stringify(failing)}`, () => {
    for (const value of holding) expect([value, passes(tests, value)]).toEqual([value, true]);
    for (const value of failing) expect([value, passes(tests, value)]).toEqual([value, false]);
  });
}

test("a missing value passes no positive test, null included", () => {
  for (const [tests] of PASSING.filter(([each]) => !Array.isArray(each) || each.length > 0)) {
    expect([tests, passes(tests)]).toEqual([tests, false]);
  }
});

test("negations hold wherever their twins fail, so also of a missing value", () => {
  for (const value of ["a", "b", null, 1, ["a"]]) {
    expect(passes(isNot("a"), value)).toBe(!passes(is("a"), value));
    expect(passes(noneOf("a", "b"), value)).toBe(!passes(oneOf("a", "b"), value));
    expect(passes(missing(), value)).toBe(!passes(exists(), value));
  }
  expect([passes(isNot("a")), passes(noneOf("a")), passes(missing()), passes(isNot(null))]).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test("a negation inside asNumber stays one", () => {
  const notTen: Tests = { asNumber: { isNot: 10 } };
  expect([passes(notTen, "10.0"), passes(notTen, "11"), passes(notTen, "ten"), passes(notTen)]).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

test("exists and missing take null for no value, and everything else for one", () => {
  expect(passes(exists(), "")).toBe(true);
  expect(passes(missing(), null)).toBe(true);
  expect(passes(missing(), 0)).toBe(false);
});

const WRONG: readonly (readonly [unknown, string])[] = [
  [{ abvoe: 3 }, 'Did you mean "above"?'],
  [{ toString: 3 }, 'came "toString"'],
  [{}, "expected one test, such as { above: 3 }; came none"],
  [{ above: 3, below: 5 }, "expected one test, such as { above: 3 }; came several: give them as a list"],
  [{ above: "3" }, 'above: expected a number; came "3"'],
  [{ is: [1] }, "is: expected text, a number, true, false or null; came a list"],
  [{ isNot: { a: 1 } }, "isNot: expected text, a number, true, false or null; came an object"],
  [{ oneOf: [] }, "oneOf: expected a list of values, at least one; came a list"],
  [{ noneOf: "a" }, 'noneOf: expected a list of values, at least one; came "a"'],
  [{ oneOf: [["a"]] }, "oneOf: expected a list of values"],
  [{ between: [3, 1] }, "between: expected [low, high], two numbers in order"],
  [{ between: [1] }, "between: expected [low, high], two numbers in order"],
  [{ between: [1, 2, 3] }, "between: expected [low, high], two numbers in order"],
  [{ contains: "" }, "contains: expected a value"],
  [{ contains: ["a"] }, "contains: expected a value"],
  [{ startsWith: "" }, "startsWith: expected text, at least one letter"],
  [{ endsWith: 3 }, "endsWith: expected text, at least one letter; came 3"],
  [{ matches: "(?=a)" }, "matches: expected a regular expression in RE2 syntax"],
  [{ matches: "a".repeat(1_001) }, "matches: expected a regular expression of 1 to 1000 characters"],
  [{ exists: false }, "exists: expected true; came false"],
  [{ missing: 1 }, "missing: expected true; came 1"],
  [{ before: "tomorrow" }, "before: expected an ISO 8601 instant"],
  [{ after: 3 }, "after: expected an ISO 8601 instant"],
  [{ asNumber: { above: "3" } }, 'above: expected a number; came "3"'],
  [[3, { above: null }], "above: expected a number; came null"],
];

for (const [tests, message] of WRONG) {
  test(`${JSON.stringify(tests).slice(0, 60)} is explained`, () => {
    expect(whatIsWrong(tests)).toContain(message);
  });
}
