import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, nearestWord, ownValue } from "../contracts/index.ts";
import type { Check, Uses } from "./check-context.ts";
import { noUses } from "./check-context.ts";
import { useName } from "./names.ts";
import type { Place } from "./place.ts";
import { condition } from "./read-condition.ts";
import { experiment, fact, score } from "./read-definitions.ts";
import { trigger } from "./read-trigger.ts";
import type { Form, Reader } from "./readers.ts";
import { duration, durationOrNone, list, named, number, object, oneOf, text } from "./readers.ts";
import { came } from "./words.ts";

/** What the definitions of a project name, and which of them are without an error. */
export interface ReadProject {
  readonly triggers: ReadonlyMap<string, ReadDefinition>;
  readonly segments: ReadonlyMap<string, ReadDefinition>;
  /** Names of scores without an error. */
  readonly scores: ReadonlySet<string>;
  /** Keys of the project's settings that have no error. */
  readonly soundSettings: ReadonlySet<string>;
}

/** One definition as it was read. */
export interface ReadDefinition {
  readonly value: Json;
  readonly at: Place;
  readonly uses: Uses;
  readonly sound: boolean;
}

const UNITS: readonly string[] = ["day", "week", "month"];

const per: Reader = (value, at, check) => {
  if (typeof value !== "string" || /^[0-9]/.test(value)) duration(value, at, check);
  else if (!UNITS.includes(value)) {
    const near = nearestWord(value, UNITS);
    const message = `expected ${UNITS.map((each) => JSON.stringify(each)).join(", ")}, or elapsed time such as "36h" or "2w"; came ${came(value)}${near === undefined ? "" : `. Did you mean ${JSON.stringify(near)}?`}`;
    check.found.error("HEED_RULE_UNKNOWN_WORD", at, message);
  }
};

const cap = object("a cap", {
  fields: {
    atMost: number("a whole number from 1 to 32", { whole: true, atLeast: 1, atMost: 32 }),
    per,
    purpose: (value, at, check) => useName("purposes", value, at, check),
  },
  required: ["atMost", "per"],
});

const LOCAL_TIME = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/;

const localTime: Reader = (value, at, check) => {
  if (typeof value === "string" && LOCAL_TIME.test(value)) return;
  check.found.error(
    "HEED_RULE_TYPE",
    at,
    `expected a local time such as "22:00", 00:00 to 23:59; came ${came(value)}`,
  );
};

const quietHours = object("quiet hours", {
  fields: { from: localTime, to: localTime },
  required: ["from", "to"],
  also(hours, at, { found }) {
    const from = ownValue(hours, "from");
    if (from === undefined || from !== ownValue(hours, "to")) return;
    found.error("HEED_RULE_QUIET_HOURS", at, `expected "to" other than "from"; came ${came(from)} twice`);
  },
});

const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

const zone: Reader = (value, at, check) => {
  if (typeof value !== "string" || !ZONE.test(value)) {
    check.found.error(
      "HEED_RULE_TYPE",
      at,
      `expected a time zone such as "Europe/Berlin"; came ${came(value)}`,
    );
  } else if (check.context.zones?.isZone(value) === false) {
    check.found.error(
      "HEED_RULE_ZONE",
      at,
      `expected a time zone of the IANA list such as "Europe/Berlin"; came ${came(value)}`,
    );
  }
};

const purpose = object("a purpose", {
  fields: {
    categories: list("categories", [1, 100], text("a category")),
    unknown: oneOf("granted", "denied"),
  },
});

const purposes: Reader = (value, at, check) => {
  if (!isJsonObject(value)) {
    check.found.error("HEED_RULE_TYPE", at, `expected an object of purposes by name; came ${came(value)}`);
    return;
  }
  for (const name of Object.keys(value)) {
    text("the name of a purpose")(name, at.at(name), check);
    const own = ownValue(value, name);
    if (own !== undefined) purpose(own, at.at(name), check);
  }
};

const consent = object("the policy of consent", {
  fields: { purposes, collect: (value, at, check) => useName("purposes", value, at, check) },
  required: ["purposes"],
});

/** Reads everything, writes down all that is wrong, and hands back what the definitions name. */
export function readProject(project: JsonObject, at: Place, check: Check): ReadProject {
  const triggers = new Map<string, ReadDefinition>();
  const segments = new Map<string, ReadDefinition>();
  const scores = new Set<string>();
  const soundSettings = new Set<string>();
  const collecting =
    (definitions: Map<string, ReadDefinition>, read: Reader) =>
    (value: Json, place: Place, _: Check, name: string) => {
      const uses = noUses();
      const sound = check.found.sound(() => read(value, place, { ...check, uses }));
      definitions.set(name, { value, at: place, uses, sound });
    };
  const readScore = (value: Json, place: Place, _: Check, name: string): void => {
    if (check.found.sound(() => score(value, place, check))) scores.add(name);
  };
  const setting =
    (key: string, read: Reader): Reader =>
    (value, place) => {
      if (check.found.sound(() => read(value, place, check))) soundSettings.add(key);
    };
  const form: Form = {
    fields: {
      $schema: text("the address of the schema", 2_000),
      triggers: named("triggers", collecting(triggers, trigger)),
      segments: named("segments", collecting(segments, condition)),
      scores: named("scores", readScore, "path"),
      facts: named("facts", fact, "path"),
      experiments: named("experiments", experiment),
      caps: setting("caps", list("caps", [0, 100], cap)),
      quietHours: setting("quietHours", quietHours),
      zone,
      grace: setting("grace", durationOrNone),
      keepFor: duration,
      notActivity: list("names of events", [0, 1_000], text("the name of an event")),
      consent,
    },
  };
  object("a project", form)(project, at, check);
  return { triggers, segments, scores, soundSettings };
}
