/**
 * `pnpm bench`: what deciding costs beside parsing, and what durable ingest takes, in one run of about a minute. Read the
 * ratios: the figures are those of the machine at hand, and of whatever else it does.
 */
import type { IngestFigures } from "./durable-ingest.ts";
import { durableIngest } from "./durable-ingest.ts";
import { engineCost } from "./engine-cost.ts";
import { parsingCost } from "./parsing-cost.ts";

const parse = parsingCost();
print(`JSON.parse of a Segment track event of ${parse.bytes} bytes`, us(parse.us));

for (const triggers of [1, 10, 100]) {
  const { us: cost, fires } = engineCost(triggers);
  const name = `deciding, ${triggers} trigger${triggers === 1 ? " that mentions" : "s that mention"} the event`;
  print(name, `${us(cost)}  ${ratio(cost)}  (${fires} fires)`);
}

console.log("\ndurable ingest, SQLite, full fsync");
for (const triggers of [10, 100]) {
  for (const door of ["in process", "over HTTP"] as const) {
    const most = await durableIngest({ door, triggers });
    print(
      `${triggers} triggers, ${door}, as fast as it takes`,
      inWords(most, ratio(1e6 / most.eventsPerSecond)),
    );
    const half = await durableIngest({ door, triggers, eventsPerSecond: most.eventsPerSecond / 2 });
    print(`${triggers} triggers, ${door}, half of that`, inWords(half, ""));
  }
}

function inWords(run: IngestFigures, cost: string): string {
  return [
    `${whole(run.eventsPerSecond).padStart(7)} events/s  ${cost.padEnd(16)}`,
    `acknowledged p50 ${ms(run.p50)}, p99 ${ms(run.p99)}`,
    `longest pause ${ms(run.longestPause)}`,
    `${whole(run.waitsOpened)} waits opened`,
  ].join("  ");
}

function print(name: string, figures: string): void {
  console.log(`${name.padEnd(52)} ${figures}`);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function us(value: number): string {
  return `${value.toFixed(2).padStart(8)} µs`;
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(5)} ms`;
}

/** Microseconds an event, in parsings of one. */
function ratio(perEvent: number): string {
  return `${(perEvent / parse.us).toFixed(2).padStart(6)} × parsing`;
}
