/**
 * `pnpm bench`: what deciding costs, beside parsing and beside others who do the same, and what the whole takes, in one run of
 * about four minutes. `pnpm bench predicates ingest` runs these parts, `--long` gives each the time that it deserves.
 *
 * Read the ratios: the figures are those of the machine at hand, and of whatever else it does.
 */
import type { Part } from "./part.ts";

/** Each loaded only where it is asked for. */
const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  predicates: async () => (await import("./predicates/part.ts")).predicates,
  abandonment: async () => (await import("./abandonment/part.ts")).abandonment,
  deciding: async () => (await import("./deciding/part.ts")).deciding,
  memory: async () => (await import("./memory/part.ts")).memory,
  wakeups: async () => (await import("./wakeups/part.ts")).wakeups,
  ingest: async () => (await import("./ingest/part.ts")).ingest,
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`Expected some of ${Object.keys(PARTS).join(", ")}; came ${unknown.join(", ")}`);
  process.exit(1);
}
for (const [name, load] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const part = await load();
  await part({ long: process.argv.includes("--long") });
}
