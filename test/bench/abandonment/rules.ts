import type { EpochMs, Event } from "@heed/core/contracts";
import { seeded } from "../../random.ts";
import type { Fires } from "./fires.ts";

/** `first`, then `second` at no less than `minPrice`, then 15 minutes without `cancel`: for each person by herself. */
export interface AbandonmentRule {
  readonly first: string;
  readonly second: string;
  readonly cancel: string;
  readonly minPrice: number;
}

export interface PricedEvent extends Event {
  readonly userId: string;
  readonly properties: { readonly price: number };
}

/** One engine with the rules in it, and time that goes on only with the events. */
export interface Watcher {
  /** Lets time pass until the event happens, then reads it. What is due at that very instant comes after it. */
  take(event: PricedEvent): void;
  /** Lets time pass, `to` included. */
  end(to: EpochMs): void;
}

/** One way to do it. `watch` is not measured. */
export interface AbandonmentPeer {
  readonly name: string;
  watch(rules: readonly AbandonmentRule[], fires: Fires): Watcher;
}

export interface AbandonmentWork {
  readonly rules: readonly AbandonmentRule[];
  readonly events: readonly PricedEvent[];
  readonly endAt: EpochMs;
}

export interface AbandonmentSize {
  readonly rules: number;
  readonly users: number;
  readonly events: number;
  /** Events happen at whole multiples of this, so that many happen at once, and some at a deadline. */
  readonly gridMs: number;
}

export const WAIT_MS = 900_000;
const START: EpochMs = 1_795_000_020_000;
const NAMES = 20;
const MAX_PRICE = 500;
/** From one event of a person to her next one, on average. */
const GAP_MS = 300_000;

/** Rules over three of 20 names each, and random people who do random things in order. */
export function abandonmentWork({ rules, users, events, gridMs }: AbandonmentSize): AbandonmentWork {
  const random = seeded(rules + users);
  const below = (end: number): number => Math.floor(random() * end);
  const rule = (): AbandonmentRule => {
    const place = below(NAMES);
    const next = 1 + below(NAMES - 2);
    const last = next + 1 + below(NAMES - 1 - next);
    return {
      first: nameOf(place),
      second: nameOf(place + next),
      cancel: nameOf(place + last),
      minPrice: below(MAX_PRICE),
    };
  };
  const span = (events / users) * GAP_MS;
  const event = (i: number): PricedEvent => {
    const at = START + Math.floor((i * span) / events / gridMs) * gridMs;
    return {
      type: "track",
      name: nameOf(below(NAMES)),
      source: "bench",
      id: `m-${i}`,
      userId: `user-${below(users)}`,
      occurredAt: at,
      receivedAt: at,
      properties: { price: below(MAX_PRICE) },
      context: {},
    };
  };
  return {
    rules: Array.from({ length: rules }, rule),
    events: Array.from({ length: events }, (_, i) => event(i)),
    endAt: START + span + 2 * WAIT_MS,
  };
}

function nameOf(place: number): string {
  return `Event ${place % NAMES}`;
}

/** What an event is to one rule. */
export type Role = "first" | "second" | "cancel";

/** Name of an event → the rules that mention it, by their places: nobody would ask the others. */
export function mentions(
  rules: readonly AbandonmentRule[],
): ReadonlyMap<string, readonly { readonly rule: number; readonly role: Role }[]> {
  const all = rules.flatMap((rule, place) =>
    (["first", "second", "cancel"] as const).map((role) => ({ name: rule[role], rule: place, role })),
  );
  return Map.groupBy(all, ({ name }) => name);
}
