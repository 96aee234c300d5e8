import type { Defined } from "../event/index.ts";
import { callOf, described, plain, wrongArgument } from "../event/index.ts";
import type { ConditionDefinition } from "./definition.ts";

/** Yes or no about a profile at every instant. */
export interface Condition extends Defined<"a condition: yes or no at every instant", ConditionDefinition> {}

/** The definition of a condition; throws for anything else, and explains why an event is none. */
export function definitionOf(at: string, candidate: unknown): ConditionDefinition {
  const definition: unknown =
    typeof candidate === "object" && candidate !== null && "definition" in candidate
      ? candidate.definition
      : undefined;
  if (isCondition(definition)) return definition;
  const instant = typeof candidate === "string" ? described(candidate) : momentIn(definition);
  throw wrongArgument(
    at,
    instant === undefined
      ? `expected a condition such as did("Product Added"); came ${described(candidate)}`
      : `expected a condition, which is yes or no at every instant; came ${instant}, which is an instant: no two events happen at one. Ask did(name, { within }) whether it happened, or order events with followedBy`,
  );
}

/** The same for what may also be a definition itself, such as a ready-made one. */
export function conditionIn(at: string, candidate: Condition | ConditionDefinition): ConditionDefinition {
  return isCondition(candidate) ? candidate : definitionOf(at, candidate);
}

/** The words of the moments, which stand above this room. */
const MOMENT_WORDS: readonly string[] = [
  "event",
  "page",
  "screen",
  "identified",
  "activity",
  "sequence",
  "notFollowedBy",
  "becomes",
  "firstSeen",
  "returned",
  "entered",
  "left",
  "fired",
  "anyOf",
];

const CONDITION_WORDS: readonly string[] = [
  "did",
  "sum",
  "average",
  "lowest",
  "highest",
  "last",
  "since",
  "activeBeyond",
  "inactive",
  "trait",
  "inSegment",
  "consented",
  "scored",
  "all",
  "any",
  "not",
];

/** True for a condition as data, as far as its one word tells. */
export function isCondition(definition: unknown): definition is ConditionDefinition {
  return (
    typeof definition === "object" &&
    definition !== null &&
    CONDITION_WORDS.some((word) => Object.hasOwn(definition, word))
  );
}

/** How a message names a moment that stands where a condition should; `undefined` for what is none. */
function momentIn(definition: unknown): string | undefined {
  if (typeof definition !== "object" || definition === null) return undefined;
  const [word, value]: readonly unknown[] =
    Object.entries(definition).find(([key]) => MOMENT_WORDS.includes(key)) ?? [];
  if (typeof word !== "string") return undefined;
  return typeof value === "string" ? callOf(word, value) : word;
}

/** A condition of these parts. */
export function condition(at: string, parts: object): Condition {
  return { definition: asCondition(at, parts) };
}

function asCondition(at: string, parts: object): ConditionDefinition {
  const definition: object = plain<object>(at, parts);
  if (!isCondition(definition)) throw wrongArgument(at, "expected a condition; came something else");
  return definition;
}
