import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createCollector } from "@heed/collector";
import { serveCollector } from "@heed/collector/node";
import type { Sink } from "@heed/core/contracts";
import { createHeed } from "@heed/runtime";
import { segmentSource } from "@heed/source-segment";
import { sqliteStore } from "@heed/store-sqlite";
import { segmentMessage } from "./sample.ts";
import { consent, triggersMentioning } from "./triggers.ts";

const BATCHES = 300;
const BATCH = 200;
const SENDERS = 8;
const USERS = 10_000;

/** What one run of durable ingest took; times in milliseconds. */
export interface IngestFigures {
  readonly eventsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly longestPause: number;
}

/** Several senders, each sending its next batch when the last one was acknowledged, into a new SQLite file. */
export async function durableIngest(door: "in process" | "over HTTP"): Promise<IngestFigures> {
  const folder = await mkdtemp(join(tmpdir(), "heed-bench-"));
  const heed = createHeed({
    store: sqliteStore({ path: join(folder, "heed.db") }),
    triggers: triggersMentioning(10),
    sinks: [nowhere],
    consent,
  });
  await heed.start();
  const source = segmentSource({ writeKeys: ["wk"] });
  const server = await serveCollector(createCollector({ heed, sources: [source] }), { port: 0 });
  const bodies = Array.from({ length: BATCHES }, (_, b) =>
    JSON.stringify({
      writeKey: "wk",
      batch: Array.from({ length: BATCH }, (__, i) =>
        segmentMessage(b * BATCH + i, (b * 7_919 + i * 104_729) % USERS),
      ),
    }),
  );
  const send = async (body: string): Promise<void> => {
    if (door === "over HTTP") {
      const response = await fetch(`${server.url}/v1/batch`, { method: "POST", body });
      if (!response.ok) throw new Error(`expected 200; came ${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
    } else {
      const { events } = source.decode(JSON.parse(body), {
        receivedAt: Date.now(),
        path: "/v1/batch",
        headers: {},
      });
      await heed.ingest({ source: source.name, events });
    }
  };
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  pauses.enable();
  const times: number[] = [];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
        const sent = performance.now();
        await send(body);
        times.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1_000;
  pauses.disable();
  await server.close();
  await heed.stop();
  await rm(folder, { recursive: true });
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return {
    eventsPerSecond: (BATCHES * BATCH) / seconds,
    p50: at(0.5),
    p99: at(0.99),
    longestPause: pauses.max / 1e6,
  };
}

/** Takes everything: delivery is not what is measured here. */
const nowhere: Sink = {
  contract: 1,
  name: "nowhere",
  limits: { budgets: { all: { windows: [{ calls: 1_000, perMs: 1 }], concurrent: 1 } } },
  capabilities: { keyHonouredForMs: 0 },
  encode: (batch) => ({ settled: batch.map(({ id }) => ({ id, outcome: { status: "delivered" } })) }),
  classify: () => ({}),
};
