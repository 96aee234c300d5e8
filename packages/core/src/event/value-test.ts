import type { Json } from "../contracts/index.ts";
import { isJsonObject, parseInstant, unknownWord } from "../contracts/index.ts";

/** What a property can be compared with. */
export type Scalar = string | number | boolean | null;

/**
 * A test of one value, as plain data with one key. A missing value passes only the negations `isNot`, `noneOf` and
 * `missing`, which hold wherever their positive twin fails.
 */
export type ValueTest =
  | { readonly is: Scalar }
  | { readonly isNot: Scalar }
  | { readonly oneOf: readonly Scalar[] }
  | { readonly noneOf: readonly Scalar[] }
  | { readonly above: number }
  | { readonly atLeast: number }
  | { readonly below: number }
  | { readonly atMost: number }
  | { readonly between: readonly [number, number] }
  | { readonly contains: Scalar }
  | { readonly startsWith: string }
  | { readonly endsWith: string }
  | { readonly matches: string }
  | { readonly exists: true }
  | { readonly missing: true }
  | { readonly before: string }
  | { readonly after: string }
  | { readonly asNumber: ValueTest };

/** A test, a bare value (which means `is`), or a list of tests that must all hold. */
export type Tests = Scalar | ValueTest | readonly (Scalar | ValueTest)[];

/** Compiles a regular expression to a test in linear time, or throws where it is none (RE2 syntax). */
export type PatternCompiler = (pattern: string) => (text: string) => boolean;

/** A compiled test. `negated` ones hold where no value on the path passes. */
export interface CompiledTest {
  readonly passes: (value: Json | undefined) => boolean;
  readonly negated: boolean;
}

const MAX_PATTERN_LENGTH = 1_000;

const WORDS: Readonly<
  Record<string, (operand: unknown, patterns: PatternCompiler) => CompiledTest | string>
> = {
  is: (operand) =>
    isScalar(operand) ? plain((value) => value === operand) : "expected text, a number, true, false or null",
  isNot: (operand) =>
    isScalar(operand) ? not((value) => value === operand) : "expected text, a number, true, false or null",
  oneOf: (operand) => members(operand, plain),
  noneOf: (operand) => members(operand, not),
  above: (operand) => number(operand, (value, bound) => value > bound),
  atLeast: (operand) => number(operand, (value, bound) => value >= bound),
  below: (operand) => number(operand, (value, bound) => value < bound),
  atMost: (operand) => number(operand, (value, bound) => value <= bound),
  between: (operand) => range(operand),
  contains: (operand) => containing(operand),
  startsWith: (operand) => text(operand, (value, part) => value.startsWith(part)),
  endsWith: (operand) => text(operand, (value, part) => value.endsWith(part)),
  matches: (operand, patterns) => pattern(operand, patterns),
  exists: (operand) => (operand === true ? plain(isPresent) : "expected true"),
  missing: (operand) => (operand === true ? not(isPresent) : "expected true"),
  before: (operand) => instant(operand, (value, bound) => value < bound),
  after: (operand) => instant(operand, (value, bound) => value > bound),
  asNumber: (operand, patterns) => converted(operand, patterns),
};

/** One compiled test per element, or a sentence that says what is wrong. */
export function compileTests(tests: unknown, patterns: PatternCompiler): readonly CompiledTest[] | string {
  const compiled: CompiledTest[] = [];
  for (const each of Array.isArray(tests) ? tests : [tests]) {
    const result = compileTest(each, patterns);
    if (typeof result === "string") return result;
    compiled.push(result);
  }
  return compiled;
}

function compileTest(test: unknown, patterns: PatternCompiler): CompiledTest | string {
  if (isScalar(test)) return plain((value) => value === test);
  if (!isJsonObject(test)) return "expected a value or a test such as { above: 3 }";
  const [word, ...others] = Object.keys(test);
  if (word === undefined || others.length > 0) {
    return `expected one test, such as { above: 3 }; came ${others.length === 0 ? "none" : "several: give them as a list"}`;
  }
  const compile = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (compile === undefined) return unknownWord(word, Object.keys(WORDS));
  const result = compile(test[word], patterns);
  return typeof result === "string" ? `${word}: ${result}; came ${describe(test[word])}` : result;
}

function plain(passes: CompiledTest["passes"]): CompiledTest {
  return { passes, negated: false };
}

function not(passes: CompiledTest["passes"]): CompiledTest {
  return { passes, negated: true };
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

function isPresent(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

function members(operand: unknown, sign: typeof plain): CompiledTest | string {
  if (!Array.isArray(operand) || operand.length === 0 || !operand.every(isScalar))
    return "expected a list of values, at least one";
  const set: ReadonlySet<unknown> = new Set(operand);
  return sign((value) => set.has(value));
}

function number(operand: unknown, holds: (value: number, bound: number) => boolean): CompiledTest | string {
  if (typeof operand !== "number" || !Number.isFinite(operand)) return "expected a number";
  return plain((value) => typeof value === "number" && holds(value, operand));
}

function range(operand: unknown): CompiledTest | string {
  const [low, high]: readonly unknown[] = Array.isArray(operand) && operand.length === 2 ? operand : [];
  if (typeof low !== "number" || typeof high !== "number" || !(low <= high))
    return "expected [low, high], two numbers in order";
  return plain((value) => typeof value === "number" && value >= low && value <= high);
}

function text(operand: unknown, holds: (value: string, part: string) => boolean): CompiledTest | string {
  if (typeof operand !== "string" || operand === "") return "expected text, at least one letter";
  return plain((value) => typeof value === "string" && holds(value, operand));
}

/** Of text a part, of a list an element. */
function containing(operand: unknown): CompiledTest | string {
  if (!isScalar(operand) || operand === "") return "expected a value";
  return plain((value) => {
    if (Array.isArray(value)) return value.includes(operand);
    return typeof value === "string" && typeof operand === "string" && value.includes(operand);
  });
}

function pattern(operand: unknown, patterns: PatternCompiler): CompiledTest | string {
  if (typeof operand !== "string" || operand === "" || operand.length > MAX_PATTERN_LENGTH) {
    return `expected a regular expression of 1 to ${MAX_PATTERN_LENGTH} characters`;
  }
  try {
    const finds = patterns(operand);
    return plain((value) => typeof value === "string" && finds(value));
  } catch {
    return "expected a regular expression in RE2 syntax (no look-around, no back-references)";
  }
}

function instant(operand: unknown, holds: (value: number, bound: number) => boolean): CompiledTest | string {
  const bound = typeof operand === "string" ? parseInstant(operand) : undefined;
  if (bound === undefined) return "expected an ISO 8601 instant such as 2026-11-24T09:00:00Z";
  return plain((value) => {
    const at = typeof value === "string" ? parseInstant(value) : undefined;
    return at !== undefined && holds(at, bound);
  });
}

/** `"10"` is 10 here, and nowhere else. */
function converted(operand: unknown, patterns: PatternCompiler): CompiledTest | string {
  const inner = compileTest(operand, patterns);
  if (typeof inner === "string") return inner;
  return { negated: inner.negated, passes: (value) => inner.passes(asNumber(value)) };
}

const NUMBER = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

function asNumber(value: Json | undefined): Json | undefined {
  return typeof value === "string" && value.length <= 64 && NUMBER.test(value) ? Number(value) : value;
}

function describe(value: unknown): string {
  return Array.isArray(value)
    ? "a list"
    : typeof value === "object" && value !== null
      ? "an object"
      : (JSON.stringify(value) ?? "nothing");
}
