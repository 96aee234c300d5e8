import type { EpochMs, HeedError, Sink, Store } from "@heed/core/contracts";
import { parseDuration } from "@heed/core/contracts";
import { Backlog } from "./clockwork/backlog.ts";
import { clockwork } from "./clockwork/clockwork.ts";
import type { Course, WalkControl } from "./clockwork/walk.ts";
import { courseOf, Walk } from "./clockwork/walk.ts";
import { Unreadable } from "./clockwork/unreadable.ts";
import { commands } from "./control/commands.ts";
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
import type { Rulebook, TriggerControl } from "./rules/rulebook.ts";
import { ruledBy } from "./rules/rulebook.ts";
import { retentionOf, sweeping } from "./sweeping.ts";
import type { Teller } from "./teller.ts";
import { tellerOf } from "./teller.ts";
import { Worker } from "./worker.ts";
import { nextTurn } from "./world/system.ts";

/** Of each vendor's published limits. */
const DEFAULT_SHARE = 0.5;

/** After a commit of which nobody knows whether it happened. Not at once: the store may be struggling. */
const LOOK_AFTER_DOUBT_MS = 1_000;

/** Who starts has better things to do first than to show a new plan to the silent. */
const WALK_AFTER_MS = 1_000;

/** The parts of a running engine, and how they wake each other. */
export class EngineRoom {
  readonly #teller: Teller;
  readonly #store: Store;
  readonly #world: World;
  readonly #log: Log;
  readonly #backlog: Backlog;
  readonly #roles: Roles;
  readonly #clockwork: Worker;
  readonly #walk: Walk;
  readonly #walker: Worker;
  readonly #commands: Worker;
  readonly #senders = new Map<string, { readonly sender: Sender; readonly worker: Worker }>();
  readonly #options: HeedOptions;
  readonly #filter: Middleware;
  readonly #working = new Set<Promise<unknown>>();
  readonly #rounds: Rounds;
  #rulebook: Rulebook;
  #stopped = false;

  constructor(options: HeedOptions, world: World, rulebook: Rulebook, roles: Roles) {
    const { store } = options;
    const { clock } = world;
    this.#teller = tellerOf(options.observe, clock);
    const { tell, failing } = this.#teller;
    this.#options = options;
    this.#store = store;
    this.#world = world;
    this.#roles = roles;
    this.#rulebook = rulebook;
    // Whatever people set while it runs, what may be collected stays as it was defined.
    this.#filter = consentFilter(rulebook.rules.plan);
    this.#rounds = new Rounds(clock, (round) => this.#counted(round));
    this.#backlog = new Backlog(
      parseDuration(options.catchUp ?? "10m") ?? 0,
      gapOf(world.beatMs),
      (state, at) => tell({ kind: "engine", at, state }),
    );
    const rules = (): Rulebook["rules"] => this.#rulebook.rules;
    this.#log = new Log({
      store,
      clock,
      rules,
      keepsHistory: options.history !== undefined,
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
    const unreadable = new Unreadable(failing);
    const pass = clockwork(store, this.#log, this.#backlog, () => clock.now(), unreadable);
    this.#clockwork = new Worker(pass, clock, failing);
    const [log, backlog] = [this.#log, this.#backlog];
    this.#walk = new Walk({
      store,
      log,
      backlog,
      clock,
      rules,
      unreadable,
      keepsHistory: options.history !== undefined,
    });
    this.#walker = new Worker(this.#walk.pass, clock, failing);
    const looking = commands({
      store,
      log,
      clock,
      everyMs: world.commandsMs,
      hasTrigger: (name) => rules().plan.places.has(name),
      set: (control, command) => this.#set(control, command),
      observe: tell,
    });
    this.#commands = new Worker(looking, clock, failing);
    for (const sink of options.sinks) this.#senders.set(sink.name, this.#senderOf(sink));
  }

  /** What is decided by now. */
  get rules(): Rulebook["rules"] {
    return this.#rulebook.rules;
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
    const { walk, controls } = await this.#course(this.#rulebook);
    if (controls.length > 0) await this.#log.set({ controls });
    this.#walk.begin(walk);
    for (const worker of this.#workers()) if (worker !== this.#walker) worker.poke();
    this.#walker.pokeAt(now + WALK_AFTER_MS);
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

  /** Looks for commands now: one has just been submitted. */
  lookForCommands(): void {
    this.#commands.poke();
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
      [this.#clockwork, this.#walker, this.#commands].some(({ busy }) => busy) ||
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
    const senders = [...this.#senders.values()].map(({ worker }) => worker);
    return [this.#clockwork, this.#walker, this.#commands, ...senders];
  }

  /** A trigger was paused or resumed: everything that is read from now on is decided by that, and everybody hears of it. */
  async #set(control: TriggerControl, command: string): Promise<void> {
    const rulebook = await ruledBy(this.#rulebook, control, this.#store);
    const { walk, controls } = await this.#course(rulebook);
    const before = this.#walk.halt();
    try {
      await this.#log.set({ appliedCommands: [command], controls: [control, ...controls] });
    } catch (cause) {
      this.#walk.begin(before);
      throw cause;
    }
    this.#rulebook = rulebook;
    this.#walk.begin(walk);
    this.#walker.poke();
  }

  async #course({ rules }: Rulebook): Promise<Course> {
    const known: WalkControl[] = [];
    for await (const control of this.#store.list("controls", { kind: "walk" }))
      if (control.kind === "walk") known.push(control);
    return courseOf(rules.plan.id, known);
  }

  #senderOf(sink: Sink): { readonly sender: Sender; readonly worker: Worker } {
    const { random, clock } = this.#world;
    const { tell, failing } = this.#teller;
    const sender = new Sender({
      sink,
      store: this.#store,
      rules: () => this.#rulebook.rules,
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
