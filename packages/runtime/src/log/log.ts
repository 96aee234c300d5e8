import type {
  Cancellation,
  Change,
  EpochMs,
  HistoryRow,
  MessageKey,
  ProfileKey,
  Store,
  TransactAsk,
  View,
} from "@heed/core/contracts";
import type { PastEvent } from "@heed/core/engine";
import type { Clock } from "../clock.ts";
import type { Taken } from "../ingest/middleware.ts";
import type { Observe } from "../notice.ts";
import type { Rules } from "../rules/rulebook.ts";
import { Tally } from "../tally.ts";
import type { SliceReceipt } from "./ended.ts";
import { countEvents, noticesOf, receiptOf } from "./ended.ts";
import { keysOf } from "./identity.ts";
import { numbered, readEvents } from "./read-events.ts";
import { Sequence } from "./sequence.ts";
import { Transaction } from "./transaction.ts";

/** What a commit made true, so that whoever waits for it can be woken. */
export interface Committed {
  readonly sinks: ReadonlySet<string>;
  readonly wakeAt?: EpochMs;
}

export interface LogOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** What is decided by, now: it changes where a trigger is paused or resumed. */
  readonly rules: () => Rules;
  /** Whether events are kept for later questions. */
  readonly keepsHistory: boolean;
  readonly observe: Observe;
  readonly onCommit: (committed: Committed) => void;
  /** A commit failed; it may have happened all the same (the answer got lost), and somebody may have to be woken. */
  readonly onDoubt: () => void;
  /** False while senders may still hold events of a standstill: then no wait is decided, whatever else is read. */
  readonly caughtUp: (now: EpochMs) => boolean;
}

/** What is written beside what was decided: commands that are done, what they have set, what they stop. */
export type Besides = Pick<Change, "appliedCommands" | "controls"> & {
  readonly cancellations?: readonly Cancellation[];
};

/** What is kept of one profile's past, in the order of reading. */
export interface Past {
  readonly profile: ProfileKey;
  /** Log sequence of the newest record that its state had read. */
  readonly readTo: number;
  readonly events: readonly PastEvent[];
}

/** The one way into the engine while it runs: whatever is told becomes records, each with its log time, in one order. */
export class Log {
  readonly #options: LogOptions;
  readonly #sequence = new Sequence();
  /** Arrival times of what has been received and not yet been read. */
  readonly #unread: { readonly since: EpochMs }[] = [];

  constructor(options: LogOptions) {
    this.#options = options;
  }

  /** Everything sent before this instant has been read, as far as anybody can know; a tick may say so. */
  readTo(): EpochMs {
    const { clock, caughtUp } = this.#options;
    const now = clock.now();
    if (!caughtUp(now)) return -Infinity;
    return this.#unread.reduce((earliest, { since }) => Math.min(earliest, since), now);
  }

  /** Marks something received until `work` has ended, so that no tick runs ahead of it. */
  async whileUnread<T>(since: EpochMs, work: () => Promise<T>): Promise<T> {
    const mark = { since };
    this.#unread.push(mark);
    try {
      return await work();
    } finally {
      this.#unread.splice(this.#unread.indexOf(mark), 1);
    }
  }

