import type { Event, Fault } from "@heed/core/contracts";
import { isJsonObject, unknownWord } from "@heed/core/contracts";
import { isUnusable, normalise } from "@heed/core/engine";

/**
 * The event that a middleware made of the one it was given, held to the rules of every event that comes in: without a person
 * everybody would be the same one, and nothing that is too large may reach the store. Its id and times stay as they were made,
 * its source stays what it was. A fault names the place and never the value.
 */
export function handedOn(made: Event, given: Event): Event | Fault {
  const misfit = misfitOf(made);
  if (misfit !== undefined) return misfit;
  const event = normalise(made, given.source);
  return isUnusable(event) ? { at: event.at || "event", message: event.message } : event;
}

/** Tells a {@link Fault} from an event or a suppression. */
export function isFault(result: object): result is Fault {
  return "message" in result;
}

type Check = readonly [expected: string, holds: (value: unknown) => boolean];

const TEXT: Check = ["text", (value) => typeof value === "string"];
const TEXT_OR_NONE: Check = ["text or none", (value) => value === undefined || typeof value === "string"];
const INSTANT: Check = ["milliseconds since the epoch", Number.isSafeInteger];
const INSTANT_OR_NONE: Check = [
  "milliseconds since the epoch or none",
  (value) => value === undefined || Number.isSafeInteger(value),
];
const OBJECT: Check = ["an object", isJsonObject];

/** Middleware may be written in JavaScript: what the types say of an event is asked here. */
const SHAPE: Readonly<Record<keyof Event, Check>> = {
  type: TEXT,
  name: TEXT,
  source: TEXT,
  id: ["the event's id", (value) => typeof value === "string" && value !== ""],
  userId: TEXT_OR_NONE,
  anonymousId: TEXT_OR_NONE,
  occurredAt: INSTANT,
  receivedAt: INSTANT,
  sentAt: INSTANT_OR_NONE,
  moved: ["true or none", (value) => value === undefined || value === true],
  properties: OBJECT,
  context: OBJECT,
  consent: [
    "category → true or false, or none",
    (value) =>
      value === undefined ||
      (isJsonObject(value) && Object.values(value).every((allowed) => typeof allowed === "boolean")),
  ],
};

function misfitOf(made: object): Fault | undefined {
  const fields = new Map<string, unknown>(Object.entries(made));
  for (const [at, [expected, holds]] of Object.entries(SHAPE)) {
    const value = fields.get(at);
    if (holds(value)) continue;
    const came = value === undefined || value === "" ? "none" : `a value of type ${typeof value}`;
    return { at, message: `expected ${expected}; came ${came}` };
  }
  const known = Object.keys(SHAPE);
  const unknown = [...fields.keys()].find((field) => !known.includes(field));
  return unknown === undefined ? undefined : { at: unknown, message: unknownWord(unknown, known) };
}
