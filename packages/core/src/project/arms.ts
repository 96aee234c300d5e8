import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import type { Check } from "./check-context.ts";
import { definitionsOf } from "./check-context.ts";
import type { Place } from "./place.ts";
import type { Reader } from "./readers.ts";
import { readForm } from "./readers.ts";
import { useName } from "./names.ts";
import { came, unknown } from "./words.ts";

/** True where a value stands for each arm of an experiment. */
export function isByArm(value: Json | undefined): value is JsonObject {
  return isJsonObject(value) && (Object.hasOwn(value, "byArm") || Object.hasOwn(value, "arms"));
}

/** A plain value, or one for each arm. */
export function arms(read: Reader): Reader {
  return (value, at, check) => {
    if (!isByArm(value)) {
      read(value, at, check);
      return;
    }
    readForm(value, at, check, {
      fields: {
        byArm: (name, place) => useName("experiments", name, place, check),
        arms: (values, place) => readArms(values, ownValue(value, "byArm"), place, check, read),
      },
      required: ["byArm", "arms"],
    });
  };
}

/** No value of arms: a name, path, half-life or bucket is the same for everybody. */
export function notByArm(why: string, read: Reader): Reader {
  return (value, at, check) => {
    if (isByArm(value)) check.found.error("HEED_RULE_NOT_HERE", at, `expected no "byArm" here: ${why}`);
    else read(value, at, check);
  };
}

function readArms(values: Json, experiment: Json | undefined, at: Place, check: Check, read: Reader): void {
  if (!isJsonObject(values)) {
    check.found.error("HEED_RULE_TYPE", at, `expected an object of values by arm; came ${came(values)}`);
    return;
  }
  const given = Object.keys(values);
  if (given.length < 2) {
    check.found.error(
      "HEED_RULE_LENGTH",
      at,
      `expected a value for each of two arms or more; came ${given.length}`,
    );
  }
  for (const arm of given) {
    const value = ownValue(values, arm);
    if (value !== undefined) read(value, at.at(arm), check);
  }
  if (typeof experiment !== "string") return;
  const definition = ownValue(definitionsOf(check.project, "experiments"), experiment);
  if (!isJsonObject(definition) || !isJsonObject(ownValue(definition, "arms"))) return;
  const dealt = definitionsOf(definition, "arms");
  const known = Object.keys(dealt);
  for (const arm of given) {
    if (!Object.hasOwn(dealt, arm))
      check.found.error("HEED_RULE_ARMS", at.at(arm), unknown(arm, known, check));
  }
  for (const arm of known) {
    if (Object.hasOwn(values, arm)) continue;
    const message = `expected a value for every arm of "${experiment}"; came none for ${came(arm)}`;
    check.found.error("HEED_RULE_ARMS", at.at(arm), message);
  }
}

/**
 * Every pair of values that can meet: two plain ones, or those of each arm. A value that is not there, or of another kind,
 * makes no pair.
 */
export function* pairs<T>(
  a: Json | undefined,
  b: Json | undefined,
  is: (value: unknown) => value is T,
): Generator<readonly [T, T]> {
  const names = new Set(["", ...armsOf(a), ...armsOf(b)]);
  for (const arm of names) {
    const [one, other] = [valueOf(a, arm), valueOf(b, arm)];
    if (is(one) && is(other)) yield [one, other];
  }
}

/** All values that can come. */
export function valuesOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return isByArm(value) ? armsOf(value).flatMap((arm) => valueOf(value, arm) ?? []) : [value];
}

function armsOf(value: Json | undefined): readonly string[] {
  return isByArm(value) ? Object.keys(definitionsOf(value, "arms")) : [];
}

function valueOf(value: Json | undefined, arm: string): Json | undefined {
  return isByArm(value) ? ownValue(definitionsOf(value, "arms"), arm) : value;
}