  /** Reads events; resolves when they are durable. `refused` items are counted with them. */
  async events(source: string, taken: readonly Taken[], refused: readonly string[]): Promise<SliceReceipt> {
    const { clock, observe, rules, keepsHistory } = this.#options;
    const at = clock.now();
    const { plan } = rules();
    const events = numbered(source, taken, this.#sequence, at);
    const profiles = taken.flatMap(({ event }) => keysOf(event));
    const messages = [...new Set(events.map(({ message }) => message))];
    const ended = await this.#write({ at, profiles, messages }, (transaction, view, tally) => {
      const isNew = (message: MessageKey): boolean => view.isNew(message);
      const reading = { plan, profiles: transaction, at, isNew };
      const remember = (row: HistoryRow): void => transaction.remember(row);
      const all = readEvents(events, keepsHistory ? { ...reading, remember } : reading);
      countEvents(tally, source, all, refused);
      const told = all.flatMap((each) => noticesOf(each, source, at));
      return { value: all, tell: () => told.forEach(observe) };
    });
    return receiptOf(ended);
  }

  /** Lets time pass for these profiles, up to `at`. */
  async tick(profiles: readonly ProfileKey[], at: EpochMs, besides: Besides = {}): Promise<void> {
    await this.#write(
      { at, profiles },
      (transaction) => {
        // Who was merged away meanwhile is woken as the one in which it goes on.
        const awake = profiles.filter((key) => transaction.leadsTo(key) === undefined);
        for (const key of awake) transaction.read(key, { kind: "tick", at });
        return { value: undefined, besides };
      },
      at,
    );
  }

  /**
   * Lets these profiles learn what is kept of their past, each as it was found: one that has read more meanwhile is passed over.
   * Tells whom.
   */
  async learn(pasts: readonly Past[], at: EpochMs): Promise<readonly ProfileKey[]> {
    const seq = this.#sequence.take(pasts.length, this.#options.clock.now());
    return this.#write(
      { at, profiles: pasts.map(({ profile }) => profile) },
      (transaction) => {
        const outrun = pasts.flatMap(({ profile, readTo, events }, i) => {
          if (transaction.leadsTo(profile) !== undefined) return [];
          if (transaction.stateOf(profile).seq !== readTo) return [profile];
          transaction.read(profile, { kind: "history", at, seq: seq + i, events });
          return [];
        });
        return { value: outrun };
      },
      at,
    );
  }

  /** From now on nothing is sent to this person, or something may be again. */
  async suppress(person: ProfileKey, suppressed: boolean, besides: Besides): Promise<void> {
    const at = this.#options.clock.now();
    const seq = this.#sequence.take(1, at);
    await this.#write({ at, profiles: [person] }, (transaction) => {
      const profile = transaction.leadsTo(person) ?? person;
      transaction.read(profile, { kind: "suppress", at, seq, suppressed });
      const cancellations: readonly Cancellation[] = suppressed ? [{ reason: "suppressed", profile }] : [];
      return { value: undefined, besides: { ...besides, cancellations } };
    });
  }

  /** What people have set, with nothing to be decided by it yet. */
  async set(besides: Besides): Promise<void> {
    const at = this.#options.clock.now();
    await this.#write({ at, profiles: [] }, () => ({ value: undefined, besides }));
  }

  /** Runs records in one transaction, and tells what they decided once it is durable. */
  async #write<T>(
    ask: TransactAsk,
    work: (transaction: Transaction, view: View, tally: Tally) => Written<T>,
    readTo: EpochMs = this.readTo(),
  ): Promise<T> {
    const { store, rules, onDoubt } = this.#options;
    const given = new Set(ask.profiles);
    const ruledBy = rules();
    const outcomes: { readonly transaction: Transaction; readonly written: Written<T> }[] = [];
    try {
      await store.transact({ ...ask, profiles: [...given] }, (view) => {
        const transaction = new Transaction(ruledBy, view, readTo);
        const need = [...given]
          .flatMap((key) => transaction.leadsTo(key) ?? [])
          .filter((key) => !given.has(key));
        for (const key of need) given.add(key);
        if (need.length > 0) return { need };
        const tally = new Tally();
        const written = work(transaction, view, tally);
        outcomes.push({ transaction, written });
        const { cancellations = [], ...others } = written.besides ?? {};
        const change = transaction.change(tally);
        return {
          ...change,
          ...others,
          cancellations: [...cancellations, ...(change.cancellations ?? [])],
        };
      });
    } catch (cause) {
      onDoubt();
      throw cause;
    }
    const outcome = outcomes.at(-1);
    if (outcome === undefined) throw new TypeError("a store committed a change that it never asked for");
    outcome.written.tell?.();
    this.#tell(outcome.transaction, ask.at);
    return outcome.written.value;
  }

  #tell({ decided, wakeAt }: Transaction, at: EpochMs): void {
    for (const { profile, effect } of decided) {
      // Told with the event itself, as suppressed.
      if (effect.kind !== "not_collected") this.#options.observe({ kind: "effect", at, profile, effect });
    }
    const sinks = decided.flatMap(({ effect }) =>
      effect.kind === "fired" ? effect.deliveries.map(({ sink }) => sink) : [],
    );
    this.#options.onCommit({ sinks: new Set(sinks), ...(wakeAt === undefined ? {} : { wakeAt }) });
  }
}

/** What one transaction came to. */
interface Written<T> {
  readonly value: T;
  readonly besides?: Besides;
  /** What is told before all that was decided. */
  readonly tell?: () => void;
}
