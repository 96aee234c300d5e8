import type { Json } from "../contracts/index.ts";
import { isJsonObject, unknownWord } from "../contracts/index.ts";
import type { Check } from "./check-context.ts";
import type { Diagnostic } from "./findings.ts";

/** The nearest word is looked for among so many; a hostile file shall not make us compare each with each. */
const MAX_CANDIDATES = 500;

/** What came, short enough for a message. */
export function came(value: Json | undefined): string {
  if (value === undefined) return "none";
  if (typeof value === "string") return JSON.stringify(value.length > 64 ? `${value.slice(0, 64)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return isJsonObject(value) ? "an object" : JSON.stringify(value);
}

/** How every unknown word is told; where nothing more is written down, it costs nothing. */
export function unknown(
  word: string,
  known: readonly string[],
  { found }: Pick<Check, "found">,
  severity: Diagnostic["severity"] = "error",
): string {
  if (found.full(severity)) return "";
  if (known.length <= MAX_CANDIDATES) return unknownWord(word, known);
  const isNear = (each: string): boolean =>
    Math.abs(each.length - word.length) <= Math.max(1, word.length / 3);
  const near = known.filter(isNear);
  const others = near.length < MAX_CANDIDATES ? known.filter((each) => !isNear(each)) : [];
  return unknownWord(word, [...near, ...others].slice(0, MAX_CANDIDATES));
}
