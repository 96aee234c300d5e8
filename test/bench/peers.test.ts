import { expect, test } from "vitest";
import { Fires } from "./abandonment/fires.ts";
import { heed } from "./abandonment/heed.ts";
import { plainLoop as plainWaits } from "./abandonment/plain.ts";
import type { AbandonmentPeer } from "./abandonment/rules.ts";
import { abandonmentWork } from "./abandonment/rules.ts";
import { rxjs } from "./abandonment/rxjs.ts";
import { xstate } from "./abandonment/xstate.ts";
import { fql, fqlByName } from "./predicates/fql.ts";
import { heedMatchers, heedStep } from "./predicates/heed.ts";
import { jsonRulesEngine } from "./predicates/json-rules-engine.ts";
import { plainLoop as plainPredicates } from "./predicates/plain.ts";
import type { PredicatePeer } from "./predicates/rules.ts";
import { predicateWork } from "./predicates/rules.ts";

/** Ten rules over five names: with the fifty of the bench, 200 events would meet few of them. */
const { rules, events } = predicateWork(10, 2_000);
const few = events.filter(({ name }) => rules.some(({ event }) => event === name)).slice(0, 200);

for (const peer of [heedStep, heedMatchers, jsonRulesEngine, fql, fqlByName]) {
  test(`${peer.name} meets the rules that a plain loop meets`, async () => {
    const expected = await hitsOf(plainPredicates);
    expect(expected.filter((hits) => hits.length > 0).length).toBeGreaterThan(40);
    expect(await hitsOf(peer)).toEqual(expected);
  });
}

async function hitsOf(peer: PredicatePeer): Promise<readonly (readonly number[])[]> {
  const match = peer.prepare(rules);
  return Promise.all(few.map(async (event) => match(event)));
}

// Whole minutes: many events share an instant, and some fall on a deadline.
const work = abandonmentWork({ rules: 10, users: 5, events: 200, gridMs: 60_000 });

for (const peer of [heed, xstate, rxjs]) {
  test(`${peer.name} fires what a plain loop fires, for the same person, at the same instant`, () => {
    const expected = firesOf(plainWaits);
    expect(expected.length).toBeGreaterThan(20);
    expect(firesOf(peer)).toEqual(expected);
  });
}

function firesOf(peer: AbandonmentPeer): readonly string[] {
  const fires = new Fires();
  const watcher = peer.watch(work.rules, fires);
  for (const event of work.events) watcher.take(event);
  watcher.end(work.endAt);
  return fires.lines();
}
