import { isJsonObject } from "@heed/core/contracts";
import type { VendorError } from "./answer.ts";
import { deepest, strings, arrays, valueAt } from "./walk.ts";

/** One demand on the body of Create Event. Klaviyo answers 400 with all that are not met. */
export interface EventRule {
  /** Told as the error's `detail`. */
  readonly rule: string;
  /** Section of the fact sheet, or the official client's model. */
  readonly source: string;
  readonly pointer: string;
  readonly holds: (value: unknown, now: number) => boolean;
}

const ATTRIBUTES = "/data/attributes";
const METRIC = `${ATTRIBUTES}/metric/data`;
const PROFILE = `${ATTRIBUTES}/profile/data`;
const PERSON = `${PROFILE}/attributes`;
const PROPERTIES = `${ATTRIBUTES}/properties`;
const YEAR_MS = 365 * 86_400_000;
const MODEL = "klaviyo-api 23.0.0, model";

/** The skeleton; where it is broken nothing else is looked at. */
export const SHAPE_RULES: readonly EventRule[] = [
  is("/data/type", "event"),
  is(`${METRIC}/type`, "metric"),
  is(`${PROFILE}/type`, "profile"),
  {
    rule: "Properties must be an object",
    source: `${MODEL} EventCreateQueryV2ResourceObjectAttributes`,
    pointer: PROPERTIES,
    holds: isJsonObject,
  },
  {
    rule: "A profile has attributes",
    source: `${MODEL} EventProfileCreateQueryResourceObject`,
    pointer: PERSON,
    holds: isJsonObject,
  },
];

export const EVENT_RULES: readonly EventRule[] = [
  {
    rule: "A metric has a name of less than 128 characters",
    source: "sinks.md §2.3",
    pointer: `${METRIC}/attributes/name`,
    holds: (value) => isText(value) && value !== "" && Array.from(value).length < 128,
  },
  {
    rule: "One of id, email, phone_number, external_id, anonymous_id, _kx is required",
    source: "sinks.md §2.3 and §1.5",
    pointer: PROFILE,
    holds: (value) =>
      isJsonObject(value) &&
      [value, value["attributes"]].some(
        (each) => isJsonObject(each) && IDENTIFIERS.some((key) => isText(each[key]) && each[key] !== ""),
      ),
  },
  optional(
    `${PERSON}/email`,
    "Invalid email address",
    "sinks.md §2.7",
    (value) => isText(value) && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  ),
  optional(
    `${PERSON}/phone_number`,
    "Invalid phone number, expected E.164",
    "sinks.md §1.5",
    (value) => isText(value) && /^\+[1-9]\d{6,14}$/.test(value),
  ),
  optional(
    `${PERSON}/external_id`,
    "An external_id has at most 255 characters",
    "sinks.md §2.8",
    (value) => isText(value) && Array.from(value).length <= 255,
  ),
  optional(`${PERSON}/anonymous_id`, "An anonymous_id is a text", MODEL, isText),
  {
    rule: "An event has at most 400 properties",
    source: "sinks.md §2.3",
    pointer: PROPERTIES,
    holds: (value) => isJsonObject(value) && Object.keys(value).length <= 400,
  },
  {
    rule: "A string has at most 100 KB",
    source: "sinks.md §2.3; the smaller, decimal reading of KB",
    pointer: PROPERTIES,
    holds: (value) => strings(value).every((text) => Buffer.byteLength(text) <= 100_000),
  },
  {
    rule: "An array has at most 4,000 items",
    source: "sinks.md §2.3",
    pointer: PROPERTIES,
    holds: (value) => arrays(value).every((array) => array.length <= 4_000),
  },
  {
    rule: "Properties are nested at most 10 levels deep",
    source: "sinks.md §2.3; that the properties are the first level is unverified",
    pointer: PROPERTIES,
    holds: (value) => deepest(value) <= 10,
  },
  optional(
    `${ATTRIBUTES}/time`,
    "A time is ISO 8601, after 1990 and at most one year ahead",
    "sinks.md §1.4",
    (value, now) => {
      const time = isText(value) && ISO_8601.test(value) ? Date.parse(value) : Number.NaN;
      return time >= Date.UTC(1991, 0, 1) && time <= now + YEAR_MS;
    },
  ),
  optional(`${ATTRIBUTES}/value`, "A value is a number", MODEL, (value) => typeof value === "number"),
  optional(
    `${ATTRIBUTES}/value_currency`,
    "A value_currency is an ISO 4217 code",
    `${MODEL}; that others are refused is unverified`,
    (value) => isText(value) && /^[A-Z]{3}$/.test(value),
  ),
  optional(
    `${ATTRIBUTES}/unique_id`,
    "A unique_id is a text",
    MODEL,
    (value) => isText(value) && value !== "",
  ),
  optional(`${ATTRIBUTES}/backfill`, "A backfill is true or false", "sinks.md §2.3", (value) => {
    return typeof value === "boolean";
  }),
  knows(ATTRIBUTES, [
    "metric",
    "profile",
    "properties",
    "time",
    "value",
    "value_currency",
    "unique_id",
    "backfill",
  ]),
  knows(`${METRIC}/attributes`, ["name", "service"]),
  knows(PERSON, [
    "email",
    "phone_number",
    "external_id",
    "anonymous_id",
    "_kx",
    "first_name",
    "last_name",
    "organization",
    "locale",
    "title",
    "image",
    "location",
    "properties",
    "meta",
  ]),
];

const IDENTIFIERS = ["id", "email", "phone_number", "external_id", "anonymous_id", "_kx"];
const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

/** Every demand that this body does not meet, as Klaviyo would name it. */
export function eventErrors(body: unknown, now: number): readonly VendorError[] {
  const broken = (rules: readonly EventRule[]): readonly VendorError[] =>
    rules
      .filter(({ pointer, holds }) => !holds(valueAt(body, pointer), now))
      .map(({ rule, pointer }) => ({ code: "invalid", detail: rule, pointer }));
  const skeleton = broken(SHAPE_RULES);
  return skeleton.length > 0 ? skeleton : broken(EVENT_RULES);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** JSON:API names the type of every resource (sinks.md §2.1). */
function is(pointer: string, type: string): EventRule {
  return {
    rule: `The type must be ${type}`,
    source: "sinks.md §2.1 and §2.3",
    pointer,
    holds: (value) => value === type,
  };
}

/** The official model lets optional fields be absent or null. */
function optional(pointer: string, rule: string, source: string, holds: EventRule["holds"]): EventRule {
  return {
    rule,
    source,
    pointer,
    holds: (value, now) => value === undefined || value === null || holds(value, now),
  };
}

function knows(pointer: string, known: readonly string[]): EventRule {
  return {
    rule: `Known fields are ${known.join(", ")}`,
    source: `sinks.md §7 (validate strictly), fields from ${MODEL}`,
    pointer,
    holds: (value) => !isJsonObject(value) || Object.keys(value).every((key) => known.includes(key)),
  };
}
