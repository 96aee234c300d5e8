import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createCollector } from "@heed/collector";
import type { Sink, Store } from "@heed/core/contracts";
import type { Heed } from "@heed/runtime";
import { createHeed, memoryStore } from "@heed/runtime";
import type { SimulatedClock } from "@heed/runtime/testing";
import { clockPacer, noQuickRetry, simulatedClock } from "@heed/runtime/testing";
import { segmentSource } from "@heed/source-segment";
import { sqliteStore } from "@heed/store-sqlite";
import config from "./cart-purchase.config.ts";
import { filesToCount } from "./files.ts";
import type { Counts, Row } from "./plain-count.ts";
import { expectedOf, rowsOf } from "./plain-count.ts";

/** How one row gets into the engine. */
type Door = (heed: Heed, clock: SimulatedClock) => (row: Row) => Promise<unknown>;

const directly: Door =
  (heed, clock) =>
  ({ at, user, event }) =>
    heed.ingest({
      source: "file",
      events: [
        {
          type: "track",
          name: event,
          userId: user,
          id: String(nextId++),
          occurredAt: at,
          receivedAt: clock.now(),
          properties: {},
          context: {},
        },
      ],
    });

const throughTheCollector: Door = (heed, clock) => {
  const collector = createCollector({ heed, sources: [segmentSource({ writeKeys: ["wk"] })], clock });
  return ({ at, user, event }) => {
    const message = {
      writeKey: "wk",
      userId: user,
      event,
      messageId: String(nextId++),
      timestamp: new Date(at).toISOString(),
    };
    return collector.fetch(
      new Request("http://collector.test/v1/track", { method: "POST", body: JSON.stringify(message) }),
    );
  };
};

let nextId = 0;

const ROADS: readonly {
  readonly road: string;
  readonly store: (folder: string) => Store;
  readonly door: Door;
}[] = [
  { road: "the memory store", store: () => memoryStore(), door: directly },
  { road: "SQLite", store: inOneFile, door: directly },
  { road: "the collector, into SQLite", store: inOneFile, door: throughTheCollector },
];

function inOneFile(folder: string): Store {
  return sqliteStore({ path: join(folder, "heed.db"), synchronous: "normal" });
}

/** Takes every fire at once. */
const inbox: Sink = {
  contract: 1,
  name: "klaviyo",
  limits: { budgets: { all: { windows: [{ calls: 1_000, perMs: 1 }], concurrent: 8 } } },
  capabilities: { keyHonouredForMs: 0 },
  encode: (batch) => ({ settled: batch.map(({ id }) => ({ id, outcome: { status: "delivered" } })) }),
  classify: () => ({}),
};

/** Lets the running engine live through a file: each row at its own instant, and one millisecond more. */
async function lived(
  rows: readonly Row[],
  store: Store,
  door: Door,
): Promise<readonly (Counts & { readonly trigger: string })[]> {
  const [first, last] = [rows.at(0)?.at ?? 0, rows.at(-1)?.at ?? 0];
  const clock = simulatedClock(first - 1);
  const heed = createHeed({
    store,
    triggers: config.triggers,
    sinks: [inbox],
    consent: { purposes: { email_marketing: { unknown: "granted" } } },
    grace: "0s",
    world: {
      clock,
      pacer: clockPacer(clock),
      quickRetry: noQuickRetry,
      beatMs: 20 * 86_400_000,
      commandsMs: 20 * 86_400_000,
    },
  });
  await heed.start();
  const advanceTo = (at: number): Promise<void> =>
    clock.advance(`${BigInt(at - clock.now())}ms`, () => heed.idle());
  const read = door(heed, clock);
  for (const row of rows) {
    await advanceTo(row.at);
    await read(row);
  }
  await advanceTo(last + 1);
  const counts = await heed.counts();
  const users = new Map<string, Set<string>>();
  for await (const { trigger, profile, ended } of store.list("decisions")) {
    if (ended === "fired") users.set(trigger, (users.get(trigger) ?? new Set()).add(profile));
  }
  await heed.stop();
  return config.triggers.map(({ name: trigger }) => {
    const n = (name: string): number =>
      counts.find((count) => count.name === name && count.of === trigger)?.n ?? 0;
    const [opened, fired, cancelled, stale] = [
      n("wait_opened"),
      n("wait_decided"),
      n("wait_cancelled"),
      n("wait_stale"),
    ];
    return {
      trigger,
      opened,
      fired,
      users: users.get(trigger)?.size ?? 0,
      cancelled,
      stale,
      pending: opened - fired - cancelled - stale,
    };
  });
}

describe.each(await filesToCount())("$name, lived through by the running engine", ({ file }) => {
  test.each(ROADS)(
    "by way of $road, it comes to the counts of a plain count",
    async ({ store, door }) => {
      const folder = await mkdtemp(join(tmpdir(), "heed-live-"));
      onTestFinished(() => rm(folder, { recursive: true }));
      const rows = rowsOf(file);

      expect(await lived(rows, store(folder), door)).toEqual(expectedOf(rows));
    },
    120_000,
  );
});
