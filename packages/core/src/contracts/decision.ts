import type { EpochMs } from "../time/index.ts";
import type { ProfileKey } from "./event.ts";
import type { JsonObject } from "./json.ts";

/** Place in a profile's history: by event time, then in the order of reading. */
export interface Position {
  readonly at: EpochMs;
  readonly seq: number;
}

/**
 * How a decided instant ended: it was sent, would have been (a shadow), was refused for a reason, its trigger's `if` was
 * no, it was too old when it arrived, or it waits for a person or a resumption, and ended waiting in vain.
 */
export type Ended = "fired" | "shadow" | "suppressed" | "if_false" | "stale" | "held" | "expired";

/**
 * An instant that was decided, and how: the one row that it leaves. A held one has not ended: the next decision of its id
 * takes its place.
 */
export interface Decision {
  /** Hash of (trigger, profile, correlation value, start), 32 hexadecimal digits. */
  readonly id: string;
  readonly trigger: string;
  /** Where the profile was merged away since: the one in which it goes on. */
  readonly profile: ProfileKey;
  /** Correlation value, absent where the moment has no `.by`. */
  readonly value?: string;
  /** The event that began it. */
  readonly start: Position;
  /** The moment's instant. */
  readonly at: EpochMs;
  /** Log time of the decision. */
  readonly decidedAt: EpochMs;
  /** Of each event that made the moment, in order: the values at the paths that templates name. */
  readonly evidence: readonly JsonObject[];
  readonly ended: Ended;
  /** Stable reason of a refusal or a hold, such as `consent_denied`. */
  readonly reason?: string;
  /** What would have allowed it, for a person to read. */
  readonly allowedBy?: string;
}
