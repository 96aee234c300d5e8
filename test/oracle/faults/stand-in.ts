/**
 * What suites that judge a fault get for vitest: as much of it as they use, without its modules, so that a suite takes
 * milliseconds in the process that runs it. A test that needs more of it fails on the sound engine as well, and says nothing.
 */
import { strict as assert } from "node:assert";
import { isJsonObject } from "@heed/core/contracts";

type Body = () => unknown;

/** Of the suite that is being read. */
let registered: { readonly name: string; readonly body: Body }[] = [];

/** The tests of the suites that were read since the last time. */
export function takeTests(): readonly { readonly name: string; readonly body: Body }[] {
  const tests = registered;
  registered = [];
  return tests;
}

export function test(name: string, body: Body): void {
  registered.push({ name, body });
}

test.each =
  (rows: readonly unknown[]) =>
  (name: string, body: (...row: readonly unknown[]) => unknown): void => {
    for (const row of rows) test(name, () => (Array.isArray(row) ? body(...row) : body(row)));
  };

export function describe(_name: string, body: () => void): void {
  body();
}

describe.each =
  <T>(rows: readonly T[]) =>
  (_name: string, body: (row: T) => void): void => {
    for (const row of rows) body(row);
  };

/** Stands for every value that it accepts. */
class Matching {
  readonly accepts: (came: unknown) => boolean;

  constructor(accepts: (came: unknown) => boolean) {
    this.accepts = accepts;
  }
}

interface Claims {
  readonly not: Pick<Claims, "toBe" | "toEqual" | "toContain" | "toThrow">;
  toBe(wanted: unknown): void;
  toEqual(wanted: unknown): void;
  toStrictEqual(wanted: unknown): void;
  toMatchObject(wanted: unknown): void;
  toHaveLength(length: number): void;
  toContain(part: unknown): void;
  toContainEqual(part: unknown): void;
  toMatch(pattern: string | RegExp): void;
  toThrow(pattern?: string | RegExp): void;
  toBeUndefined(): void;
  toBeGreaterThan(bound: number): void;
  toBeLessThan(bound: number): void;
}

export function expect(came: unknown): Claims {
  return claims(came, (holds, what) => assert.ok(holds, what));
}

expect.any = (): Matching => new Matching((came) => came !== undefined && came !== null);
expect.stringMatching = (pattern: RegExp): Matching =>
  new Matching((came) => typeof came === "string" && pattern.test(came));

function claims(came: unknown, claim: (holds: boolean, what: string) => void): Claims {
  return {
    get not() {
      return claims(came, (holds, what) => claim(!holds, `not ${what}`));
    },
    toBe: (wanted) => claim(Object.is(came, wanted), "to be"),
    toEqual: (wanted) => claim(isLike(came, wanted, "equal"), "to equal"),
    toStrictEqual: (wanted) => claim(isLike(came, wanted, "equal"), "to equal"),
    toMatchObject: (wanted) => claim(isLike(came, wanted, "part"), "to match"),
    toHaveLength: (length) => claim(Array.isArray(came) && came.length === length, "to have a length"),
    toContain: (part) => claim(contains(came, part), "to contain"),
    toContainEqual: (part) =>
      claim(Array.isArray(came) && came.some((each) => isLike(each, part, "equal")), "to contain"),
    toMatch: (pattern) => claim(matches(String(came), pattern), "to match"),
    toThrow: (pattern) => claim(throws(came, pattern), "to throw"),
    toBeUndefined: () => claim(came === undefined, "to be undefined"),
    toBeGreaterThan: (bound) => claim(Number(came) > bound, "to be greater"),
    toBeLessThan: (bound) => claim(Number(came) < bound, "to be less"),
  };
}

/** As vitest compares: keys whose value is undefined are none; a part may have fewer keys. */
function isLike(came: unknown, wanted: unknown, how: "equal" | "part"): boolean {
  if (wanted instanceof Matching) return wanted.accepts(came);
  if (Array.isArray(wanted) && Array.isArray(came))
    return came.length === wanted.length && wanted.every((each, i) => isLike(came[i], each, how));
  if (!isJsonObject(wanted) || !isJsonObject(came)) return Object.is(came, wanted);
  const keys = new Set(Object.keys(how === "part" ? wanted : { ...came, ...wanted }));
  return [...keys].every((key) => isLike(came[key], wanted[key], how));
}

function contains(came: unknown, part: unknown): boolean {
  return Array.isArray(came) ? came.includes(part) : typeof came === "string" && came.includes(String(part));
}

function matches(text: string, pattern: string | RegExp = ""): boolean {
  return typeof pattern === "string" ? text.includes(pattern) : pattern.test(text);
}

function throws(came: unknown, pattern?: string | RegExp): boolean {
  if (typeof came !== "function") return false;
  try {
    came();
    return false;
  } catch (error) {
    return matches(error instanceof Error ? error.message : String(error), pattern);
  }
}
