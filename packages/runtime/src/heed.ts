import type { ProjectDefinition } from "@heed/core";
import type { Command, Count, EventType, HistoryRow } from "@heed/core/contracts";
import { HeedError, unknownWord } from "@heed/core/contracts";
import type { Person } from "./control/commands.ts";
import { profileOf } from "./control/commands.ts";
import { EngineRoom } from "./engine-room.ts";
import type { ExplainAsk, ExplainedPerson } from "./explain/explain-person.ts";
import { explainPerson } from "./explain/explain-person.ts";
import { incomingOf, invalidEvent } from "./ingest/call.ts";
import type { Middleware } from "./ingest/middleware.ts";
import type { IngestBatch, Receipt } from "./ingest/receipt.ts";
import { Roles } from "./leadership.ts";
import type { CallOptions, HeedOptions, World } from "./options.ts";
import { faultsOfOptions } from "./options.ts";
import { faultsOfProject } from "./rules/compiled.ts";
import { projectOf } from "./rules/project-of.ts";
import { openRulebook } from "./rules/rulebook.ts";
import { alarm } from "./world/alarm.ts";
import { bottleneckPacer } from "./world/bottleneck-pacer.ts";
import { fetchTransport } from "./world/fetch-transport.ts";
import { quickRetry } from "./world/quick-retry.ts";
import { processName, systemClock, systemRandom } from "./world/system.ts";

/** Events told by the backend itself are counted under this source. */
const OWN_SOURCE = "api";

/**
 * A running engine. Every method that takes an event resolves when the event is durable, and rejects where it could not be
 * stored: then call again with the same `messageId`.
 */
export interface Heed extends AsyncDisposable {
  /** Takes the roles of the store and begins to decide and send. Throws `HEED_STORE_LED` where another engine holds it. */
  start(): Promise<void>;
  /** Lets what is in flight end, gives the roles back and closes the store. What waits, waits durably. */
  stop(): Promise<void>;
  track(call: CallOptions & { readonly event: string; readonly properties?: object }): Promise<Receipt>;
  identify(call: CallOptions & { readonly traits?: object }): Promise<Receipt>;
  page(call: CallOptions & { readonly name?: string; readonly properties?: object }): Promise<Receipt>;
  screen(call: CallOptions & { readonly name?: string; readonly properties?: object }): Promise<Receipt>;
  group(call: CallOptions & { readonly groupId: string; readonly traits?: object }): Promise<Receipt>;
  alias(call: CallOptions & { readonly previousId: string }): Promise<Receipt>;
  /** Takes a decoded batch of a source, bad items and all. */
  ingest(batch: IngestBatch): Promise<Receipt>;
  /** Adds a middleware behind the consent filter. Only before `start`. */
  use(middleware: Middleware): Heed;
  /** Sends again through a sink that was held. */
  resume(sink: string): void;
  /**
   * Pauses a trigger, whatever its definition says, until it is resumed: what it would fire is held or dropped, as its `whilePaused`
   * says. Any process that has opened the store may ask; the engine applies it within a second. Resolves when it is durably asked for.
   */
  pauseTrigger(trigger: string, asked?: Asked): Promise<void>;
  /** Ends a pause: the trigger is as its definition says, or live where that says paused. What was held is decided now. */
  resumeTrigger(trigger: string, asked?: Asked): Promise<void>;
  /** Sends nothing to this person any more, whatever is allowed; what waits to be sent is stopped. */
  suppress(person: Person, asked?: Asked): Promise<void>;
  unsuppress(person: Person, asked?: Asked): Promise<void>;
  /**
   * The events of a person that are kept, in their order; what was done under another id that is theirs is among them. Rejects with
   * `HEED_CONFIG_INVALID` where none are kept.
   */
  history(person: Person): AsyncIterable<HistoryRow>;
  /**
   * Why triggers did or did not fire for a person, and what they wait for; `sentences` of `@heed/core/engine` says it in words. An instant
   * of the past needs events that are kept. Throws `HEED_CONFIG_INVALID` for a trigger that is not there.
   */
  explain(person: Person, ask?: ExplainAsk): Promise<ExplainedPerson>;
  /** The numbers of the conservation law. */
  counts(): Promise<readonly Count[]>;
  /** Resolves when nothing is being taken in, decided or sent; what waits for a later time does not count. */
  idle(): Promise<void>;
}

