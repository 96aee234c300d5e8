import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { Count, Decision, DeliveryRow } from "@heed/core/contracts";
import { imbalances, pendingOf } from "@heed/runtime";
import { sqliteStore } from "@heed/store-sqlite";
import type { FakeKlaviyo, Step } from "@heed/test/fakes/klaviyo";
import { startFakeKlaviyo } from "@heed/test/fakes/klaviyo";
import { seeded, seedOfRun } from "../random.ts";
import { unknownTo } from "./acknowledged.ts";
import type { Engine } from "./engine.ts";
import { freePort, startEngine } from "./engine.ts";
import type { EngineSetup, Phase } from "./messages.ts";
import { PHASES } from "./messages.ts";
import type { Batch } from "./traffic.ts";
import { anHourOfTraffic } from "./traffic.ts";

const START = Date.parse("2026-11-24T08:00:00Z");
const HOUR = 3_600_000;
const KILLS = 50;

/** What one hour of traffic came to, however often the engine died on the way. */
interface Run {
  readonly decisions: readonly Decision[];
  readonly deliveries: readonly DeliveryRow[];
  readonly counts: readonly Count[];
  readonly klaviyo: Pick<FakeKlaviyo, "events" | "requests">;
  /** Acknowledged messages that the store does not know. */
  readonly lost: readonly string[];
  readonly kills: ReadonlyMap<Phase | "at any time", number>;
}

const seed = seedOfRun();
const traffic = anHourOfTraffic(START, seeded(seed));

/** Every third call goes wrong, in turn in each way a vendor's edge can fail. */
function hostile(random: () => number): readonly Step[] {
  const wrongs: readonly Step[] = [
    { act: "reset", event: "lost" },
    { act: "reset", event: "accepted" },
    { act: "answer", status: 500, event: "lost" },
    { act: "answer", status: 500, event: "accepted" },
    { act: "answer", status: 429, headers: { "retry-after": "2" } },
  ];
  return Array.from({ length: 5_000 }, () =>
    random() < 0.35 ? (wrongs[Math.floor(random() * wrongs.length)] ?? { act: "serve" }) : { act: "serve" },
  );
}

/** Starts the engine again whenever it has died, and plans its next death. */
class Mortal {
  readonly kills = new Map<Phase | "at any time", number>();
  readonly #setup: EngineSetup;
  readonly #random: () => number;
  #left: number;
  #now = START;
  #engine: Engine | undefined;

  constructor(setup: EngineSetup, kills: number, random: () => number) {
    this.#setup = setup;
    this.#left = kills;
    this.#random = random;
  }

