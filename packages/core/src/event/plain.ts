import { described, wrongArgument } from "./handle.ts";

/** The same with `undefined` allowed everywhere: such keys are left out. */
export type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/**
 * A definition as plain data of its own: without keys that are `undefined`, sharing nothing with what was handed over,
 * and equal to itself after JSON. Throws `HEED_TRIGGER_INVALID` for what JSON cannot hold, such as a function or NaN.
 */
export function plain<T extends object>(at: string, value: Loose<T>): T;
export function plain(at: string, value: object): unknown {
  return copied(value, at);
}

function copied(value: unknown, at: string): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  // JSON knows no negative zero.
  if (typeof value === "number" && Number.isFinite(value)) return value === 0 ? 0 : value;
  if (Array.isArray(value)) return value.map((each, i) => copied(each, `${at}[${i}]`));
  if (typeof value === "object" && isPlain(value)) {
    const present = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(present.map(([key, each]) => [key, copied(each, `${at}.${key}`)]));
  }
  throw wrongArgument(at, `expected plain data; came ${described(value)}`);
}

/** `{…}` and nothing with a class of its own: a date or a map has no entries, and would be lost without a word. */
export function isPlain(candidate: unknown): candidate is object {
  if (typeof candidate !== "object" || candidate === null) return false;
  const prototype: unknown = Object.getPrototypeOf(candidate);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
