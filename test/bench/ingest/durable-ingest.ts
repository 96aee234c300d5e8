import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createCollector } from "@heed/collector";
import { serveCollector } from "@heed/collector/node";
import type { Count, CountName } from "@heed/core/contracts";
import { createHeed } from "@heed/runtime";
import { segmentSource } from "@heed/source-segment";
import { sqliteStore } from "@heed/store-sqlite";
import { BATCH, batches } from "./batches.ts";
import type { Answered, Send } from "./load.ts";
import { paced, saturating } from "./load.ts";
import { nowhere } from "./nowhere.ts";
import { consent, triggersMentioning } from "./triggers.ts";

/** Which way the events come in, how many triggers look at each, and how many come a second. */
export interface Run {
  readonly door: "in process" | "over HTTP";
  readonly triggers: number;
  readonly seconds: number;
  /** As many as it takes where absent. */
  readonly eventsPerSecond?: number;
}

/** What one run of durable ingest took; times in milliseconds. */
export interface IngestFigures {
  readonly eventsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly longestPause: number;
  readonly waitsOpened: number;
}

/**
 * Takes events into a new SQLite file for some seconds.
 *
 * Throws where an acknowledged event was not processed or where no wait opened: then something else was measured.
 */
export async function durableIngest({
  door,
  triggers,
  seconds,
  eventsPerSecond,
}: Run): Promise<IngestFigures> {
  const folder = await mkdtemp(join(tmpdir(), "heed-bench-"));
  const heed = createHeed({
    store: sqliteStore({ path: join(folder, "heed.db") }),
    triggers: triggersMentioning(triggers),
    sinks: [nowhere],
    consent,
  });
  await heed.start();
  const source = segmentSource({ writeKeys: ["wk"] });
  const server = await serveCollector(createCollector({ heed, sources: [source] }), { port: 0 });
  const next = batches();
  const overHttp: Send = async () => {
    const response = await fetch(`${server.url}/v1/batch`, { method: "POST", body: next() });
    if (!response.ok) throw new Error(`expected 200; came ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  };
  const inProcess: Send = async () => {
    const from = { receivedAt: Date.now(), path: "/v1/batch", headers: {} };
    const { events } = source.decode(JSON.parse(next()), from);
    await heed.ingest({ source: source.name, events });
  };
  const send = door === "over HTTP" ? overHttp : inProcess;
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  pauses.enable();
  const answered =
    eventsPerSecond === undefined
      ? await saturating(send, seconds)
      : await paced(send, eventsPerSecond / BATCH, seconds);
  pauses.disable();
  const counts = await heed.counts();
  await server.close();
  await heed.stop();
  await rm(folder, { recursive: true });
  return figures(answered, counts, pauses.max / 1e6);
}

function figures(
  { waits, seconds }: Answered,
  counts: readonly Count[],
  longestPause: number,
): IngestFigures {
  const events = waits.length * BATCH;
  const processed = total(counts, "processed");
  if (processed !== events) throw new Error(`expected ${events} events processed; came ${processed}`);
  const waitsOpened = total(counts, "wait_opened");
  if (waitsOpened === 0) throw new Error("expected waits to open; came none: no decision was measured");
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { eventsPerSecond: events / seconds, p50: at(0.5), p99: at(0.99), longestPause, waitsOpened };
}

function total(counts: readonly Count[], name: CountName): number {
  return counts.reduce((sum, count) => sum + (count.name === name ? count.n : 0), 0);
}
