import type { Json, JsonObject } from "@heed/core/contracts";
import { isJsonObject, ownValue, parseDuration, parseInstant } from "@heed/core/contracts";
import type { Tests, Where } from "./definitions.ts";

type Value = Json | undefined;

/** Every value that a path means: one without `[*]`, missing or not; with it, one of each element. */
export function valuesAt(root: JsonObject, path: string): readonly Value[] {
  return path.split(".").reduce<readonly Value[]>(
    (values, part) => {
      const each = part.endsWith("[*]");
      const inside = values.map((value) =>
        isJsonObject(value) ? ownValue(value, each ? part.slice(0, -3) : part) : undefined,
      );
      return each ? inside.flatMap((value) => (isList(value) ? value : [])) : inside;
    },
    [root],
  );
}

export function passesAll(where: Where | undefined, properties: JsonObject): boolean {
  return Object.entries(where ?? {}).every(([path, tests]) => passes(tests, valuesAt(properties, path)));
}

/** True where each test is passed by any of the values; a negation, where none passes its positive twin. */
export function passes(tests: Tests, values: readonly Value[]): boolean {
  const list: readonly unknown[] = Array.isArray(tests) ? tests : [tests];
  return list.every((test) => passesOne(test, values));
}

const NEGATIONS: ReadonlyMap<string, string> = new Map([
  ["isNot", "is"],
  ["noneOf", "oneOf"],
  ["missing", "exists"],
]);

function passesOne(test: unknown, values: readonly Value[]): boolean {
  if (typeof test !== "object" || test === null) return values.some((value) => value === test);
  const [word, operand]: readonly unknown[] = Object.entries(test)[0] ?? [];
  if (typeof word !== "string") throw new Error("a test without a word");
  if (word === "asNumber") return passesOne(operand, values.map(asNumber));
  const positive = NEGATIONS.get(word);
  return positive === undefined
    ? values.some((value) => isSo(word, operand, value))
    : !values.some((value) => isSo(positive, operand, value));
}

function isSo(word: string, operand: unknown, value: Value): boolean {
  switch (word) {
    case "is":
      return value === operand;
    case "oneOf":
      return isList(operand) && operand.some((each) => each === value);
    case "exists":
      return value !== undefined && value !== null;
    case "contains":
      return isList(value)
        ? value.some((each) => each === operand)
        : typeof value === "string" && typeof operand === "string" && value.includes(operand);
    case "between":
      return (
        isList(operand) && compares("atLeast", operand[0], value) && compares("atMost", operand[1], value)
      );
    case "startsWith":
    case "endsWith":
    case "matches":
    case "before":
    case "after":
      return typeof value === "string" && typeof operand === "string" && reads(word, operand, value);
    default:
      return compares(word, operand, value);
  }
}

function compares(word: string, bound: unknown, value: unknown): boolean {
  if (typeof value !== "number" || typeof bound !== "number") return false;
  if (word === "above") return value > bound;
  if (word === "atLeast") return value >= bound;
  if (word === "below") return value < bound;
  if (word === "atMost") return value <= bound;
  throw new Error(`unknown test ${word}`);
}

function reads(
  word: "startsWith" | "endsWith" | "matches" | "before" | "after",
  operand: string,
  value: string,
): boolean {
  if (word === "startsWith") return value.startsWith(operand);
  if (word === "endsWith") return value.endsWith(operand);
  if (word === "matches") return new RegExp(operand).test(value);
  const [at, bound] = [parseInstant(value), parseInstant(operand)];
  if (at === undefined || bound === undefined) return false;
  return word === "before" ? at < bound : at > bound;
}

const NUMBER = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

function asNumber(value: Value): Value {
  return typeof value === "string" && NUMBER.test(value) ? Number(value) : value;
}

/** What is compared as text: scalars that say something. */
export function textOf(value: Value): string | undefined {
  if (value === undefined || value === null || value === "" || typeof value === "object") return undefined;
  return String(value);
}

/** One text per meaning: keys in order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isJsonObject(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** The same for the same events, however they are written: `"A"` is `{ event: "A" }`, and a list has no order. */
export function namedForms(namings: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(namings) ? namings : [namings];
  const texts = list.map((each) => canonical(typeof each === "string" ? { event: each } : each));
  return [...new Set(texts)].toSorted(compareText);
}

/** Makes once per object what depends on nothing else. */
export function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** By code units, the same on every machine; what has no text comes first. */
export function compareText(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function msOf(duration: string): number {
  const known = spans.get(duration);
  if (known !== undefined) return known;
  const span = parseDuration(duration);
  if (span === undefined) throw new Error(`no duration: ${duration}`);
  spans.set(duration, span);
  return span;
}

const spans = new Map<string, number>();

/** `Array.isArray` alone does not see through a readonly list. */
function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}
