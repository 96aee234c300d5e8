import type { Count, Sink, Store } from "@heed/core/contracts";
import { HeedError, parseDuration } from "@heed/core/contracts";
import type { Plan, Since } from "@heed/core/engine";
import type { Timer } from "./clock.ts";
import { Backlog } from "./clockwork/backlog.ts";
import { clockwork } from "./clockwork/clockwork.ts";
import type { Line } from "./deliver/call.ts";
import { leaseOf } from "./deliver/lease.ts";
import { paceOf } from "./deliver/pacer.ts";
import { Sender } from "./deliver/sender.ts";
import { consentFilter } from "./ingest/consent-filter.ts";
import { ingest } from "./ingest/ingest.ts";
import type { Middleware } from "./ingest/middleware.ts";
import type { IngestBatch, Receipt } from "./ingest/receipt.ts";
import type { Roles } from "./leadership.ts";
import { gapOf } from "./leadership.ts";
import { Log } from "./log/log.ts";
import type { Notice } from "./notice.ts";
import type { HeedOptions, World } from "./options.ts";
import { Worker } from "./worker.ts";
import { nextTurn } from "./world/system.ts";

/** Rows of each kind that one sweep forgets. */
const SWEEP_ROWS = 5_000;

/** After a commit of which nobody knows whether it happened. Not at once: the store may be struggling. */
const LOOK_AFTER_DOUBT_MS = 1_000;

/** The parts of a running engine, and how they wake each other. */
export class EngineRoom {
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
  readonly #timers = new Map<string, Timer>();
  #stopped = false;
  #onLeaseLost: () => void = () => undefined;