/** Who asks for something, for people to read. */
export interface Asked {
  readonly by?: string;
}

/** Builds an engine from triggers or a project, sinks and a store. Throws `HEED_CONFIG_INVALID` with every fault at once. */
export function createHeed(options: HeedOptions): Heed {
  const project = soundProject(options);
  return new RunningHeed({ observe: alarm, ...options }, project, { ...realWorld(), ...options.world });
}

function realWorld(): World {
  return {
    clock: systemClock,
    random: systemRandom,
    transport: fetchTransport,
    pacer: bottleneckPacer,
    quickRetry,
    holder: processName(),
    beatMs: 15_000,
    commandsMs: 1_000,
  };
}

/** Faults of the project and of the wiring are told together. */
function soundProject(options: HeedOptions): ProjectDefinition {
  const { project, faults } = projectOf(options);
  const names = [...new Set(options.sinks.map(({ name }) => name))];
  const all = [...faultsOfOptions(options), ...faults, ...faultsOfProject(project, names)];
  if (all.length === 0) return project;
  throw new HeedError("HEED_CONFIG_INVALID", "The engine cannot be built", { faults: all });
}

/** What a command is about. */
type CommandKind =
  | Pick<Extract<Command, { readonly trigger: string }>, "kind" | "trigger">
  | Pick<Extract<Command, { readonly profile: string }>, "kind" | "profile">;

class RunningHeed implements Heed {
  readonly #options: HeedOptions;
  readonly #project: ProjectDefinition;
  readonly #world: World;
  readonly #chain: Middleware[] = [];
  #state: "new" | "starting" | "running" | "stopped" = "new";
  #room: EngineRoom | undefined;
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;
  #submitted = 0;

  constructor(options: HeedOptions, project: ProjectDefinition, world: World) {
    this.#options = options;
    this.#project = project;
    this.#world = world;
  }

