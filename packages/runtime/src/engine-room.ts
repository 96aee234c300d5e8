import type { EpochMs, HeedError, Sink, Store } from "@heed/core/contracts";
import { parseDuration } from "@heed/core/contracts";
import type { Plan, Since } from "@heed/core/engine";
import { Backlog } from "./clockwork/backlog.ts";
import { clockwork } from "./clockwork/clockwork.ts";
import { lineOf } from "./deliver/line.ts";
import { Sender } from "./deliver/sender.ts";
import { heartbeat } from "./heartbeat.ts";
import { consentFilter } from "./ingest/consent-filter.ts";
import { ingest } from "./ingest/ingest.ts";
import type { Middleware } from "./ingest/middleware.ts";
import type { IngestBatch, Receipt } from "./ingest/receipt.ts";
import type { Roles } from "./leadership.ts";
import { gapOf } from "./leadership.ts";
import { Log } from "./log/log.ts";
import type { HeedOptions, World } from "./options.ts";
import { Rounds } from "./rounds.ts";
import { retentionOf, sweeping } from "./sweeping.ts";
import type { Teller } from "./teller.ts";
import { tellerOf } from "./teller.ts";
import { Worker } from "./worker.ts";
import { nextTurn } from "./world/system.ts";

/** Of each vendor's published limits. */
const DEFAULT_SHARE = 0.5;

/** After a commit of which nobody knows whether it happened. Not at once: the store may be struggling. */
const LOOK_AFTER_DOUBT_MS = 1_000;

/** The parts of a running engine, and how they wake each other. */
export class EngineRoom {
  readonly #teller: Teller;
  readonly #store: Store;
  readonly #world: World;
  readonly #log: Log;
  readonly #backlog: Backlog;
  readonly #roles: Roles;
  readonly #clockwork: Worker;
  readonly #senders = new Map<string, { readonly sender: Sender; readonly worker: Worker }>();
  readonly #options: HeedOptions;
  readonly #filter: Middleware;
  readonly #working = new Set<Promise<unknown>>();
  readonly #rounds: Rounds;
  #stopped = false;

  constructor(options: HeedOptions, world: World, plan: Plan, since: Since, roles: Roles) {
    const { store } = options;
    const { clock } = world;
    this.#teller = tellerOf(options.observe, clock);
    const { tell, failing } = this.#teller;
    this.#options = options;
    this.#store = store;
    this.#world = world;
    this.#roles = roles;
    this.#filter = consentFilter(plan);
    this.#rounds = new Rounds(clock, (round) => this.#counted(round));
    this.#backlog = new Backlog(
      parseDuration(options.catchUp ?? "10m") ?? 0,
      gapOf(world.beatMs),
      (state, at) => tell({ kind: "engine", at, state }),
    );
    this.#log = new Log({
      store,
      clock,
      plan,
      since,
      observe: tell,
      caughtUp: (now) => this.#backlog.until(now) === undefined,
      onCommit: ({ sinks, wakeAt }) => {
        if (wakeAt !== undefined) this.#clockwork.pokeAt(wakeAt);
        for (const sink of sinks) this.#senders.get(sink)?.worker.poke();
      },
      onDoubt: () => {
        const soon = clock.now() + LOOK_AFTER_DOUBT_MS;
        for (const worker of this.#workers()) worker.pokeAt(soon);
      },
    });
    const pass = clockwork(store, this.#log, this.#backlog, () => clock.now(), failing);
    this.#clockwork = new Worker(pass, clock, failing);
    for (const sink of options.sinks) this.#senders.set(sink.name, this.#senderOf(sink, plan));
  }

  /** Begins to let time pass and to send. `lastBeatAt`: when an engine of this store was last alive. */
  async start(lastBeatAt: number | undefined, onLeaseLost: () => void): Promise<void> {
    const { clock, beatMs } = this.#world;
    const [store, roles, backlog] = [this.#store, this.#roles, this.#backlog];
    const now = clock.now();
    // A deadline that nobody decided for so long is a standstill too: whoever was alive last may still have been catching up.
    const { nextAt: earliest = now } = await store.due(0, 1);
    if (now - earliest > gapOf(beatMs)) backlog.overdue(earliest, now);
    backlog.beat(now, lastBeatAt);
    const { tell, failing: onFailure } = this.#teller;
    const onLost = (cause: HeedError, at: EpochMs): void => {
      tell({ kind: "engine", at, state: "lease_lost", reason: cause.message });
      onLeaseLost();
    };
    const retention = retentionOf(this.#options);
    this.#rounds.every(beatMs, heartbeat({ clock, roles, backlog, onLost, onFailure }));
    this.#rounds.every(
      gapOf(beatMs),
      sweeping({ store, clock, retention, stopped: () => this.#stopped, onFailure }),
    );
    for (const worker of this.#workers()) worker.poke();
  }

  async take(batch: IngestBatch, chain: readonly Middleware[]): Promise<Receipt> {
    const now = this.#world.clock.now();
    let arrival = now;
    for (const event of batch.events) {
      this.#backlog.saw(event);
      arrival = Math.min(arrival, event.receivedAt);
    }
    const receipt = await this.#counted(
      this.#log.whileUnread(arrival, () =>
        ingest(batch, this.#log, [this.#filter, ...chain], this.#world.clock),
      ),
    );
    const { refusals } = receipt;
    if (refusals.length > 0) this.#teller.tell({ kind: "refused", at: now, source: batch.source, refusals });
    return receipt;
  }

  resume(sink: string): boolean {
    const found = this.#senders.get(sink);
    found?.sender.resume();
    found?.worker.poke();
    return found !== undefined;
  }

  /**
   * Resolves when nothing is being taken in, decided or sent. What waits for a later time does not count, nor does what only
   * waits for its turn at a vendor's pace: a simulated clock may then go on.
   */
  async idle(): Promise<void> {
    const senders = [...this.#senders.values()];
    const active = (): boolean =>
      this.#working.size > 0 ||
      this.#clockwork.busy ||
      senders.some(({ sender, worker }) => worker.busy || sender.active);
    // First a turn: what a timer has just let go on is only then to be seen.
    do await nextTurn();
    while (active());
  }

  /** Lets everything in flight end: events being stored, calls being answered. Then gives the roles back. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#rounds.stop();
    const senders = [...this.#senders.values()];
    const sent = senders.map(({ sender }) => sender.stop());
    await Promise.all([...this.#workers().map((worker) => worker.stop()), ...sent]);
    // A pass that was under way may have begun one more conversation.
    await Promise.all(senders.map(({ sender }) => sender.stop()));
    while (this.#working.size > 0) await Promise.allSettled(this.#working);
    await this.#roles.resign(this.#world.clock.now());
  }

  #workers(): readonly Worker[] {
    return [this.#clockwork, ...[...this.#senders.values()].map(({ worker }) => worker)];
  }

  #senderOf(sink: Sink, plan: Plan): { readonly sender: Sender; readonly worker: Worker } {
    const { random, clock } = this.#world;
    const { tell, failing } = this.#teller;
    const sender = new Sender({
      sink,
      store: this.#store,
      plan,
      ...lineOf(sink, this.#world, this.#options.share ?? DEFAULT_SHARE),
      random,
      observe: tell,
      onRoom: () => worker.poke(),
    });
    const worker = new Worker(() => sender.pass(), clock, failing);
    return { sender, worker };
  }

  async #counted<T>(work: Promise<T>): Promise<T> {
    this.#working.add(work);
    try {
      return await work;
    } finally {
      this.#working.delete(work);
    }
  }
}