  constructor(options: HeedOptions, world: World, plan: Plan, since: Since, roles: Roles) {
    const { store } = options;
    this.#options = options;
    this.#store = store;
    this.#world = world;
    this.#roles = roles;
    this.#filter = consentFilter(plan);
    this.#backlog = new Backlog(
      parseDuration(options.catchUp ?? "10m") ?? 0,
      gapOf(world.beatMs),
      (state, at) => this.#observe({ kind: "engine", at, state }),
    );
    this.#log = new Log({
      store,
      clock: world.clock,
      plan,
      since,
      observe: (notice) => this.#observe(notice),
      caughtUp: (now) => this.#backlog.until(now) === undefined,
      onCommit: ({ sinks, wakeAt }) => {
        if (wakeAt !== undefined) this.#clockwork.pokeAt(wakeAt);
        for (const sink of sinks) this.#senders.get(sink)?.worker.poke();
      },
      onDoubt: () => {
        const soon = world.clock.now() + LOOK_AFTER_DOUBT_MS;
        for (const worker of this.#workers()) worker.pokeAt(soon);
      },
    });
    const { clock } = world;
    const pass = clockwork(
      store,
      this.#log,
      this.#backlog,
      () => clock.now(),
      (cause) => this.#failing(cause),
    );
    this.#clockwork = new Worker(pass, clock, (cause) => this.#failing(cause));
    for (const sink of options.sinks) this.#senders.set(sink.name, this.#senderOf(sink, plan));
  }

  /** Begins to let time pass and to send. `lastBeatAt`: when an engine of this store was last alive. */
  async start(lastBeatAt: number | undefined, onLeaseLost: () => void): Promise<void> {
    this.#onLeaseLost = onLeaseLost;
    const now = this.#world.clock.now();
    // A deadline that nobody decided for so long is a standstill too: whoever was alive last may still have been catching up.
    const { nextAt: earliest = now } = await this.#store.due(0, 1);
    if (now - earliest > gapOf(this.#world.beatMs)) this.#backlog.overdue(earliest, now);
    this.#backlog.beat(now, lastBeatAt);
    this.#every("beat", this.#world.beatMs, () => this.#beat());
    this.#every("sweep", gapOf(this.#world.beatMs), () => this.#sweep());
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
    if (refusals.length > 0) this.#observe({ kind: "refused", at: now, source: batch.source, refusals });
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
    for (const timer of this.#timers.values()) timer.cancel();
    const senders = [...this.#senders.values()];
    const sent = senders.map(({ sender }) => sender.stop());
    await Promise.all([...this.#workers().map((worker) => worker.stop()), ...sent]);
    // A pass that was under way may have begun one more conversation.
    await Promise.all(senders.map(({ sender }) => sender.stop()));
    while (this.#working.size > 0) await Promise.allSettled(this.#working);
    await this.#roles.resign(this.#world.clock.now());
  }

  counts(): Promise<readonly Count[]> {
    return this.#store.counts();
  }

  #workers(): readonly Worker[] {
    return [this.#clockwork, ...[...this.#senders.values()].map(({ worker }) => worker)];
  }

  #senderOf(sink: Sink, plan: Plan): { readonly sender: Sender; readonly worker: Worker } {
    const { transport, quickRetry, random, clock, pacer } = this.#world;
    const share = this.#options.share ?? 0.5;
    const paces = new Map(
      Object.entries(sink.limits.budgets).map(([name, budget]) => [name, paceOf(budget, share)]),
    );
    const pacers = new Map([...paces].map(([name, pace]) => [name, pacer(pace)]));
    const line: Line = { transport, pacers, quickRetry, clock };
    const sender = new Sender({
      sink,
      store: this.#store,
      plan,
      line,
      random,
      leaseMs: leaseOf(sink, paces.values()),
      observe: (notice) => this.#observe(notice),
      onRoom: () => worker.poke(),
    });
    const worker = new Worker(
      () => sender.pass(),
      clock,
      (cause) => this.#failing(cause),
    );
    return { sender, worker };
  }

  async #beat(): Promise<void> {
    const now = this.#world.clock.now();
    this.#backlog.beat(now);
    try {
      await this.#roles.beat(now);
    } catch (cause) {
      // Only another engine ends this one. A store that cannot be reached now is asked again with the next beat.
      if (!(cause instanceof HeedError && cause.code === "HEED_STORE_LED")) return this.#failing(cause);
      this.#observe({ kind: "engine", at: now, state: "lease_lost", reason: messageOf(cause) });
      this.#onLeaseLost();
    }
  }

  async #sweep(): Promise<void> {
    const { decisions = "90d", deliveries = "30d" } = this.#options.retention ?? {};
    const retention = {
      decisionsMs: parseDuration(decisions) ?? 0,
      deliveriesMs: parseDuration(deliveries) ?? 0,
    };
    try {
      for (let full = true; full && !this.#stopped;) {
        const swept = await this.#store.sweep(this.#world.clock.now(), retention, SWEEP_ROWS);
        full = Object.values(swept).some((rows) => rows >= SWEEP_ROWS);
      }
    } catch (cause) {
      this.#failing(cause);
    }
  }

  /** Rings again after each turn has ended, so that turns never overlap. */
  #every(name: string, ms: number, turn: () => Promise<void>): void {
    const again = (): void => {
      if (this.#stopped) return;
      this.#timers.set(
        name,
        this.#world.clock.after(ms, () => void this.#counted(turn()).finally(again)),
      );
    };
    again();
  }

  async #counted<T>(work: Promise<T>): Promise<T> {
    this.#working.add(work);
    try {
      return await work;
    } finally {
      this.#working.delete(work);
    }
  }

  /** What is told is already durable and being acted on: a listener that throws must not undo that. */
  #observe(notice: Notice): void {
    try {
      this.#options.observe?.(notice);
    } catch {
      // `Observe` must not throw; where it does, the fault is the listener's alone.
    }
  }

  #failing(cause: unknown): void {
    this.#observe({
      kind: "engine",
      at: this.#world.clock.now(),
      state: "failing",
      reason: messageOf(cause),
    });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
