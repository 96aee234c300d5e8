import type { Json } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import { parsePath } from "../event/index.ts";
import type { Check } from "./check-context.ts";
import type { Place } from "./place.ts";
import type { Form, Reader } from "./readers.ts";
import { list, oneOfForms, text, yes } from "./readers.ts";
import { readTests } from "./read-tests.ts";
import { notByArm } from "./arms.ts";
import { came, unknown } from "./words.ts";

const SAME_FOR_ALL = "an event is the same one in every arm";

const nameOrAny: Reader = (value, at, check) => {
  if (value === true) return;
  notByArm(SAME_FOR_ALL, text("the name of a page or screen, or true for any"))(value, at, check);
};

/** The name of a track event; where the names are known, it must be one of them. */
const eventName: Reader = (value, at, check) => {
  notByArm(SAME_FOR_ALL, text("the name of an event"))(value, at, check);
  const known = check.events;
  if (typeof value !== "string" || value === "" || known === undefined || known.has(value)) return;
  check.found.warn(
    "HEED_RULE_UNKNOWN_EVENT",
    at,
    unknown(value, check.context.events ?? [], check, "warning"),
  );
};

/** Property path → tests. */
export const where: Reader = (value, at, check) => {
  if (!isJsonObject(value)) {
    check.found.error("HEED_RULE_TYPE", at, `expected an object of tests by path; came ${came(value)}`);
    return;
  }
  for (const path of Object.keys(value)) {
    if (parsePath(path) === undefined) {
      const message = `expected a path such as "price" or "products[*].price"; came ${came(path)}`;
      check.found.error("HEED_RULE_PATH", at.at(path), message);
    }
    const tests = ownValue(value, path);
    if (tests !== undefined) readTests(tests, at.at(path), check);
  }
};

/** The words that name an event, with the keys beside them. */
export function eventForms(beside: Form = { fields: {} }): Readonly<Record<string, Form>> {
  const form = (word: string, read: Reader): Form => ({
    ...beside,
    fields: { [word]: read, where, ...beside.fields },
  });
  return {
    event: form("event", eventName),
    page: form("page", nameOrAny),
    screen: form("screen", nameOrAny),
    identified: form("identified", yes),
    activity: form("activity", yes),
  };
}

const naming: Reader = (value, at, check) => {
  if (typeof value === "string") eventName(value, at, check);
  else namingForm(value, at, check);
};

const namingForm: Reader = oneOfForms(
  'the name of an event, or a form such as { "event": "Product Added", "where": { … } }',
  eventForms({
    fields: {},
    notHere: { by: "it stands once, with the whole moment", if: "it stands with an event that is a moment" },
  }),
);

/** One kind of event. */
export const eventNaming: Reader = notByArm(SAME_FOR_ALL, naming);

const namingList: Reader = list("kinds of events", [1, 32], eventNaming);

/** One kind of event, or several of which any is meant. */
export const eventNamings: Reader = notByArm(SAME_FOR_ALL, (value: Json, at: Place, check: Check) => {
  (Array.isArray(value) ? namingList : eventNaming)(value, at, check);
});
