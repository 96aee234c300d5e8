import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import { notByArm } from "./arms.ts";
import type { Check } from "./check-context.ts";
import type { Place } from "./place.ts";
import { eventNaming, eventNamings } from "./read-event.ts";
import type { Form, Reader } from "./readers.ts";
import { duration, list, number, object, oneOfForms, pathToOne } from "./readers.ts";
import { came } from "./words.ts";

const points = number("points, a number above 0", { above: 0 });

const entry: Reader = (value, at, check) => {
  if (!Array.isArray(value) || value.length !== 2) {
    check.found.error(
      "HEED_RULE_TYPE",
      at,
      `expected an event and its points, such as ["Product Added", 10]; came ${came(value)}`,
    );
    return;
  }
  const [naming, many]: readonly Json[] = value;
  if (naming !== undefined) eventNaming(naming, at.at(0), check);
  if (many !== undefined) points(many, at.at(1), check);
};

const entries = list("entries", [1, 1_000], entry);

/** A score. */
export const score: Reader = object("a score", {
  fields: {
    halfLife: notByArm("points fade alike in every arm", duration),
    points: object("points by group", {
      fields: { active: entries, passive: entries },
      also(groups, at, { found }) {
        if (Object.keys(groups).length > 0) return;
        found.error("HEED_RULE_LENGTH", at, 'expected points for "active" or "passive" or both; came none');
      },
    }),
    caps: object("caps by group", { fields: { active: points, passive: points } }),
  },
  required: ["halfLife", "points"],
  also: capsOfGroups,
});

function capsOfGroups(definition: JsonObject, at: Place, { found }: Check): void {
  const [caps, groups] = [ownValue(definition, "caps"), ownValue(definition, "points")];
  if (!isJsonObject(caps) || !isJsonObject(groups)) return;
  for (const group of Object.keys(caps)) {
    if ((group !== "active" && group !== "passive") || Object.hasOwn(groups, group)) continue;
    found.warn(
      "HEED_RULE_NO_EFFECT",
      at.at("caps").at(group),
      `expected a cap only for a group that has points; "${group}" has none`,
    );
  }
}

const folded = (what: string, fields: Form["fields"]): Reader => object(what, { fields });

/** A derived fact. */
export const fact: Reader = oneOfForms('a fact, such as { "cart": {} }', {
  cart: {
    fields: {
      cart: folded("the events of a cart", {
        added: eventNamings,
        removed: eventNamings,
        updated: eventNamings,
        emptied: eventNamings,
      }),
    },
  },
  lastViewed: {
    fields: {
      lastViewed: folded("the events of viewing", {
        viewed: eventNamings,
        keep: number("a whole number from 1 to 20", { whole: true, atLeast: 1, atMost: 20 }),
      }),
    },
  },
  orders: {
    fields: { orders: folded("the events of orders", { completed: eventNamings, revenue: pathToOne }) },
  },
});

const weight = number("a whole number from 1 to 1,000,000", { whole: true, atLeast: 1, atMost: 1_000_000 });

const armWeights: Reader = (value, at, check) => {
  if (!isJsonObject(value)) {
    check.found.error("HEED_RULE_TYPE", at, `expected an object of weights by arm; came ${came(value)}`);
    return;
  }
  const names = Object.keys(value);
  if (names.length < 2 || names.length > 32) {
    check.found.error("HEED_RULE_LENGTH", at, `expected 2 to 32 arms; came ${names.length}`);
  }
  for (const name of names) readArm(name, ownValue(value, name), at.at(name), check);
};

function readArm(name: string, value: Json | undefined, at: Place, check: Check): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(name)) {
    const message = `expected an arm's name of letters, digits, "_", "-" and "."; came ${came(name)}`;
    check.found.error("HEED_RULE_NAME", at, message);
  }
  if (value !== undefined) weight(value, at, check);
}

/** An experiment. */
export const experiment: Reader = object("an experiment", {
  fields: {
    arms: armWeights,
    holdout: number("a share from 0 to below 1", { atLeast: 0, below: 1 }),
    goal: eventNamings,
    within: duration,
  },
  required: ["arms", "goal", "within"],
});
