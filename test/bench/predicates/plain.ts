import type { PredicatePeer, PropertyTest, ShopEvent } from "./rules.ts";

/** No engine at all: every rule is asked about every event. What it finds is what the others must find. */
export const plainLoop: PredicatePeer = {
  name: "plain loop over all rules",
  prepare: (rules) => (event) =>
    rules.flatMap((rule, place) =>
      rule.event === event.name && rule.tests.every((test) => holds(test, event.properties)) ? [place] : [],
    ),
};

function holds(test: PropertyTest, properties: ShopEvent["properties"]): boolean {
  if (test.word === "is") return properties[test.property] === test.value;
  const value = properties[test.property];
  return test.word === "atLeast" ? value >= test.value : value < test.value;
}
