import { parseInstant } from "../../contracts/index.ts";
import type { PatternCompiler, Scalar, Tests, ValueTest, Where } from "../../event/index.ts";
import { compileTests } from "../../event/value-test.ts";

/** The first path at which no value can pass all tests; `undefined` where each path may find one. */
export function contradictoryPath(where: Where, patterns: PatternCompiler): string | undefined {
  return Object.keys(where).find((path) => {
    const tests = where[path];
    return tests !== undefined && isContradictory(tests, path.includes("[*]"), patterns);
  });
}

/**
 * True where no value can pass all tests. Of a list (`several`) different elements may pass different tests, so that only a
 * test beside its own opposite is a contradiction there. May miss one, never finds one that is none.
 */
export function isContradictory(tests: Tests, several: boolean, patterns: PatternCompiler): boolean {
  const all = testsIn(tests);
  if (excludesItsOwn(all) || missingAndThere(all)) return true;
  if (several) return false;
  const candidates = candidatesIn(all);
  if (candidates !== undefined) return !candidates.some((value) => passesAll(value, all, patterns));
  return needsTwoKinds(all) || emptyRange(all) || emptySpan(all);
}

function testsIn(tests: Tests): readonly ValueTest[] {
  return listOf(tests).map((each) => (isTest(each) ? each : { is: each }));
}

function listOf(tests: Tests): readonly (Scalar | ValueTest)[] {
  return isList(tests) ? tests : [tests];
}

function isList(tests: Tests): tests is readonly (Scalar | ValueTest)[] {
  return Array.isArray(tests);
}

function isTest(test: Scalar | ValueTest): test is ValueTest {
  return typeof test === "object" && test !== null;
}

/** `is` and `oneOf` whose every value an `isNot` or `noneOf` beside it excludes. */
function excludesItsOwn(tests: readonly ValueTest[]): boolean {
  const excluded = new Set(
    tests.flatMap((test) => ("isNot" in test ? [test.isNot] : "noneOf" in test ? test.noneOf : [])),
  );
  return tests.some((test) => valuesOf(test)?.every((value) => excluded.has(value)) === true);
}

function missingAndThere(tests: readonly ValueTest[]): boolean {
  return tests.some((test) => "missing" in test) && tests.some(needsValue);
}

/** Tests that nothing but a value passes; null is as missing as none. */
function needsValue(test: ValueTest): boolean {
  if ("isNot" in test || "noneOf" in test || "missing" in test) return false;
  if ("asNumber" in test) return needsValue(test.asNumber);
  return valuesOf(test)?.includes(null) !== true;
}

function valuesOf(test: ValueTest): readonly Scalar[] | undefined {
  if ("is" in test) return [test.is];
  return "oneOf" in test ? test.oneOf : undefined;
}

/** Where the value must be one of a few, these. */
function candidatesIn(tests: readonly ValueTest[]): readonly Scalar[] | undefined {
  return tests.map(valuesOf).find((values) => values !== undefined);
}

function passesAll(value: Scalar, tests: readonly ValueTest[], patterns: PatternCompiler): boolean {
  const compiled = compileTests(tests, patterns);
  return typeof compiled === "string" || compiled.every(({ passes, negated }) => passes(value) !== negated);
}

/** A number, and text or a list, at once. */
function needsTwoKinds(tests: readonly ValueTest[]): boolean {
  const text = ["contains", "startsWith", "endsWith", "matches", "before", "after"];
  return (
    tests.some((test) => !("asNumber" in test) && boundsOf(test) !== undefined) &&
    tests.some((test) => text.some((word) => word in test))
  );
}

/** A range of numbers: above or from `low`, below or up to `high`. */
export interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

/** Every number. */
export const ANY_NUMBER: Range = { low: -Infinity, lowOpen: false, high: Infinity, highOpen: false };

/** True where no number lies in all of them. */
export function noneIn(ranges: readonly Range[]): boolean {
  const low = Math.max(...ranges.map((each) => each.low));
  const high = Math.min(...ranges.map((each) => each.high));
  const open = ranges.some(
    (each) => (each.low === low && each.lowOpen) || (each.high === high && each.highOpen),
  );
  return ranges.length > 0 && (low > high || (low === high && open));
}

function emptyRange(tests: readonly ValueTest[]): boolean {
  return noneIn(tests.map(boundsOf).filter((range) => range !== undefined));
}

function boundsOf(test: ValueTest): Range | undefined {
  if ("above" in test) return { ...ANY_NUMBER, low: test.above, lowOpen: true };
  if ("atLeast" in test) return { ...ANY_NUMBER, low: test.atLeast };
  if ("below" in test) return { ...ANY_NUMBER, high: test.below, highOpen: true };
  if ("atMost" in test) return { ...ANY_NUMBER, high: test.atMost };
  if ("between" in test) return { ...ANY_NUMBER, low: test.between[0], high: test.between[1] };
  return "asNumber" in test ? boundsOf(test.asNumber) : undefined;
}

/** Instants are whole milliseconds: between two neighbours there is none. */
function emptySpan(tests: readonly ValueTest[]): boolean {
  const after = Math.max(
    ...tests.map((test) => ("after" in test ? (parseInstant(test.after) ?? -Infinity) : -Infinity)),
  );
  const before = Math.min(
    ...tests.map((test) => ("before" in test ? (parseInstant(test.before) ?? Infinity) : Infinity)),
  );
  return before - after < 2;
}
