import type { Event } from "@heed/core/contracts";
import type { Plan, Triggers } from "../heed-engine.ts";
import { firesOf, People, planOf } from "../heed-engine.ts";

/** What deciding one event costs, in microseconds. */
export interface DecidingCost {
  readonly us: number;
  /** As many as fitted into the time given, the first ones. */
  readonly events: number;
  readonly fires: number;
  /** What it took to make a plan of the triggers, in milliseconds. */
  readonly compiledMs: number;
}

const MOST_PASSES = 3;
/** Looking at the clock at every event would be part of what is measured. */
const LOOK_EVERY = 256;

/**
 * Decides events that are parsed already, for people in memory of whom nothing is known before: the shortest of several passes,
 * each from the beginning, as many as fit into `budgetMs`.
 *
 * Throws where all was read and nothing fired: then no trigger was measured to its end.
 */
export function decidingCost(triggers: Triggers, events: readonly Event[], budgetMs: number): DecidingCost {
  const compiling = performance.now();
  const plan = planOf(triggers);
  const begin = performance.now();
  const first = decide(plan, events, budgetMs);
  if (first.fires === 0 && first.events === events.length) throw new Error("expected fires; came none");
  let us = first.us;
  for (let pass = 1; pass < MOST_PASSES && performance.now() - begin < budgetMs; pass++) {
    us = Math.min(us, decide(plan, events.slice(0, first.events), Infinity).us);
  }
  return { ...first, us, compiledMs: begin - compiling };
}

function decide(plan: Plan, events: readonly Event[], budgetMs: number): Omit<DecidingCost, "compiledMs"> {
  const people = new People(plan);
  let fires = 0;
  let read = 0;
  globalThis.gc?.();
  const begin = performance.now();
  for (const event of events) {
    fires += firesOf(people.event(`u:${event.userId ?? ""}`, event)).length;
    read += 1;
    if (read % LOOK_EVERY === 0 && performance.now() - begin > budgetMs) break;
  }
  return { us: ((performance.now() - begin) * 1_000) / read, events: read, fires };
}
