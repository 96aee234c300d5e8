import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, nearestWord, ownValue, parseDuration } from "../contracts/index.ts";
import { parsePath } from "../event/index.ts";
import type { Check } from "./check-context.ts";
import type { Place } from "./place.ts";
import { came, unknown } from "./words.ts";

/** Reads one value, and writes down all that is wrong with it. */
export type Reader = (value: Json, at: Place, check: Check) => void;

/** The keys of an object, each with its reader. */
export interface Form {
  readonly fields: Readonly<Record<string, Reader>>;
  readonly required?: readonly string[];
  /** Words that are right elsewhere, with the reason why not here. */
  readonly notHere?: Readonly<Record<string, string>>;
  /** What concerns several keys together. */
  readonly also?: (object: JsonObject, at: Place, check: Check) => void;
}

/** Names of people's own things become parts of ids, lines and paths. */
const NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,99}$/;
const NAME_IN_PATHS = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/;
const DURATION = /^(?:0|[1-9][0-9]{0,15})(?:ms|s|m|h|d|w)$/;
const HUNDRED_YEARS_MS = 36_500 * 86_400_000;

/** An object with these keys and no others. */
export function object(what: string, form: Form): Reader {
  return (value, at, check) => {
    if (!isJsonObject(value)) {
      check.found.error("HEED_RULE_TYPE", at, `expected ${what}, an object; came ${came(value)}`);
      return;
    }
    readForm(value, at, check, form);
  };
}

/** The same for an object that is known to be one. */
export function readForm(value: JsonObject, at: Place, check: Check, form: Form): void {
  for (const key of Object.keys(value)) {
    const read = ownReader(form.fields, key);
    const field = ownValue(value, key);
    if (read !== undefined) {
      if (field !== undefined) read(field, at.at(key), check);
    } else if (Object.hasOwn(form.notHere ?? {}, key)) {
      check.found.error(
        "HEED_RULE_NOT_HERE",
        at.at(key),
        `expected no "${key}" here: ${form.notHere?.[key] ?? ""}`,
      );
    } else {
      check.found.error("HEED_RULE_UNKNOWN_KEY", at.at(key), unknown(key, Object.keys(form.fields), check));
    }
  }
  for (const key of form.required ?? []) {
    if (Object.hasOwn(value, key)) continue;
    check.found.error("HEED_RULE_MISSING_KEY", at.at(key), `expected "${key}"; came none`);
  }
  form.also?.(value, at, check);
}

/** An object that has exactly one of these words, which tells what it is. */
export function oneOfForms(
  what: string,
  forms: Readonly<Record<string, Form>>,
  otherwise?: (value: Json, at: Place, check: Check) => boolean,
): Reader {
  const known = Object.keys(forms);
  return (value, at, check) => {
    if (isJsonObject(value)) {
      const words = Object.keys(value).filter((key) => Object.hasOwn(forms, key));
      const [word, second] = words;
      if (word !== undefined && second === undefined) {
        readForm(value, at, check, forms[word] ?? { fields: {} });
        return;
      }
      if (word !== undefined) {
        const given = words.map((each) => JSON.stringify(each)).join(" and ");
        check.found.error(
          "HEED_RULE_TWO_WORDS",
          at,
          `expected one word that says what this is; came ${given}`,
        );
        return;
      }
    }
    if (otherwise?.(value, at, check) === true) return;
    if (!isJsonObject(value)) {
      check.found.error("HEED_RULE_TYPE", at, `expected ${what}; came ${came(value)}`);
      return;
    }
    const keys = Object.keys(value);
    const first = keys.slice(0, 8).find((key) => nearestWord(key, known) !== undefined) ?? keys[0];
    if (first === undefined) {
      check.found.error("HEED_RULE_UNKNOWN_WORD", at, `expected ${what}; came an object without keys`);
    } else {
      check.found.error("HEED_RULE_UNKNOWN_WORD", at.at(first), unknown(first, known, check));
    }
  };
}

/** A map from names to definitions. */
export function named(
  what: string,
  read: (value: Json, at: Place, check: Check, name: string) => void,
  style: "name" | "path" = "name",
): Reader {
  const rule = style === "name" ? NAME : NAME_IN_PATHS;
  const marks = style === "name" ? '"_", "-" and "."' : '"_" and "-"';
  return (value, at, check) => {
    if (!isJsonObject(value)) {
      check.found.error("HEED_RULE_TYPE", at, `expected an object of ${what} by name; came ${came(value)}`);
      return;
    }
    for (const key of Object.keys(value)) {
      const place = at.at(key);
      if (!rule.test(key)) {
        const message = `expected a name of letters, digits, ${marks}, a letter first, at most 100; came ${came(key)}`;
        check.found.error("HEED_RULE_NAME", place, message);
      }
      const own = ownValue(value, key);
      if (own !== undefined) read(own, place, check, key);
    }
  };
}

