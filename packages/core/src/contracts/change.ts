import type { EpochMs } from "../time/index.ts";
import type { Control } from "./control.ts";
import type { Count } from "./count.ts";
import type { Decision } from "./decision.ts";
import type { Event, ProfileKey } from "./event.ts";
import type { MessageKey } from "./message.ts";
import type { Cancellation, QueuedDelivery } from "./outbox.ts";
import type { Forward, ProfileRow, StoredProfile } from "./profile.ts";

/** What one transaction reads. */
export interface TransactAsk {
  /** Log time; message ids are remembered from here on, and what is cancelled ends here. */
  readonly at: EpochMs;
  readonly profiles: readonly ProfileKey[];
  readonly messages?: readonly MessageKey[];
}

/** What a `change` sees: the store as all earlier transactions left it. Both throw for a key that was not asked for. */
export interface View {
  profile(key: ProfileKey): ProfileRow | undefined;
  /** True where this id was not taken within {@link MESSAGE_MEMORY_MS} before `at`. All asked ids are remembered by the commit. */
  isNew(message: MessageKey): boolean;
}

/** What a `change` returns that cannot decide yet, such as one that met a forwarder: it is run again, with these profiles too. */
export interface Need {
  readonly need: readonly ProfileKey[];
}

/** An event as part of a profile's history. */
export interface HistoryRow {
  /** Where the profile was merged away since: the one in which it goes on. */
  readonly profile: ProfileKey;
  /** Its place in the history: event time, then the order of reading. */
  readonly at: EpochMs;
  readonly seq: number;
  readonly event: Event;
}

/**
 * What one transaction writes: whole, or not at all.
 *
 * A delivery whose id is known already changes nothing, and so does a decision, unless the known one was held and this one
 * ends that, or holds it for another reason. What is new is counted by the store itself, so that computing something twice never counts it twice.
 */
export interface Change {
  readonly need?: undefined;
  /** Refused with `HEED_INPUT_INVALID` where one of them was merged away. */
  readonly profiles?: readonly StoredProfile[];
  readonly decisions?: readonly Decision[];
  readonly deliveries?: readonly QueuedDelivery[];
  /**
   * Waiting deliveries end as cancelled, those of this change included; all others stay as they are. For a late cancel
   * those in flight or delivered are counted. Cancelling a profile's concerns what it waited for before this change.
   */
  readonly cancellations?: readonly Cancellation[];
  readonly history?: readonly HistoryRow[];
  /**
   * Profiles merged away, once all else is written: state and wake-up go, a forwarder stays; decisions, deliveries and
   * history become the other's, and whoever was forwarded here goes there. A forwarder may be forwarded anew: that
   * concerns the future alone. Refused with `HEED_INPUT_INVALID` where `to` is a forwarder or `from` itself.
   */
  readonly forwards?: readonly Forward[];
  /** Everything that the store does not count by itself. */
  readonly counts?: readonly Count[];
  /** Ids of commands that are done: they are not handed out any more. */
  readonly appliedCommands?: readonly string[];
  readonly controls?: readonly Control[];
}