  async start(): Promise<void> {
    if (this.#state !== "new")
      throw new HeedError("HEED_NOT_RUNNING", `Expected to be started once; it is ${this.#state}`);
    this.#state = "starting";
    this.#starting = this.#start();
    await this.#starting;
  }

  async #start(): Promise<void> {
    const { store, sinks } = this.#options;
    const { clock, holder, beatMs } = this.#world;
    const roles = new Roles(
      store,
      holder,
      sinks.map(({ name }) => name),
      beatMs,
    );
    try {
      const lastBeatAt = await roles.beat(clock.now());
      const rulebook = await openRulebook(this.#project, store, clock.now());
      const room = new EngineRoom(this.#options, this.#world, rulebook, roles);
      await room.start(lastBeatAt, () => void this.stop().catch(() => undefined));
      this.#room = room;
      if (this.#state === "starting") this.#state = "running";
    } catch (cause) {
      await roles.resign(clock.now()).catch(() => undefined);
      if (this.#state === "starting") this.#state = "new";
      throw cause;
    }
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#state = "stopped";
    await this.#starting?.catch(() => undefined);
    try {
      await this.#room?.stop();
    } finally {
      await this.#options.store.close();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  use(middleware: Middleware): Heed {
    if (this.#state !== "new")
      throw new HeedError(
        "HEED_NOT_RUNNING",
        "Expected use() before start(): events may already have passed",
      );
    this.#chain.push(middleware);
    return this;
  }

  async ingest(batch: IngestBatch): Promise<Receipt> {
    return this.#running().take(batch, this.#chain);
  }

  track(call: Parameters<Heed["track"]>[0]): Promise<Receipt> {
    return this.#call("track", call);
  }

  identify(call: Parameters<Heed["identify"]>[0]): Promise<Receipt> {
    return this.#call("identify", call);
  }

  page(call: Parameters<Heed["page"]>[0]): Promise<Receipt> {
    return this.#call("page", call);
  }

  screen(call: Parameters<Heed["screen"]>[0]): Promise<Receipt> {
    return this.#call("screen", call);
  }

  group(call: Parameters<Heed["group"]>[0]): Promise<Receipt> {
    return this.#call("group", call);
  }

  alias(call: Parameters<Heed["alias"]>[0]): Promise<Receipt> {
    return this.#call("alias", call);
  }

  resume(sink: string): void {
    if (!this.#running().resume(sink)) {
      const names = this.#options.sinks.map(({ name }) => name);
      throw new HeedError("HEED_CONFIG_INVALID", "No such sink", {
        faults: [{ at: "resume", message: unknownWord(sink, names) }],
      });
    }
  }

  async pauseTrigger(trigger: string, asked?: Asked): Promise<void> {
    await this.#submit({ kind: "pause", trigger: this.#triggerNamed(trigger) }, asked);
  }

  async resumeTrigger(trigger: string, asked?: Asked): Promise<void> {
    await this.#submit({ kind: "resume", trigger: this.#triggerNamed(trigger) }, asked);
  }

  suppress(person: Person, asked?: Asked): Promise<void> {
    return this.#submit({ kind: "suppress", profile: profileOf(person) }, asked);
  }

  unsuppress(person: Person, asked?: Asked): Promise<void> {
    return this.#submit({ kind: "unsuppress", profile: profileOf(person) }, asked);
  }

  async *history(person: Person): AsyncIterable<HistoryRow> {
    const { store, history } = this.#options;
    if (history === undefined)
      throw new HeedError(
        "HEED_CONFIG_INVALID",
        'Expected events to be kept: createHeed({ history: { keep: "90d" } }); none are',
      );
    const key = profileOf(person);
    const known = (await store.read([key])).get(key);
    yield* store.list("history", { profile: known?.key ?? key });
  }

  async explain(person: Person, ask?: ExplainAsk): Promise<ExplainedPerson> {
    const { rules } = this.#running();
    return explainPerson(this.#options.store, rules, person, this.#world.clock.now(), ask);
  }

  counts(): Promise<readonly Count[]> {
    return this.#options.store.counts();
  }

  async idle(): Promise<void> {
    await this.#room?.idle();
  }

  /** Its id tells it from every other one; the engine of this process looks at it at once. */
  async #submit(what: CommandKind, { by }: Asked = {}): Promise<void> {
    const { clock, holder, random } = this.#world;
    const submittedAt = clock.now();
    const id = [holder, submittedAt, (this.#submitted += 1), random()].join(" ");
    await this.#options.store.submit({ ...what, id, submittedAt, ...(by === undefined ? {} : { by }) });
    if (this.#state === "running") this.#room?.lookForCommands();
  }

  #triggerNamed(name: string): string {
    const names = Object.keys(this.#project.triggers ?? {});
    if (names.includes(name)) return name;
    throw new HeedError("HEED_CONFIG_INVALID", "No such trigger", {
      faults: [{ at: "trigger", message: unknownWord(name, names) }],
    });
  }

  async #call(type: EventType, call: CallOptions): Promise<Receipt> {
    const incoming = incomingOf(type, call, this.#world.clock.now());
    const receipt = await this.ingest({ source: OWN_SOURCE, events: [incoming] });
    const [refusal] = receipt.refusals;
    if (refusal === undefined) return receipt;
    throw invalidEvent(type, [refusal]);
  }

  #running(): EngineRoom {
    if (this.#state !== "running" || this.#room === undefined) {
      throw new HeedError(
        "HEED_NOT_RUNNING",
        `Expected a running engine: await heed.start() first; it is ${this.#state}`,
      );
    }
    return this.#room;
  }
}
