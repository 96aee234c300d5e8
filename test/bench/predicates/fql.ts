import { parseFql, validate } from "@segment/destination-subscriptions";
import type { PredicatePeer, PredicateRule, PropertyTest, ShopEvent } from "./rules.ts";

/** Its words for ours. */
const OPERATORS = { atLeast: ">=", below: "<", is: "=" } as const;

/** FQL, with which Segment's destination actions choose their events: each subscription is asked about each event. */
export const fql: PredicatePeer = {
  name: "@segment/destination-subscriptions",
  prepare(rules) {
    const conditions = rules.map((rule) => parseFql(textOf(rule)));
    return (event) => {
      const data = asSegmentHasIt(event);
      return conditions.flatMap((condition, place) => (validate(condition, data) ? [place] : []));
    };
  },
};

/** The same with what anybody would write in front of it: only the subscriptions to the event's name are asked. */
export const fqlByName: PredicatePeer = {
  name: "the same, found by name first",
  prepare(rules) {
    const conditions = rules.map((rule, place) => ({
      name: rule.event,
      place,
      condition: parseFql(textOf(rule)),
    }));
    const byName = Map.groupBy(conditions, ({ name }) => name);
    return (event) => {
      const data = asSegmentHasIt(event);
      return (byName.get(event.name) ?? []).flatMap(({ condition, place }) =>
        validate(condition, data) ? [place] : [],
      );
    };
  },
};

function textOf({ event, tests }: PredicateRule): string {
  return ['type = "track"', `event = ${JSON.stringify(event)}`, ...tests.map(testOf)].join(" and ");
}

function testOf({ property, word, value }: PropertyTest): string {
  return `properties.${property} ${OPERATORS[word]} ${JSON.stringify(value)}`;
}

function asSegmentHasIt({ type, name, properties }: ShopEvent): object {
  return { type, event: name, properties };
}
