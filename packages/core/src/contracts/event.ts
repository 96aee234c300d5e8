import type { EpochMs } from "../time/index.ts";
import type { JsonObject } from "./json.ts";

/**
 * The calls of Segment's specification, and `consent`: a message that only says what a person allows. A `consent`
 * message is never behaviour, so no moment can match it.
 */
export type EventType = "track" | "identify" | "page" | "screen" | "group" | "alias" | "consent";

/** What a consent banner said, verbatim: category → allowed. A category that is missing here was not allowed. */
export type ConsentSignal = Readonly<Record<string, boolean>>;

/** An event as a source hands it over, not yet normalised. One of `userId` and `anonymousId` is required. */
export interface Incoming {
  readonly type: EventType;
  /** The event name of `track`, the page or screen name (may be empty), else empty. */
  readonly name: string;
  /** The sender's id, the key of deduplication. Without it an id is derived from the content. */
  readonly id?: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  /** When it happened, corrected for the sender's clock where the source allows it. Without it: `receivedAt`. */
  readonly occurredAt?: EpochMs;
  /** The sender's own time, uncorrected: a repeated request says the same. Part of a derived id, and of nothing else. */
  readonly claimedAt?: EpochMs;
  /** When the sender sent it, by our clock as far as that is known; tells a backlog from fresh traffic. */
  readonly sentAt?: EpochMs;
  /** When it arrived here. */
  readonly receivedAt: EpochMs;
  /** Properties of the event; the traits of `identify` and `group`. */
  readonly properties: JsonObject;
  readonly context: JsonObject;
  readonly consent?: ConsentSignal;
}

/** What happened, normalised: every decision is made on this and nothing else. */
export interface Event {
  readonly type: EventType;
  readonly name: string;
  /** Name of the source it came through; ids are unique within one source. */
  readonly source: string;
  readonly id: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  /** Event time: decides which window an event lies in. Never later than `receivedAt`. */
  readonly occurredAt: EpochMs;
  readonly receivedAt: EpochMs;
  readonly sentAt?: EpochMs;
  /** True where the claimed time lay in the future and was moved to `receivedAt`. */
  readonly moved?: true;
  readonly properties: JsonObject;
  readonly context: JsonObject;
  readonly consent?: ConsentSignal;
}

/** Whose history an event belongs to: `u:` and the user id, or `a:` and the anonymous id. */
export type ProfileKey = `${"u" | "a"}:${string}`;

/** Everything a sink may need to find the person at its vendor. Personal data: never logged. */
export interface Identity {
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly email?: string;
  /** E.164, such as `+4366012345`. */
  readonly phone?: string;
}
