import type { EpochMs } from "../time/index.ts";
import type { Position } from "./decision.ts";
import type { Delivery, DeliveryId } from "./delivery.ts";
import type { ProfileKey } from "./event.ts";
import type { Json } from "./json.ts";

/** A delivery as it is queued: to one sink, for one person. Its `attempt` counts the tries begun: 0 until the first claim. */
export interface QueuedDelivery {
  readonly delivery: Delivery;
  readonly sink: string;
  /** Where the profile was merged away since: the one in which it goes on. */
  readonly profile: ProfileKey;
  /** The id of the decision that it carries out, by which it can be cancelled; absent for what no trigger decided. */
  readonly fire?: string;
  /** Correlation value and start of the fire, with which the condition is asked again before sending. */
  readonly value?: string;
  readonly start: Position;
  readonly queuedAt: EpochMs;
}

/** Opaque; a settlement with a stale lease changes nothing. */
export type Lease = string;

/** A delivery in the hands of one worker, until it is settled or the lease runs out and another may take it. */
export interface Claimed extends QueuedDelivery {
  readonly lease: Lease;
}

/** How a claimed delivery leaves the hands of its worker. */
export type Settlement = {
  readonly id: DeliveryId;
  readonly lease: Lease;
  readonly memo?: Json;
} & (
  | { readonly state: "delivered" }
  /** `cause` is counted; `reason` is for a person, in the sink's own words. */
  | { readonly state: "dead"; readonly cause: DeathCause; readonly reason: string }
  | { readonly state: "cancelled"; readonly reason: CancelReason }
  /**
   * Offered again from `nextAt` on. `spent: false` gives the attempt back (nothing was tried, or the sink is held).
   * What was uncertain once stays uncertain.
   */
  | {
      readonly state: "waiting";
      readonly nextAt: EpochMs;
      readonly spent: boolean;
      readonly uncertain: boolean;
      readonly reason: string;
    }
);

/** Why nobody tries any more: the vendor will never take it, the plan has ended, or a day has passed. */
export type DeathCause = "rejected" | "no_attempt_left" | "too_old";

/**
 * Why a delivery was stopped before it went out. `suppressed`: the person is; `no_longer`: its condition is no, or its
 * trigger was taken away; `overtaken`: a cancelling event came before it was sent; `late_cancel`: one came that belonged
 * before its decision.
 */
export type CancelReason = "withdrawn" | "suppressed" | "no_longer" | "overtaken" | "late_cancel" | "expired";

/** Waiting deliveries to stop: all of one fire, one by its id, or those that a person waited for before this change. */
export type Cancellation = { readonly reason: CancelReason } & (
  | { readonly fire: string; readonly delivery?: undefined; readonly profile?: undefined }
  | { readonly delivery: DeliveryId; readonly fire?: undefined; readonly profile?: undefined }
  | {
      readonly profile: ProfileKey;
      /** Only those sent for this purpose. */
      readonly purpose?: string;
      readonly fire?: undefined;
      readonly delivery?: undefined;
    }
);

/**
 * Where a delivery stands. `waiting` is claimed into `in_flight`, and ends as `delivered`, `dead` or `cancelled`, or waits
 * again. A dead one stays until a person decides about it.
 */
export type DeliveryState = "waiting" | "in_flight" | "delivered" | "dead" | "cancelled";

/** A delivery as history: where it stands and why. */
export interface DeliveryRow extends QueuedDelivery {
  readonly state: DeliveryState;
  readonly reason?: string;
  /** When it is offered (waiting), when its lease ends (in flight), when it was settled (the others). */
  readonly changedAt: EpochMs;
}
