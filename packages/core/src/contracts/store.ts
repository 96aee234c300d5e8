import type { EpochMs, Milliseconds } from "../time/index.ts";
import type { Delivery, DeliveryId } from "./delivery.ts";
import type { ProfileKey } from "./event.ts";
import type { Json, JsonObject } from "./json.ts";

/** Source and message id as one text; see {@link messageKey}. */
export type MessageKey = string;

/**
 * A message id is known for 7 days of log time after the commit that took it, both ends included; then it is new again.
 * A repetition does not prolong that.
 */
export const MESSAGE_MEMORY_MS: Milliseconds = 604_800_000;

/** Ids are unique within one source. A length in front keeps `a` + `b:c` and `a:b` + `c` apart. */
export function messageKey(source: string, id: string): MessageKey {
  return `${source.length}:${source}:${id}`;
}

/** One row per profile. The store never looks inside `state`. */
export interface StoredProfile {
  readonly key: ProfileKey;
  readonly state: string;
  /** The first instant at which a tick changes something; absent while nothing waits. */
  readonly wakeAt?: EpochMs;
}

/** Place in a profile's history: by event time, then in the order of reading. */
export interface Position {
  readonly at: EpochMs;
  readonly seq: number;
}

/** An instant that was decided, and how: the one row that every fire and every suppression leaves. */
export interface Decision {
  /** Hash of (trigger, profile, correlation value, start), 32 hexadecimal digits. */
  readonly id: string;
  readonly trigger: string;
  readonly profile: ProfileKey;
  /** Correlation value, absent where the moment has no `.by`. */
  readonly value?: string;
  /** The event that began it. */
  readonly start: Position;
  /** The moment's instant. */
  readonly at: EpochMs;
  /** Log time of the decision. */
  readonly decidedAt: EpochMs;
  /** What the trigger's templates read from the events that made the moment. */
  readonly evidence: JsonObject;
  readonly ended: "fired" | "suppressed";
  /** Stable reason of a suppression, such as `consent_denied`. */
  readonly reason?: string;
  /** What would have allowed it, for a person to read. */
  readonly allowedBy?: string;
}

