import type { Matcher, PredicatePeer, PredicateWork } from "./rules.ts";

/** What one peer took for an event, and whether it met the same rules. */
export interface PredicateFigures {
  readonly us: number;
  readonly hits: number;
  /** As many as fitted into the time given, the first ones of the stream. */
  readonly events: number;
  readonly equal: boolean;
}

const MOST_PASSES = 5;

/**
 * Asks `peer` about as many events as half of `budgetMs` allows, and compares each answer with `expected`; then takes the
 * time of the same events, the shortest of several passes. A slow peer is asked about few events: at least one.
 */
export async function measurePredicates(
  peer: PredicatePeer,
  { rules, events }: PredicateWork,
  expected: readonly (readonly number[])[],
  budgetMs: number,
): Promise<PredicateFigures> {
  const match = peer.prepare(rules);
  const begin = performance.now();
  let asked = 0;
  let hits = 0;
  let equal = true;
  for (const event of events) {
    const found = await match(event);
    equal &&= sameList(found, expected[asked] ?? []);
    hits += found.length;
    asked += 1;
    if (performance.now() - begin > budgetMs / 2) break;
  }
  const sample = events.slice(0, asked);
  let best = Infinity;
  for (let pass = 0; pass < MOST_PASSES && performance.now() - begin < budgetMs; pass++) {
    best = Math.min(best, await timeOf(match, sample));
  }
  // Its first pass alone took all of the time.
  if (best === Infinity) best = await timeOf(match, sample);
  return { us: (best * 1_000) / asked, hits, events: asked, equal };
}

/** Milliseconds; only a peer that answers with a promise is awaited. */
async function timeOf(match: Matcher, events: PredicateWork["events"]): Promise<number> {
  globalThis.gc?.();
  let hits = 0;
  const begin = performance.now();
  for (const event of events) {
    const found = match(event);
    hits += found instanceof Promise ? (await found).length : found.length;
  }
  const took = performance.now() - begin;
  if (hits < 0) throw new Error("the answers must be used, or they need not be computed");
  return took;
}

function sameList(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((place, i) => place === other[i]);
}
