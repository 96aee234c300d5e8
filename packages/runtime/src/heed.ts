import type { Count, EventType } from "@heed/core/contracts";
import { HeedError, unknownWord } from "@heed/core/contracts";
import type { Plan } from "@heed/core/engine";
import { compile, deploymentOf } from "@heed/core/engine";
import { EngineRoom } from "./engine-room.ts";
import { incomingOf, invalidEvent } from "./ingest/call.ts";
import type { Middleware } from "./ingest/middleware.ts";
import type { IngestBatch, Receipt } from "./ingest/receipt.ts";
import { Roles } from "./leadership.ts";
import type { CallOptions, HeedOptions, World } from "./options.ts";
import { faultsOfOptions } from "./options.ts";
import { alarm } from "./world/alarm.ts";
import { bottleneckPacer } from "./world/bottleneck-pacer.ts";
import { fetchTransport } from "./world/fetch-transport.ts";
import { re2Patterns } from "./world/patterns.ts";
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
  /** The numbers of the conservation law. */
  counts(): Promise<readonly Count[]>;
  /** Resolves when nothing is being taken in, decided or sent; what waits for a later time does not count. */
  idle(): Promise<void>;
}

/** Builds an engine from triggers, sinks and a store. Throws `HEED_CONFIG_INVALID` with every fault at once. */
export function createHeed(options: HeedOptions): Heed {
  const plan = compiled(options);
  return new RunningHeed({ observe: alarm, ...options }, plan, { ...realWorld(), ...options.world });
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
  };
}

/** Faults of the triggers and of the wiring are told together. */
function compiled(options: HeedOptions): Plan {
  const faults = [...faultsOfOptions(options)];
  try {
    const { triggers, consent, grace = "1m" } = options;
    const plan = compile({ triggers, consent, grace, patterns: re2Patterns });
    if (faults.length === 0) return plan;
  } catch (error) {
    if (!(error instanceof HeedError)) throw error;
    faults.push(...error.faults);
  }
  throw new HeedError("HEED_CONFIG_INVALID", "The engine cannot be built", { faults });
}

class RunningHeed implements Heed {
  readonly #options: HeedOptions;
  readonly #plan: Plan;
  readonly #world: World;
  readonly #chain: Middleware[] = [];
  #state: "new" | "starting" | "running" | "stopped" = "new";
  #room: EngineRoom | undefined;
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: HeedOptions, plan: Plan, world: World) {
    this.#options = options;
    this.#plan = plan;
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
      const deployments = await store.deploy(this.#plan.triggers.map(deploymentOf), clock.now());
      const since = this.#plan.triggers.map(
        (trigger) => deployments.get(deploymentOf(trigger)) ?? clock.now(),
      );
      const room = new EngineRoom(this.#options, this.#world, this.#plan, since, roles);
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

  counts(): Promise<readonly Count[]> {
    return this.#options.store.counts();
  }

  async idle(): Promise<void> {
    await this.#room?.idle();
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
