import { HeedError } from "@heed/core/contracts";
import type { Part } from "../part.ts";
import { printTable, times, us, whole } from "../table.ts";
import { fql, fqlByName } from "./fql.ts";
import { heedMatchers, heedStep } from "./heed.ts";
import { jsonRulesEngine } from "./json-rules-engine.ts";
import type { PredicateFigures } from "./measure.ts";
import { measurePredicates } from "./measure.ts";
import { plainLoop } from "./plain.ts";
import { predicateWork } from "./rules.ts";

const EVENTS = 20_000;
/** The plain loop says what is right; the others are asked about no more events than it was. */
const EXPECTED_MS = 1_000;

/** Rules without memory, by Heed and by its peers. */
export const predicates: Part = async ({ long }) => {
  const budgetMs = long ? 10_000 : 800;
  const lines: string[][] = [];
  for (const count of [10, 100, 1_000, 10_000]) {
    const { rules, events } = predicateWork(count, EVENTS);
    const begin = performance.now();
    const plain = plainLoop.prepare(rules);
    const expected: (readonly number[])[] = [];
    for (const event of events) {
      expected.push(await plain(event));
      if (performance.now() - begin > EXPECTED_MS) break;
    }
    const work = { rules, events: events.slice(0, expected.length) };
    let base: PredicateFigures | undefined;
    for (const peer of [heedStep, heedMatchers, plainLoop, fqlByName, fql, jsonRulesEngine]) {
      const figures = await figuresOf(peer, work, expected, budgetMs);
      if (peer === heedStep && typeof figures !== "string") base = figures;
      lines.push(lineOf(count, peer.name, figures, base));
    }
  }
  printTable(
    "Predicates: rules of a name and 1 to 3 tests. Hits compared with a plain loop's, event by event.",
    ["", "rules", "an event", "× Heed, step", "hits", "events asked", ""],
    lines,
  );
};

/** Or a sentence that says why there are none. */
async function figuresOf(
  ...[peer, ...rest]: Parameters<typeof measurePredicates>
): Promise<PredicateFigures | string> {
  try {
    return await measurePredicates(peer, ...rest);
  } catch (error) {
    if (error instanceof HeedError) return error.faults[0]?.message ?? error.message;
    throw error;
  }
}

function lineOf(
  rules: number,
  name: string,
  figures: PredicateFigures | string,
  base: PredicateFigures | undefined,
): string[] {
  if (typeof figures === "string") return [name, whole(rules), "refused", "", "", "", figures];
  const { equal, hits, events } = figures;
  const asked = `${whole(events)}${events < EVENTS ? " (sample)" : ""}`;
  if (!equal) return [name, whole(rules), "differs", "not counted", whole(hits), asked];
  const ratio = base === undefined ? "" : times(figures.us, base.us);
  return [name, whole(rules), us(figures.us), ratio, whole(hits), asked];
}