  async advance(to: number): Promise<void> {
    while (!(await (await this.#alive()).advance(to)));
    this.#now = to;
  }

  /** Sends a batch until it is acknowledged, as every Segment client does. */
  async send({ messages }: Batch): Promise<void> {
    for (;;) {
      await this.#alive();
      const response = await fetch(`http://127.0.0.1:${this.#setup.port}/v1/batch`, {
        method: "POST",
        body: JSON.stringify({ writeKey: "wk_faults", batch: messages }),
      }).catch(() => undefined);
      if (response?.ok === true) return;
      await sleep(5);
    }
  }

  async stop(): Promise<void> {
    this.#left = 0;
    await this.#engine?.kill();
    const last = await this.#alive();
    await last.stop();
  }

  async #alive(): Promise<Engine> {
    while (this.#engine?.alive !== true) this.#engine = await this.#born();
    return this.#engine;
  }

  async #born(): Promise<Engine> {
    const way =
      this.#left <= 0 ? undefined : [...PHASES, "at any time" as const][this.#left % (PHASES.length + 1)];
    const setup = { ...this.#setup, now: this.#now };
    if (way === undefined) return startEngine(setup);
    this.#left -= 1;
    const count = 1 + Math.floor(this.#random() * 4);
    const engine = await startEngine(
      way === "at any time" ? setup : { ...setup, dieAt: { phase: way, count } },
    );
    if (way === "at any time") void sleep(Math.floor(this.#random() * 150)).then(() => engine.kill());
    void engine.gone.then(() => this.kills.set(way, (this.kills.get(way) ?? 0) + 1));
    return engine;
  }
}

async function run(kills: number): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), "heed-kill-"));
  const path = join(folder, "heed.db");
  const random = seeded(seed + kills);
  const klaviyo = await startFakeKlaviyo({
    apiKey: "pk_faults",
    limits: { burst: { calls: 1e6, perMs: 1_000 }, steady: { calls: 1e6, perMs: 60_000 } },
  });
  klaviyo.script(...(kills > 0 ? hostile(random) : []));
  const mortal = new Mortal({ path, port: await freePort(), klaviyoUrl: klaviyo.url }, kills, random);
  await mortal.advance(START + 1);
  for (const batch of traffic) {
    await mortal.advance(batch.at + 1);
    await mortal.send(batch);
  }
  // A day is left for what is still waiting and for every retry.
  for (let hour = 2; hour <= 24; hour += 1) await mortal.advance(START + hour * HOUR);
  await mortal.stop();
  const store = sqliteStore({ path });
  const ids = traffic.flatMap(({ messages }) => messages.map(({ messageId }) => messageId));
  const result: Run = {
    decisions: await all(store.list("decisions")),
    deliveries: await all(store.list("deliveries")),
    counts: await store.counts(),
    klaviyo: { events: [...klaviyo.events], requests: [...klaviyo.requests] },
    lost: await unknownTo(store, ids, START + 24 * HOUR),
    kills: mortal.kills,
  };
  await store.close();
  await klaviyo.close();
  await rm(folder, { recursive: true });
  return result;
}

describe("an engine that is killed 50 times within an hour, before a hostile Klaviyo", () => {
  let disturbed: Run;
  let undisturbed: Run;

  beforeAll(async () => {
    [undisturbed, disturbed] = await Promise.all([run(0), run(KILLS)]);
    console.log(
      `seed ${seed}; kills ${JSON.stringify(Object.fromEntries(disturbed.kills))}; fires ${undisturbed.decisions.length}; calls ${undisturbed.klaviyo.requests.length} undisturbed, ${disturbed.klaviyo.requests.length} disturbed`,
    );
  }, 180_000);

  test("it was killed in every phase", () => {
    const counts = [...PHASES, "at any time" as const].map((phase) => disturbed.kills.get(phase) ?? 0);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts.reduce((sum, n) => sum + n)).toBe(KILLS);
  });

  test("lost no event that it had acknowledged", () => {
    expect(disturbed.lost).toEqual([]);
  });

  test("decided the same fires as one that was never disturbed", () => {
    expect(undisturbed.decisions.length).toBeGreaterThan(100);
    expect(byId(disturbed.decisions)).toEqual(byId(undisturbed.decisions));
  });

  test("delivered every fire that no late purchase had overtaken by then", () => {
    const fired = disturbed.decisions.filter(({ ended }) => ended === "fired");
    const delivered = disturbed.deliveries
      .filter(({ state }) => state === "delivered")
      .map(({ delivery }) => delivery.id);
    const others = disturbed.deliveries.filter(({ state }) => state !== "delivered");
    expect(disturbed.deliveries).toHaveLength(fired.length);
    expect(delivered.length).toBeGreaterThan(0.9 * fired.length);
    expect(others.map(({ state, reason }) => `${state}: ${reason}`)).toEqual(
      others.map(() => "cancelled: overtaken"),
    );
    expect(disturbed.klaviyo.events.map(({ uniqueId }) => uniqueId)).toEqual(
      expect.arrayContaining(delivered),
    );
  });

  test("repeated itself to Klaviyo, every time with the same key and the same words", () => {
    const bodies = Map.groupBy(disturbed.klaviyo.requests, ({ body }) => keyOf(body));
    expect(disturbed.klaviyo.requests.length).toBeGreaterThan(disturbed.deliveries.length);
    for (const repeats of bodies.values())
      expect(new Set(repeats.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(bodies.size).toBeLessThanOrEqual(disturbed.deliveries.length);
  });

  test("its counts add up", async () => {
    for (const { counts, deliveries } of [undisturbed, disturbed]) {
      expect(imbalances(counts, await pendingOf(iterate(deliveries)))).toEqual([]);
    }
  });
});

function byId(decisions: readonly Decision[]): readonly Decision[] {
  return decisions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function keyOf(body: unknown): string {
  return /"unique_id":"([0-9a-f]+)"/.exec(JSON.stringify(body))?.[1] ?? "none";
}

async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

async function* iterate<T>(rows: readonly T[]): AsyncIterable<T> {
  yield* rows;
}
