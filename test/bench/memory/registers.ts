import type { Event, ProfileKey } from "@heed/core/contracts";
import type { People, Plan, TriggerDefinition } from "../heed-engine.ts";
import { planOf, SENDING } from "../heed-engine.ts";

const CONDITIONS: readonly Extract<TriggerDefinition["when"], { readonly becomes: unknown }>["becomes"][] = [
  { did: "Product Viewed", atLeast: 5, within: "7d" },
  { did: "Product Added", distinct: "product_id", atLeast: 3 },
  { sum: "Order Completed", path: "value", atLeast: 500, within: "30d" },
  { average: "Order Completed", path: "value", atLeast: 200 },
  { last: "Cart Updated", path: "value", test: { atLeast: 300 } },
  { since: "Product Viewed", atLeast: "30d" },
];

/** Six conditions of six kinds, each with something of its own to remember. */
export function sixRegisters(): Plan {
  return planOf(
    Object.fromEntries(CONDITIONS.map((becomes, i) => [`trigger_${i}`, { ...SENDING, when: { becomes } }])),
  );
}

const NAMES = ["Product Viewed", "Product Added", "Cart Updated", "Order Completed", "Product Viewed"];
const START = 1_795_000_000_000;

/** Lets one person do a little of everything; afterwards each register has something in it. */
export function live(people: People, person: number): void {
  for (const [i, name] of NAMES.entries()) {
    const at = START + person + i * 60_000;
    const event: Event = {
      type: "track",
      name,
      source: "bench",
      id: `m-${person}-${i}`,
      userId: `user-${person}`,
      occurredAt: at,
      receivedAt: at,
      properties: { product_id: `p-${(person + i) % 90}`, value: 20 + (person % 7) },
      context: {},
    };
    people.event(keyOf(person), event);
  }
}

export function keyOf(person: number): ProfileKey {
  return `u:user-${person}`;
}