/** A delivery as it is queued: to one sink, for one person. Its `attempt` counts the tries begun: 0 until the first claim. */
export interface QueuedDelivery {
  readonly delivery: Delivery;
  readonly sink: string;
  readonly profile: ProfileKey;
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

/** Why a delivery was stopped before it went out; `no_longer`: its trigger has been taken away. */
export type CancelReason = "withdrawn" | "overtaken" | "expired" | "no_longer";

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

/**
 * One number that only grows, committed together with what it counts.
 *
 * `of` is the trigger, sink or source it is about; `reason` tells kinds of one name apart.
 */
export interface Count {
  readonly name: CountName;
  readonly of: string;
  readonly reason?: string;
  /** Of a suppression: what would have allowed it, for a person to read. Not part of the key; the newest text stands. */
  readonly allowedBy?: string;
  readonly n: number;
}

/** The numbers of the conservation law; see the guarantees. */
export type CountName =
  /** Events, by source: received = refused + duplicate + suppressed + processed. */
  | "received"
  | "refused"
  | "duplicate"
  | "suppressed_event"
  | "processed"
  /** Decided instants, by trigger: decided = suppressed + fired. */
  | "decided"
  | "suppressed"
  | "fired"
  /** Deliveries, by sink: queued = delivered + dead + cancelled + those still waiting or in flight. */
  | "queued"
  | "delivered"
  | "dead"
  | "cancelled"
  /** Waits, by trigger: opened = decided (of waits) + wait_cancelled + wait_stale + wait_evicted + those still open. */
  | "wait_opened"
  | "wait_cancelled"
  | "wait_decided"
  | "wait_stale"
  | "wait_evicted"
  /** Instants of single events that were too old when they arrived, by trigger. */
  | "stale"
  /** Starts without the correlation key, by trigger: they open nothing. */
  | "no_key"
  /** Starts that happened before their trigger was deployed, by trigger: they begin nothing. */
  | "before_deployment"
  /** Late cancels and decisions among starts that are no longer remembered, by trigger: decided without those. */
  | "inexact"
  /** Evidence too large to be remembered, in paths, by trigger: those payload fields stay empty. */
  | "evidence_left_out";

/** What one transaction reads. */
export interface TransactAsk {
  /** Log time; message ids are remembered from here on. */
  readonly at: EpochMs;
  readonly profiles: readonly ProfileKey[];
  readonly messages?: readonly MessageKey[];
}

/** What a `change` sees: the store as all earlier transactions left it. Both throw for a key that was not asked for. */
export interface View {
  profile(key: ProfileKey): StoredProfile | undefined;
  /** True where this id was not taken within {@link MESSAGE_MEMORY_MS} before `at`. All asked ids are remembered by the commit. */
  isNew(message: MessageKey): boolean;
}

/**
 * What one transaction writes: whole, or not at all. A decision or delivery whose id is known already changes nothing; one
 * that is new is counted by the store itself (`decided` and `fired` or `suppressed` of its trigger, `queued` of its sink),
 * so that computing something twice never counts it twice.
 */
export interface Change {
  readonly profiles?: readonly StoredProfile[];
  readonly decisions?: readonly Decision[];
  readonly deliveries?: readonly QueuedDelivery[];
  /** Everything else that is counted, never `decided`, `fired`, `suppressed` or `queued`. */
  readonly counts?: readonly Count[];
}

/** When each trigger was first deployed, by name. */
export type Deployments = ReadonlyMap<string, EpochMs>;

/** `lastBeatAt`: when anybody last held or renewed the role, absent for the first time ever. */
export type Leadership = { readonly leads: true; readonly until: EpochMs; readonly lastBeatAt?: EpochMs };

/** The answer to whoever asks for a role that another still holds. */
export type HeldBy = { readonly leads: false; readonly holder: string; readonly until: EpochMs };

/** What a list of each kind can be narrowed to; absent means all. */
export interface ListQueries {
  readonly decisions: { readonly trigger?: string };
  readonly deliveries: { readonly sink?: string; readonly state?: DeliveryState };
  readonly profiles: never;
}

/** What each list is made of. */
export interface ListRows {
  readonly decisions: Decision;
  readonly deliveries: DeliveryRow;
  readonly profiles: StoredProfile;
}

/** How long finished things are kept, in milliseconds of log time after they ended. */
export interface Retention {
  readonly decisionsMs: Milliseconds;
  /** Delivered and cancelled deliveries. Dead ones stay until a person decides about them. */
  readonly deliveriesMs: Milliseconds;
}

/** Rows that went. */
export interface Swept {
  readonly messages: number;
  readonly decisions: number;
  readonly deliveries: number;
}

/**
 * Durability. Every promise below is a test of the suite in `@heed/conformance`.
 *
 * Time is always handed in: a store reads no clock. Methods called after `close` reject with `HEED_STORE_CLOSED`.
 */
export interface Store {
  readonly contract: 1;
  /**
   * The one write path. `change` is pure, may run again, and commits whole or not at all; the promise resolves when it is
   * durable. Transactions take effect in the order in which they were asked for. Many callers share one commit; one whose
   * `change` throws rejects alone.
   *
   * Rejects with `HEED_LEASE_LOST` and writes nothing where this store has led `engine` (and not resigned) and another has
   * taken over since.
   */
  transact(ask: TransactAsk, change: (view: View) => Change): Promise<void>;
  /** Profiles whose `wakeAt` is `now` or earlier, earliest first, and when the next one after these is due. */
  due(
    now: EpochMs,
    limit: number,
  ): Promise<{ readonly profiles: readonly ProfileKey[]; readonly nextAt?: EpochMs }>;
  /**
   * Takes waiting deliveries whose time has come, and those whose lease has run out (at `now + leaseMs` it has), the longest
   * offered first: one per person (profile), and none of a person still in flight at this sink. Counts the attempt in the same commit, so a delivery whose worker died comes
   * back as `uncertain`.
   */
  claim(sink: string, now: EpochMs, limit: number, leaseMs: Milliseconds): Promise<readonly Claimed[]>;
  /** When `claim` has something to give next for this sink, `undefined` where nothing waits. */
  nextClaimAt(sink: string): Promise<EpochMs | undefined>;
  /** Applies each settlement whose lease is still the current one, and counts what it ended. Returns the ids applied. */
  settle(settlements: readonly Settlement[], now: EpochMs): Promise<readonly DeliveryId[]>;
  /**
   * Takes or renews a role (`engine`, `sink:klaviyo`) until `now + leaseMs`. Refused with the holder's name while another
   * holds it and that instant has not come; a holder that has closed its store or is known to have died counts as run out.
   * `holder` is a name for people to read; the same name through another open store is another holder. Whoever takes over
   * `sink:<name>` from another frees the deliveries that the other had in flight: offered at once, and uncertain.
   */
  lead(role: string, holder: string, leaseMs: Milliseconds, now: EpochMs): Promise<Leadership | HeldBy>;
  /** Gives a role back at once; does nothing where another holds it. */
  resign(role: string, holder: string, now: EpochMs): Promise<void>;
  /** Remembers `at` for each trigger not yet known, keeps the first for the others, and returns all. */
  deploy(triggers: readonly string[], at: EpochMs): Promise<Deployments>;
  read(profiles: readonly ProfileKey[]): Promise<ReadonlyMap<ProfileKey, StoredProfile>>;
  /** History in the order of commit (profiles: by key). Rows written meanwhile may or may not be among them. */
  list<Of extends keyof ListRows>(of: Of, query?: ListQueries[Of]): AsyncIterable<ListRows[Of]>;
  counts(): Promise<readonly Count[]>;
  /**
   * Forgets message ids past their 7 days and what `retention` no longer keeps, at most `limit` rows of each. What ended
   * exactly as long ago as it is kept stays.
   */
  sweep(now: EpochMs, retention: Retention, limit: number): Promise<Swept>;
  /** Commits what was asked for before, then lets go of everything. Closing again does nothing. */
  close(): Promise<void>;
}
