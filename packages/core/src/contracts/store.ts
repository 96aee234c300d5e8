import type { EpochMs, Milliseconds } from "../time/index.ts";
import type { Change, HistoryRow, Need, TransactAsk, View } from "./change.ts";
import type { Command, Control } from "./control.ts";
import type { Count } from "./count.ts";
import type { Decision } from "./decision.ts";
import type { DeliveryId } from "./delivery.ts";
import type { ProfileKey } from "./event.ts";
import type { Claimed, DeliveryRow, DeliveryState, Settlement } from "./outbox.ts";
import type { Forwarder, StoredProfile } from "./profile.ts";

/** Since when each name (of a trigger, a register) is deployed. */
export type Deployments = ReadonlyMap<string, EpochMs>;

/** `lastBeatAt`: when anybody last held or renewed the role, absent for the first time ever. */
export type Leadership = { readonly leads: true; readonly until: EpochMs; readonly lastBeatAt?: EpochMs };

/** The answer to whoever asks for a role that another still holds. */
export type HeldBy = { readonly leads: false; readonly holder: string; readonly until: EpochMs };

/** What a list of each kind can be narrowed to; absent means all. */
export interface ListQueries {
  readonly decisions: { readonly trigger?: string; readonly profile?: ProfileKey };
  readonly deliveries: {
    readonly sink?: string;
    readonly state?: DeliveryState;
    readonly profile?: ProfileKey;
  };
  /** Those behind the key `after`. */
  readonly profiles: { readonly after?: ProfileKey };
  readonly forwarders: { readonly to?: ProfileKey };
  /** From the instant `from` to the instant `to`, both ends included. */
  readonly history: { readonly profile?: ProfileKey; readonly from?: EpochMs; readonly to?: EpochMs };
  readonly controls: { readonly kind?: Control["kind"] };
}

/** What each list is made of. */
export interface ListRows {
  readonly decisions: Decision;
  readonly deliveries: DeliveryRow;
  readonly profiles: StoredProfile;
  readonly forwarders: Forwarder;
  readonly history: HistoryRow;
  readonly controls: Control;
}

/** How long finished things are kept, in milliseconds of log time after they ended. */
export interface Retention {
  /** Decisions, and commands that were applied. What is held has not ended and stays. */
  readonly decisionsMs: Milliseconds;
  /** Delivered and cancelled deliveries. Dead ones stay until a person decides about them. */
  readonly deliveriesMs: Milliseconds;
  /** Events of the history, from the instant at which they occurred. Absent: no history is kept, and what there is goes. */
  readonly historyMs?: Milliseconds;
}

/** Rows that went. */
export interface Swept {
  readonly messages: number;
  readonly decisions: number;
  readonly deliveries: number;
  readonly history: number;
  readonly commands: number;
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
   * `change` throws rejects alone. One that returns a {@link Need} runs again at once, with those profiles too; needing
   * nothing more than it was given is refused with `HEED_INPUT_INVALID`.
   *
   * Rejects with `HEED_LEASE_LOST` and writes nothing where this store has led `engine` (and not resigned) and another has
   * taken over since.
   */
  transact(ask: TransactAsk, change: (view: View) => Change | Need): Promise<void>;
  /** Profiles whose `wakeAt` is `now` or earlier, earliest first, and when the next one after these is due. */
  due(
    now: EpochMs,
    limit: number,
  ): Promise<{ readonly profiles: readonly ProfileKey[]; readonly nextAt?: EpochMs }>;
  /**
   * Takes waiting deliveries whose time has come, and those whose lease has run out (at `now + leaseMs` it has), the longest
   * offered first: one per person (profile), and none of a person still in flight at this sink. Counts the attempt in the
   * same commit, so a delivery whose worker died comes back as `uncertain`.
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
  /**
   * Remembers `at` for each name not yet known, keeps the first for the others, forgets what is not among them (so that what comes
   * back is deployed anew), and returns all. Without names it only tells. Thousands are no burden.
   */
  deploy(names: readonly string[], at: EpochMs): Promise<Deployments>;
  /** Keeps a command until it is applied. One whose id is known, applied or not, changes nothing. */
  submit(command: Command): Promise<void>;
  /** Commands that wait to be applied, in the order of submission. */
  commands(limit: number): Promise<readonly Command[]>;
  /** The profiles that exist, by the keys asked for; under a forwarder's key the one that it leads to. */
  read(profiles: readonly ProfileKey[]): Promise<ReadonlyMap<ProfileKey, StoredProfile>>;
  /**
   * Decisions and deliveries in the order of commit (a held decision keeps its place when it ends), profiles by key,
   * forwarders by where they lead, history by profile, instant and order of reading, controls by kind and name. Rows that stand throughout are listed once each; those written, moved or
   * deleted meanwhile may or may not be among them.
   */
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
