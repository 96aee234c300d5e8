import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "@heed/core/contracts";
import { memoryStore } from "@heed/runtime";
import { sqliteStore } from "@heed/store-sqlite";
import type { Part } from "../part.ts";
import { ms, printTable, whole } from "../table.ts";
import { measureWakeUps } from "./measure.ts";

/** Waits that are pending by the hundred thousand, and the clockwork that ends each at its instant. */
export const wakeups: Part = async ({ long }) => {
  const pending = long ? 1_000_000 : 200_000;
  const drainMs = long ? 300_000 : 10_000;
  const folder = await mkdtemp(join(tmpdir(), "heed-bench-"));
  const stores: readonly (readonly [string, Store, number])[] = [
    // It looks through all profiles at each wake-up: the yardstick of the other stores, not their rival.
    ["memory", memoryStore(), 5_000],
    ["SQLite, full fsync", sqliteStore({ path: join(folder, "heed.db") }), pending],
  ];
  const lines: string[][] = [];
  for (const [name, store, count] of stores) {
    const figures = await measureWakeUps(store, count, drainMs);
    const { p50, p99, worst } = figures.lateness;
    lines.push([
      name,
      whole(figures.pending),
      `${whole(figures.opened)}/s`,
      `${ms(p50)}, ${ms(p99)}, ${ms(worst)}`,
      whole(figures.early),
      `${whole(figures.drained)}/s`,
      `${ms(figures.p99Pause)}, ${ms(figures.longestPause)}`,
    ]);
  }
  await rm(folder, { recursive: true });
  printTable(
    "Wake-ups: late is from the instant due to the commit, while the others are pending; then all are due at once.",
    ["", "pending", "opened", "late p50, p99, most", "early", "drained", "pause p99, most"],
    lines,
  );
};
