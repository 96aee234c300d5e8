import type { TriggerDefinition } from "@heed/core/engine";
import { firesOf, People, planOf, SENDING } from "../heed-engine.ts";
import { matcherIndex } from "../matcher-index.ts";
import type { PredicatePeer, PredicateRule } from "./rules.ts";

/** The whole engine: each rule a trigger, each event one step of its person's state. */
export const heedStep: PredicatePeer = {
  name: "Heed, step",
  prepare(rules) {
    const people = new People(planOf({ triggers: triggersOf(rules) }));
    return (event) => {
      const fires = firesOf(people.event(`u:${event.userId ?? ""}`, event));
      return fires.map(({ trigger }) => placeOf(trigger)).toSorted((a, b) => a - b);
    };
  },
};

/** Only what finds the rules of an event: no state, no decision. */
export const heedMatchers: PredicatePeer = {
  name: "Heed, its matchers alone",
  prepare: (rules) => matcherIndex(rules.map(({ event, tests }) => ({ event, where: whereOf(tests) }))),
};

function triggersOf(rules: readonly PredicateRule[]): Readonly<Record<string, TriggerDefinition>> {
  return Object.fromEntries(
    rules.map(({ event, tests }, place) => [
      `rule_${place}`,
      { ...SENDING, when: { event, where: whereOf(tests) } },
    ]),
  );
}

function whereOf(
  tests: PredicateRule["tests"],
): Readonly<Record<string, Readonly<Record<string, string | number>>>> {
  return Object.fromEntries(tests.map(({ property, word, value }) => [property, { [word]: value }]));
}

function placeOf(trigger: string): number {
  return Number(trigger.slice("rule_".length));
}
