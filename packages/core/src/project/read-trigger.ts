import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import { arms, notByArm } from "./arms.ts";
import type { Check } from "./check-context.ts";
import { useName } from "./names.ts";
import type { Place } from "./place.ts";
import { condition } from "./read-condition.ts";
import { moment } from "./read-moment.ts";
import { payload } from "./read-payload.ts";
import type { Form, Reader } from "./readers.ts";
import { duration, list, number, object, oneOf, readForm, text } from "./readers.ts";
import { came, unknown } from "./words.ts";

const sinks: Reader = (value, at, check) => {
  list("sinks", [1, 32], (each, place) => useName("sinks", each, place, check))(value, at, check);
  if (!Array.isArray(value)) return;
  const seen = new Set<Json>();
  for (const [i, each] of value.entries()) {
    if (seen.size < seen.add(each).size) continue;
    check.found.error("HEED_RULE_LENGTH", at.at(i), `expected each sink once; came ${came(each)} twice`);
  }
};

const send: Reader = object("what to send", {
  fields: {
    as: notByArm("a name is the same in every arm", text("the name that the vendor sees", 100)),
    to: sinks,
    properties: payload,
  },
  required: ["as", "to"],
});

const times = number("a whole number from 1 to 32", { whole: true, atLeast: 1, atMost: 32 });

const AGAIN: Form = {
  fields: { after: arms(duration), atMost: arms(times), per: arms(duration) },
  also(again, at, { found }) {
    const [atMost, per] = [Object.hasOwn(again, "atMost"), Object.hasOwn(again, "per")];
    if (atMost !== per) {
      const [given, missing] = atMost ? ["atMost", "per"] : ["per", "atMost"];
      found.error(
        "HEED_RULE_MISSING_KEY",
        at.at(missing),
        `expected "${missing}" beside "${given}"; came none`,
      );
    } else if (!atMost && !Object.hasOwn(again, "after")) {
      found.error("HEED_RULE_BOUNDS", at, 'expected "after", or "atMost" and "per", or all three; came none');
    }
  },
};

const again: Reader = (value, at, check) => {
  if (isJsonObject(value)) {
    readForm(value, at, check, AGAIN);
  } else if (value !== "always" && value !== "once") {
    const expected = 'expected "always", "once" or { "after": "7d", "atMost": 3, "per": "30d" }';
    const message =
      typeof value === "string"
        ? unknown(value, ["always", "once"], check)
        : `${expected}; came ${came(value)}`;
    check.found.error("HEED_RULE_UNKNOWN_WORD", at, message);
  }
};

/** A trigger; its name is the key under which it stands. */
export const trigger: Reader = object("a trigger", {
  fields: {
    when: moment,
    if: condition,
    purpose: (value, at, check) => useName("purposes", value, at, check),
    identified: oneOf("hold", "require", "any"),
    again,
    priority: number("a number"),
    state: oneOf("draft", "shadow", "live", "paused"),
    whilePaused: oneOf("hold", "drop"),
    expires: arms(duration),
    maxAge: notByArm("what is stale is so in every arm", duration),
    maxKeys: number("a whole number from 1 to 32", { whole: true, atLeast: 1, atMost: 32 }),
    experiment: (value, at, check) => useName("experiments", value, at, check),
    backfill: oneOf("fire"),
    onUpgrade: oneOf("finish", "adopt", "drop"),
    send,
  },
  required: ["when", "send"],
  also: readTogether,
});

function readTogether(definition: JsonObject, at: Place, check: Check): void {
  if (!Object.hasOwn(definition, "purpose")) {
    const message =
      'expected the purpose it is sent for, such as "email_marketing", without which nobody can have allowed it; came none';
    check.found.error("HEED_RULE_NO_PURPOSE", at.at("purpose"), message);
  }
  const steps = stepsOf(ownValue(definition, "when"));
  for (const { number: asked, at: place } of check.uses.steps) {
    if (asked < steps) continue;
    const message = `expected a step that the moment has, 0 to ${steps - 1}; came ${asked}`;
    check.found.error("HEED_RULE_PAYLOAD", place, message);
  }
}

/** How many events a moment's evidence can have; all that there may be, where another trigger's fire tells. */
function stepsOf(when: Json | undefined): number {
  if (!isJsonObject(when) || Object.hasOwn(when, "fired")) return MAX_STEPS;
  const [sequence, after, anyOf] = ["sequence", "after", "anyOf"].map((word) => ownValue(when, word));
  if (Array.isArray(sequence)) return sequence.length;
  if (after !== undefined) return stepsOf(after);
  return Array.isArray(anyOf) ? Math.max(1, ...anyOf.map(stepsOf)) : 1;
}

const MAX_STEPS = 8;
