import type { Event } from "@heed/core/contracts";
import { seeded } from "../../random.ts";

/** A rule without memory: the name of an event, and one to three tests of its properties, all of which must hold. */
export interface PredicateRule {
  readonly event: string;
  readonly tests: readonly PropertyTest[];
}

/** The tests that all peers know. */
export type PropertyTest =
  | { readonly property: "price" | "quantity"; readonly word: "atLeast" | "below"; readonly value: number }
  | { readonly property: "category" | "brand"; readonly word: "is"; readonly value: string };

export interface ShopEvent extends Event {
  readonly properties: {
    readonly price: number;
    readonly quantity: number;
    readonly category: string;
    readonly brand: string;
  };
}

/** Tells which rules an event meets, by their places, in order. */
export type Matcher = (event: ShopEvent) => readonly number[] | Promise<readonly number[]>;

/** One way to do it. `prepare` is not measured: rules are read once. */
export interface PredicatePeer {
  readonly name: string;
  prepare(rules: readonly PredicateRule[]): Matcher;
}

export interface PredicateWork {
  readonly rules: readonly PredicateRule[];
  readonly events: readonly ShopEvent[];
}

const USERS = 1_000;
const START = 1_795_000_000_000;
const WORDS = ["Games", "Books", "Shoes", "Garden", "Music"];
const MAX_PRICE = 500;
const MAX_QUANTITY = 10;

/** So many rules over 50 names, or over half as many names as rules where that is more. */
export function predicateWork(ruleCount: number, eventCount: number): PredicateWork {
  const random = seeded(ruleCount);
  const below = (end: number): number => Math.floor(random() * end);
  const names = Math.max(50, ruleCount / 2);
  const word = (): string => WORDS[below(WORDS.length)] ?? "";
  const number = (property: "price" | "quantity", end: number): PropertyTest => ({
    property,
    word: random() < 0.5 ? "atLeast" : "below",
    value: below(end),
  });
  const rule = (): PredicateRule => {
    const tests = [
      number("price", MAX_PRICE),
      number("quantity", MAX_QUANTITY),
      { property: "category", word: "is", value: word() } as const,
      { property: "brand", word: "is", value: word() } as const,
    ];
    const from = below(tests.length);
    const count = 1 + below(3);
    return {
      event: `Event ${below(names)}`,
      tests: [...tests, ...tests].slice(from, from + count),
    };
  };
  const event = (i: number): ShopEvent => ({
    type: "track",
    name: `Event ${below(names)}`,
    source: "bench",
    id: `m-${i}`,
    userId: `user-${below(USERS)}`,
    occurredAt: START + i,
    receivedAt: START + i,
    properties: {
      price: below(MAX_PRICE),
      quantity: below(MAX_QUANTITY),
      category: word(),
      brand: word(),
    },
    context: {},
  });
  return {
    rules: Array.from({ length: ruleCount }, rule),
    events: Array.from({ length: eventCount }, (_, i) => event(i)),
  };
}
