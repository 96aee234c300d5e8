/**
 * `pnpm bench`: what deciding costs beside parsing, and what durable ingest takes, in one run. Read the ratios: the figures
 * are those of the machine at hand.
 */
import { durableIngest } from "./durable-ingest.ts";
import { engineCost } from "./engine-cost.ts";
import { parsingCost } from "./parsing-cost.ts";

const parse = parsingCost();
console.log(`JSON.parse of a Segment track event of ${parse.bytes} bytes    ${us(parse.us)}`);

for (const triggers of [1, 10, 100]) {
  const { us: cost, fires } = engineCost(triggers);
  const name = `deciding, ${triggers} trigger${triggers === 1 ? "" : "s"} that mention the event`;
  console.log(`${name.padEnd(50)} ${us(cost)}  ${ratio(cost / parse.us)} of parsing  (${fires} fires)`);
}

for (const door of ["in process", "over HTTP"] as const) {
  const { eventsPerSecond, p50, p99, longestPause } = await durableIngest(door);
  console.log(
    `durable ingest ${door}, SQLite, full fsync, 10 triggers`.padEnd(58) +
      `${Math.round(eventsPerSecond).toLocaleString("en")} events/s  acknowledged p50 ${ms(p50)}, p99 ${ms(p99)}  longest pause ${ms(longestPause)}`,
  );
}

function us(value: number): string {
  return `${value.toFixed(2).padStart(8)} µs`;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function ratio(value: number): string {
  return `${value.toFixed(2).padStart(6)} ×`;
}
