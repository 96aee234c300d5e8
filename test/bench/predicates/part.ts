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
    const base = await measurePredicates(heedStep, work, expected, budgetMs);
    lines.push(lineOf(count, heedStep.name, base, base));
    for (const peer of [heedMatchers, plainLoop, fqlByName, fql, jsonRulesEngine]) {
      lines.push(lineOf(count, peer.name, await measurePredicates(peer, work, expected, budgetMs), base));
    }
  }
  printTable(
    "Predicates: rules of a name and 1 to 3 tests. Hits compared with a plain loop's, event by event.",
    ["", "rules", "an event", "× Heed, step", "hits", "events asked"],
    lines,
  );
};

function lineOf(rules: number, name: string, figures: PredicateFigures, base: PredicateFigures): string[] {
  const { equal, hits, events } = figures;
  const asked = `${whole(events)}${events < EVENTS ? " (sample)" : ""}`;
  if (!equal) return [name, whole(rules), "differs", "not counted", whole(hits), asked];
  return [name, whole(rules), us(figures.us), times(figures.us, base.us), whole(hits), asked];
}
