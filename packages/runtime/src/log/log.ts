import type { EpochMs, MessageKey, ProfileKey, Store } from "@heed/core/contracts";
import { messageKey } from "@heed/core/contracts";
import type { LogRecord, Plan, Since } from "@heed/core/engine";
import { profileKeyOf } from "@heed/core/engine";
import type { Clock } from "../clock.ts";
import type { Taken } from "../ingest/middleware.ts";
import type { Notice, Observe } from "../notice.ts";
import { Tally } from "../tally.ts";
import type { Applied } from "./apply.ts";
import { applyRecords } from "./apply.ts";

/** What a commit made true, so that whoever waits for it can be woken. */
export interface Committed {
  readonly sinks: ReadonlySet<string>;
  readonly wakeAt?: EpochMs;
}

/** How the events of one slice ended. */
export interface SliceReceipt {
  readonly processed: number;
  readonly duplicate: number;
  readonly suppressed: number;
}

export interface LogOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly plan: Plan;
  readonly since: Since;
  readonly observe: Observe;
  readonly onCommit: (committed: Committed) => void;
  /** A commit failed; it may have happened all the same (the answer got lost), and somebody may have to be woken. */
  readonly onDoubt: () => void;
  /** False while senders may still hold events of a standstill: then no wait is decided, whatever else is read. */
  readonly caughtUp: (now: EpochMs) => boolean;
}

/** The one way into the engine while it runs: events and ticks become records, each with its log time, in one order. */
export class Log {
  readonly #options: LogOptions;
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
    const { clock, observe, plan, since } = this.#options;
    const at = clock.now();
    const readTo = this.readTo();
    const messages = new Map(taken.map((item) => [item, messageKey(source, item.event.id)]));
    let outcome: { readonly applied: Applied; readonly ended: readonly EndedEvent[] } | undefined;
    await this.#transact(
      {
        at,
        profiles: [...new Set(taken.map(({ event }) => profileKeyOf(event)))],
        messages: [...new Set(messages.values())],
      },
      (view) => {
        const arrived = endings(taken, messages, (key) => view.isNew(key));
        const tally = new Tally();
        const applied = applyRecords(plan, since, view, recordsOf(arrived, at), tally, readTo);
        const ended = withoutConsent(arrived, applied);
        countEvents(tally, source, ended, refused);
        outcome = { applied: { ...applied, change: { ...applied.change, counts: tally.counts() } }, ended };
        return outcome.applied.change;
      },
    );
    if (outcome === undefined) return { processed: 0, duplicate: 0, suppressed: 0 };
    const { applied, ended } = outcome;
    for (const each of ended) observe(noticeOf(each, source, at));
    this.#tell(applied, at);
    return receiptOf(ended);
  }

  /** Lets time pass for profiles whose wake-up has come. */
  async tick(profiles: readonly ProfileKey[], at: EpochMs): Promise<void> {
    let applied: Applied | undefined;
    await this.#transact({ at, profiles }, (view) => {
      const records = new Map(profiles.map((key) => [key, [{ kind: "tick", at } satisfies LogRecord]]));
      applied = applyRecords(this.#options.plan, this.#options.since, view, records, new Tally(), at);
      return applied.change;
    });
    if (applied !== undefined) this.#tell(applied, at);
  }

  async #transact(...asked: Parameters<Store["transact"]>): Promise<void> {
    try {
      await this.#options.store.transact(...asked);
    } catch (cause) {
      this.#options.onDoubt();
      throw cause;
    }
  }

  #tell({ decided, wakeAt }: Applied, at: EpochMs): void {
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

interface EndedEvent {
  readonly item: Taken;
  readonly ended: "processed" | "duplicate" | "suppressed";
}

/** A repeated id is a duplicate, also within one request: the first one stands. */
function endings(
  taken: readonly Taken[],
  messages: ReadonlyMap<Taken, MessageKey>,
  isNew: (key: MessageKey) => boolean,
): readonly EndedEvent[] {
  const seen = new Set<MessageKey>();
  return taken.map((item) => {
    const key = messages.get(item) ?? "";
    if (seen.has(key) || !isNew(key)) return { item, ended: "duplicate" };
    seen.add(key);
    return { item, ended: item.suppressed === undefined ? "processed" : "suppressed" };
  });
}

/** The engine knows what the person said before, and may have let an event go no further. */
function withoutConsent(ended: readonly EndedEvent[], { decided }: Applied): readonly EndedEvent[] {
  const reasons = new Map(
    decided.flatMap(({ effect }) => (effect.kind === "not_collected" ? [[effect.id, effect]] : [])),
  );
  if (reasons.size === 0) return ended;
  return ended.map((each) => {
    const reason = each.ended === "processed" ? reasons.get(each.item.event.id) : undefined;
    return reason === undefined ? each : { item: { ...each.item, suppressed: reason }, ended: "suppressed" };
  });
}

/** What a suppressed event said about consent is still heard: a refusal must reach what is already waiting. */
function recordsOf(ended: readonly EndedEvent[], at: EpochMs): ReadonlyMap<ProfileKey, readonly LogRecord[]> {
  const records = new Map<ProfileKey, LogRecord[]>();
  for (const { item, ended: how } of ended) {
    const { event } = item;
    const key = profileKeyOf(event);
    const list = records.get(key) ?? [];
    if (how === "processed") list.push({ kind: "event", at, event });
    else if (how === "suppressed" && event.consent !== undefined) {
      list.push({ kind: "consent", at, signal: event.consent, saidAt: event.occurredAt });
    }
    if (list.length > 0) records.set(key, list);
  }
  return records;
}

function countEvents(
  tally: Tally,
  source: string,
  ended: readonly EndedEvent[],
  refused: readonly string[],
): void {
  tally.add("received", source, ended.length + refused.length);
  for (const code of refused) tally.add("refused", source, 1, code);
  for (const { item, ended: how } of ended) {
    if (how === "suppressed")
      tally.add("suppressed_event", source, 1, item.suppressed?.reason, item.suppressed?.allowedBy);
    else tally.add(how, source);
  }
}

function receiptOf(ended: readonly EndedEvent[]): SliceReceipt {
  const count = (how: EndedEvent["ended"]): number => ended.filter((each) => each.ended === how).length;
  return { processed: count("processed"), duplicate: count("duplicate"), suppressed: count("suppressed") };
}

function noticeOf({ item: { event, suppressed }, ended }: EndedEvent, source: string, at: EpochMs): Notice {
  const { reason, allowedBy } = suppressed ?? {};
  const why =
    ended !== "suppressed" || reason === undefined || allowedBy === undefined ? {} : { reason, allowedBy };
  return {
    kind: "event",
    at,
    source,
    profile: profileKeyOf(event),
    type: event.type,
    name: event.name,
    ended,
    ...why,
  };
}