/** A list, each element read alike; `[min, max]` long. */
export function list(what: string, [min, max]: readonly [number, number], read: Reader): Reader {
  return (value, at, check) => {
    if (!Array.isArray(value)) {
      check.found.error("HEED_RULE_TYPE", at, `expected a list of ${what}; came ${came(value)}`);
      return;
    }
    if (value.length < min || value.length > max) {
      const size = max === Infinity ? `at least ${min}` : `${min} to ${max}`;
      check.found.error("HEED_RULE_LENGTH", at, `expected ${size} ${what}; came ${value.length}`);
    }
    for (const [i, each] of value.entries()) read(each, at.at(i), check);
  };
}

/** Text of 1 to `max` characters. */
export function text(what: string, max = 500): Reader {
  return (value, at, check) => {
    if (typeof value !== "string") {
      check.found.error("HEED_RULE_TYPE", at, `expected ${what}, a text; came ${came(value)}`);
    } else if (value === "" || value.length > max) {
      const message = `expected ${what}, 1 to ${max} characters; came ${value === "" ? "none" : value.length}`;
      check.found.error("HEED_RULE_LENGTH", at, message);
    }
  };
}

/** One of these words. */
export function oneOf(...words: readonly string[]): Reader {
  return (value, at, check) => {
    if (typeof value === "string" && words.includes(value)) return;
    const message =
      typeof value === "string"
        ? unknown(value, words, check)
        : `expected one of ${words.map((each) => JSON.stringify(each)).join(", ")}; came ${came(value)}`;
    check.found.error("HEED_RULE_UNKNOWN_WORD", at, message);
  };
}

/** `true` and nothing else. */
export const yes: Reader = (value, at, check) => {
  if (value !== true) check.found.error("HEED_RULE_TYPE", at, `expected true; came ${came(value)}`);
};

interface NumberBounds {
  readonly whole?: boolean;
  readonly atLeast?: number;
  readonly above?: number;
  readonly atMost?: number;
  readonly below?: number;
}

/** A number in a range. */
export function number(what: string, bounds: NumberBounds = {}): Reader {
  return (value, at, check) => {
    if (typeof value !== "number") {
      check.found.error("HEED_RULE_TYPE", at, `expected ${what}; came ${came(value)}`);
      return;
    }
    const holds =
      (bounds.whole !== true || Number.isInteger(value)) &&
      value >= (bounds.atLeast ?? -Infinity) &&
      value > (bounds.above ?? -Infinity) &&
      value <= (bounds.atMost ?? Infinity) &&
      value < (bounds.below ?? Infinity);
    if (!holds) check.found.error("HEED_RULE_NUMBER", at, `expected ${what}; came ${value}`);
  };
}

/** Elapsed time, above 0. */
export const duration: Reader = elapsed(false);

/** Elapsed time, or none at all. */
export const durationOrNone: Reader = elapsed(true);

function elapsed(orNone: boolean): Reader {
  return (value, at, check) => {
    const sound = typeof value === "string" && DURATION.test(value) && (orNone || !value.startsWith("0"));
    if (!sound) {
      const message = `expected elapsed time such as "24h" or "15m" (ms, s, m, h, d, w); came ${came(value)}`;
      check.found.error("HEED_RULE_DURATION", at, message);
    } else if ((parseDuration(value) ?? Infinity) > HUNDRED_YEARS_MS) {
      check.found.error(
        "HEED_RULE_TOO_LONG",
        at,
        `expected at most "36500d", a hundred years; came ${came(value)}`,
      );
    }
  };
}

/** A path to values, such as `products[*].price`. */
export const path: Reader = pathReader(true);

/** A path to one value, without `[*]`. */
export const pathToOne: Reader = pathReader(false);

function pathReader(several: boolean): Reader {
  const like = several
    ? 'a path such as "price" or "products[*].price"'
    : 'a path to one value, such as "cart_id"';
  return (value, at, check) => {
    const parsed = typeof value === "string" ? parsePath(value) : undefined;
    if (parsed === undefined || (!several && parsed.some(({ each }) => each))) {
      check.found.error("HEED_RULE_PATH", at, `expected ${like}; came ${came(value)}`);
    }
  };
}

function ownReader(fields: Form["fields"], key: string): Reader | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
