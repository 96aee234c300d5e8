import type { Event, Incoming } from "../contracts/index.ts";
import { boundMessage, EVENT_BOUNDS, faultOf } from "../contracts/index.ts";
import { digest } from "./digest.ts";

/** Why an event cannot be taken in, as a source would refuse it. */
export interface Unusable {
  readonly code:
    | "missing_user"
    | "missing_name"
    | "too_long"
    | "time_invalid"
    | "too_large"
    | "too_deep"
    | "too_many_keys"
    | "forbidden_key"
    | "not_finite";
  readonly at: string;
  readonly message: string;
}

/** Characters of an id or an event name. Segment allows ids of 100; vendors' limits for external ids begin at 255. */
const MAX_ID_LENGTH = 255;

/** The last instant that `Date` can name; later ones could not be written as text. */
const MAX_INSTANT = 8.64e15;

/**
 * Makes an incoming event what every decision is made on, from the record alone: a missing id is derived from the
 * content, and a claimed time that lies in the future is moved to the arrival.
 */
export function normalise(incoming: Incoming, source: string): Event | Unusable {
  const unusable = faultIn(incoming);
  if (unusable !== undefined) return unusable;
  const {
    occurredAt = incoming.receivedAt,
    id,
    claimedAt: _,
    userId = "",
    anonymousId = "",
    ...rest
  } = incoming;
  return {
    ...rest,
    // Some senders write nobody as "": all of those would become one person.
    ...(userId === "" ? {} : { userId }),
    ...(anonymousId === "" ? {} : { anonymousId }),
    source,
    id: id === undefined || id === "" ? derivedId(incoming) : id,
    occurredAt: Math.floor(Math.min(occurredAt, incoming.receivedAt)),
    ...(occurredAt > incoming.receivedAt ? { moved: true } : {}),
  };
}

/** Tells an {@link Unusable} from an event. */
export function isUnusable(result: Event | Unusable): result is Unusable {
  return "code" in result;
}

/**
 * The same content said twice is one event: an id made of who, what and when. Only the sender's own words count, so that
 * a request that is repeated after a lost answer makes no second event, however its times are corrected on arrival.
 * Without any time every request makes an event of its own, rather than losing one.
 */
function derivedId(incoming: Incoming): string {
  const { type, name, userId = "", anonymousId = "", receivedAt, properties } = incoming;
  const { claimedAt = incoming.occurredAt ?? receivedAt } = incoming;
  return digest([type, name, userId, anonymousId, String(claimedAt), JSON.stringify(properties)]);
}

function faultIn(incoming: Incoming): Unusable | undefined {
  const { type, name, id = "", userId = "", anonymousId = "", occurredAt = 0, receivedAt } = incoming;
  if (userId === "" && anonymousId === "") {
    return {
      code: "missing_user",
      at: "userId",
      message: "expected a userId or an anonymousId; came neither",
    };
  }
  if (type === "track" && name === "") {
    return { code: "missing_name", at: "event", message: "expected the name of the event; came none" };
  }
  for (const [at, text] of Object.entries({ messageId: id, userId, anonymousId, name })) {
    if (text.length > MAX_ID_LENGTH) {
      return {
        code: "too_long",
        at,
        message: `expected at most ${MAX_ID_LENGTH} characters; came ${text.length}`,
      };
    }
  }
  if (
    !Number.isFinite(occurredAt) ||
    !Number.isSafeInteger(receivedAt) ||
    Math.abs(occurredAt) > MAX_INSTANT
  ) {
    return {
      code: "time_invalid",
      at: "timestamp",
      message: "expected an instant; came a number that is none",
    };
  }
  const code = faultOf({ properties: incoming.properties, context: incoming.context }, EVENT_BOUNDS);
  return code === undefined ? undefined : { code, at: "", message: boundMessage(code, EVENT_BOUNDS) };
}
