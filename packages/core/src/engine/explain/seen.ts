import type { EpochMs, Json } from "../../contracts/index.ts";
import { isJsonObject, ownValue } from "../../contracts/index.ts";
import type { ConditionExplained } from "./explanation.ts";
import { numberWords, valueWords, whenWords } from "./words.ts";

/** What a leaf of a condition has looked at, in words; absent where it has nothing to show. */
export function seenWords(seen: Json | undefined, now: EpochMs): string | undefined {
  if (!isJsonObject(seen)) return undefined;
  const words = Object.keys(seen).flatMap((key) => {
    const value = ownValue(seen, key);
    return value === undefined ? [] : (wordsOf(key, value, now) ?? []);
  });
  return words.length === 0 ? undefined : words.join(", ");
}

function wordsOf(key: string, value: Json, now: EpochMs): string | undefined {
  switch (key) {
    case "newest":
      return typeof value === "number" ? `the newest was at ${whenWords(value, now)}` : "none has been seen";
    case "since":
      return typeof value === "number" ? `counted since ${whenWords(value, now)}` : "nothing has been seen";
    case "first":
      return typeof value === "number" ? `the first was at ${whenWords(value, now)}` : "none has been seen";
    case "last":
      return typeof value === "number" ? `the newest was at ${whenWords(value, now)}` : undefined;
    case "count":
      return `${valueWords(value)} seen`;
    case "atLeast":
      return `${valueWords(value)} or more seen`;
    case "sum":
    case "average":
    case "lowest":
    case "highest":
      return typeof value === "number" ? `it is ${numberWords(value)}` : "there is no number yet";
    case "score":
      return typeof value === "number" ? `it is ${numberWords(value)}` : undefined;
    case "set":
      return value === true ? "it has been reached" : "it has not been reached since it was last below";
    case "told":
      return value === true ? undefined : "nothing has been told";
    case "value":
      return `it is ${valueWords(value)}`;
    case "permitted":
      return value === true ? "it is allowed" : "it is not allowed";
    default:
      return undefined;
  }
}

/** A condition with what it has seen: `did "A" at least 3 times (1 seen)`. */
export function withSeen({ text, seen, definition }: ConditionExplained, now: EpochMs): string {
  const words = seenWords(seen, now);
  const isKept = !("told" in Object(seen) && !("value" in Object(seen)));
  if (words !== undefined) return `${text} (${words})`;
  return isKept || !("last" in definition || "trait" in definition)
    ? text
    : `${text} (the newest value is missing, or too long to be kept)`;
}

/** What is in the way, with all that it has seen: of `any` and `not` what their parts have. */
export function faultWords(condition: ConditionExplained, now: EpochMs): string {
  const { definition, parts, text } = condition;
  const leaves = parts.flatMap(leavesOf).flatMap((leaf) => {
    const words = seenWords(leaf.seen, now);
    return words === undefined
      ? []
      : [parts.length === 1 && leaf === parts[0] ? words : `${leaf.text}: ${words}`];
  });
  if (leaves.length === 0) return "all" in definition ? text : withSeen(condition, now);
  return `${text} (${leaves.join("; ")})`;
}

function leavesOf(condition: ConditionExplained): readonly ConditionExplained[] {
  return condition.parts.length === 0 ? [condition] : condition.parts.flatMap(leavesOf);
}
