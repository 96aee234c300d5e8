import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import { notByArm } from "./arms.ts";
import type { Check } from "./check-context.ts";
import type { Place } from "./place.ts";
import type { Reader } from "./readers.ts";
import { pathToOne } from "./readers.ts";
import { came, unknown } from "./words.ts";

/** `by`: one path, or one for each name. */
export const correlation: Reader = notByArm("a path is the same in every arm", (value, at, check) => {
  if (!isJsonObject(value)) {
    pathToOne(value, at, check);
    return;
  }
  const names = Object.keys(value);
  if (names.length === 0) {
    check.found.error("HEED_RULE_LENGTH", at, "expected a path for each event's name; came none");
  }
  for (const name of names) {
    const path = ownValue(value, name);
    if (path !== undefined) pathToOne(path, at.at(name), check);
  }
});

/** `by` of a single event. */
export function correlationOfEvent(event: JsonObject, at: Place, check: Check): void {
  readNames(event, [event], [], at, check);
}

/** `by` of a sequence: every step must have its value. */
export function correlationOfSequence(sequence: JsonObject, at: Place, check: Check): void {
  const steps = listAt(sequence, "sequence");
  if (Object.hasOwn(sequence, "by") && noReturn(steps, at.at("by"), check)) {
    readNames(sequence, steps, listOf(ownValue(sequence, "unless")), at, check);
  }
}

/** `by` of a wait: its start must have the value, a cancel may. */
export function correlationOfWait(wait: JsonObject, at: Place, check: Check): void {
  const after = ownValue(wait, "after");
  if (!Object.hasOwn(wait, "by") || !isJsonObject(after)) return;
  const cancels = listOf(ownValue(wait, "notFollowedBy"));
  const steps = listAt(after, "sequence");
  if (steps.length > 0) {
    if (noReturn(steps, at.at("by"), check)) {
      readNames(wait, steps, [...listOf(ownValue(after, "unless")), ...cancels], at, check);
    }
  } else if (isEvent(after)) {
    readNames(wait, [after], cancels, at, check);
  } else if (Object.hasOwn(after, "fired")) {
    // The start's value is that of the fire; only the cancels' values are read from events.
    readNames(wait, [], cancels, at, check);
  } else {
    const word = Object.keys(after)[0] ?? "";
    const message = `expected no "by": the wait begins with "${word.slice(0, 64)}", which is no event whose property could be read`;
    check.found.error("HEED_RULE_CORRELATION", at.at("by"), message);
  }
}

function noReturn(steps: readonly Json[], at: Place, { found }: Check): boolean {
  if (!steps.some((each) => isJsonObject(each) && Object.hasOwn(each, "returned"))) return true;
  found.error(
    "HEED_RULE_CORRELATION",
    at,
    'expected no "by" with a step "returned", which may be any activity',
  );
  return false;
}

function readNames(
  moment: JsonObject,
  needed: readonly Json[],
  allowed: readonly Json[],
  at: Place,
  check: Check,
): void {
  const by = ownValue(moment, "by");
  if (!isJsonObject(by)) return;
  const place = at.at("by");
  const starts = needed.map(nameOf);
  const names = new Set([...starts, ...allowed.map(nameOf)]);
  const known = [...names].filter((name) => name !== undefined);
  if (starts.includes(undefined)) {
    const message =
      "expected one path, not one for each name: an event of this moment has no name to stand under";
    check.found.error("HEED_RULE_CORRELATION", place, message);
    return;
  }
  for (const name of Object.keys(by)) {
    if (!names.has(name))
      check.found.error("HEED_RULE_CORRELATION", place.at(name), unknown(name, known, check));
  }
  for (const name of new Set(starts.filter((each) => each !== undefined))) {
    if (Object.hasOwn(by, name)) continue;
    const message = `expected a path for ${came(name)}, without which the moment has no value; came none`;
    check.found.error("HEED_RULE_CORRELATION", place.at(name), message);
  }
}

function nameOf(naming: Json): string | undefined {
  if (typeof naming === "string") return naming;
  if (!isJsonObject(naming)) return undefined;
  const name = ownValue(naming, "event") ?? ownValue(naming, "page") ?? ownValue(naming, "screen");
  return typeof name === "string" ? name : undefined;
}

function isEvent(moment: JsonObject): boolean {
  return ["event", "page", "screen", "identified", "activity"].some((word) => Object.hasOwn(moment, word));
}

function listAt(object: JsonObject, key: string): readonly Json[] {
  const value = ownValue(object, key);
  return Array.isArray(value) ? value : [];
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
