import type { Triggers } from "../heed-engine.ts";
import { firesOf, People, planOf, SENDING } from "../heed-engine.ts";
import type { Where } from "../matcher-index.ts";
import { matcherIndex } from "../matcher-index.ts";
import type { PredicatePeer, PredicateRule, PropertyTest } from "./rules.ts";

/** The whole engine: each rule a trigger, each event one step of its person's state. */
export const heedStep: PredicatePeer = {
  name: "Heed, step",
  prepare(rules) {
    const people = new People(planOf(triggersOf(rules)));
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

function triggersOf(rules: readonly PredicateRule[]): Triggers {
  return Object.fromEntries(
    rules.map(({ event, tests }, place) => [
      `rule_${place}`,
      { ...SENDING, when: { event, where: whereOf(tests) } },
    ]),
  );
}

function whereOf(tests: PredicateRule["tests"]): Where {
  return Object.fromEntries(tests.map(({ property, word, value }) => [property, testOf(word, value)]));
}

function testOf(word: PropertyTest["word"], value: PropertyTest["value"]): Where[string] {
  if (word === "is" || typeof value === "string") return value;
  return word === "atLeast" ? { atLeast: value } : { below: value };
}

function placeOf(trigger: string): number {
  return Number(trigger.slice("rule_".length));
}
