import { parsingCost } from "../parsing-cost.ts";
import type { Part } from "../part.ts";
import { ms, printTable, times, whole } from "../table.ts";
import type { IngestFigures, Run } from "./durable-ingest.ts";
import { durableIngest } from "./durable-ingest.ts";

/** Events by the batch, through one door or the other, until they are durable. */
export const ingest: Part = async ({ long }) => {
  const seconds = long ? 20 : 4;
  const parse = parsingCost();
  const lines: string[][] = [];
  for (const triggers of [10, 100]) {
    for (const door of ["in process", "over HTTP"] as const) {
      const run: Run = { door, triggers, seconds };
      const most = await durableIngest(run);
      lines.push(lineOf(run, "as fast as it takes", most, times(1e6 / most.eventsPerSecond, parse.us)));
      const half = await durableIngest({ ...run, eventsPerSecond: most.eventsPerSecond / 2 });
      lines.push(lineOf(run, "half of that", half, ""));
    }
  }
  printTable(
    "Durable ingest, SQLite, full fsync: triggers that all mention the event, batches of 200.",
    ["", "triggers", "", "events", "× JSON.parse", "acknowledged p50, p99", "longest pause", "waits opened"],
    lines,
  );
};

function lineOf({ door, triggers }: Run, pace: string, run: IngestFigures, cost: string): string[] {
  return [
    door,
    whole(triggers),
    pace,
    `${whole(run.eventsPerSecond)}/s`,
    cost,
    `${ms(run.p50)}, ${ms(run.p99)}`,
    ms(run.longestPause),
    whole(run.waitsOpened),
  ];
}
