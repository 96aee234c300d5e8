import type { ConditionProperties } from "json-rules-engine";
import { Engine } from "json-rules-engine";
import type { PredicatePeer, PropertyTest } from "./rules.ts";

/** Its words for ours. */
const OPERATORS = { atLeast: "greaterThanInclusive", below: "lessThan", is: "equal" } as const;

/**
 * json-rules-engine, the most used JSON rule engine of npm. The properties are facts of their own, because that is faster
 * than a path into one fact.
 */
export const jsonRulesEngine: PredicatePeer = {
  name: "json-rules-engine",
  prepare(rules) {
    const engine = new Engine();
    for (const [place, { event, tests }] of rules.entries()) {
      engine.addRule({
        conditions: {
          all: [{ fact: "event", operator: "equal", value: event }, ...tests.map(conditionOf)],
        },
        event: { type: String(place) },
      });
    }
    return async (event) => {
      const { events } = await engine.run({ event: event.name, ...event.properties });
      return events.map(({ type }) => Number(type)).toSorted((a, b) => a - b);
    };
  },
};

function conditionOf({ property, word, value }: PropertyTest): ConditionProperties {
  return { fact: property, operator: OPERATORS[word], value };
}
