import type { Event, ProfileKey } from "@heed/core/contracts";
import type { ProfileState } from "@heed/core/engine";
import { compile, EMPTY_STATE, step } from "@heed/core/engine";
import { re2Patterns } from "@heed/runtime";
import { seeded } from "../random.ts";
import { bestOf } from "./best-of.ts";
import { consent, triggersMentioning } from "./triggers.ts";

const EVENTS = 20_000;
const PROFILES = 1_000;
const HOUR_MS = 3_600_000;
const START = 1_795_000_000_000;

/** What deciding one event costs, parsed already, over random profiles in memory, in microseconds. */
export function engineCost(triggers: number): { readonly us: number; readonly fires: number } {
  const plan = compile({ triggers: triggersMentioning(triggers), consent, patterns: re2Patterns });
  const since = plan.triggers.map(() => 0);
  const events = traffic();
  let fires = 0;
  const ms = bestOf(3, () => {
    const states = new Map<ProfileKey, ProfileState>();
    fires = 0;
    for (const event of events) {
      const key: ProfileKey = `u:${event.userId ?? ""}`;
      const { state, effects } = step(plan, since, key, states.get(key) ?? EMPTY_STATE, {
        kind: "event",
        at: event.receivedAt,
        event,
      });
      states.set(key, state);
      for (const { kind } of effects) if (kind === "fired") fires += 1;
    }
  });
  if (fires === 0) throw new Error("expected fires; came none: no wait was measured to its end");
  return { us: (ms * 1_000) / EVENTS, fires };
}

/** Three adds to one order, about twenty events a person within an hour: some waits come to their end, most are moved. */
function traffic(): readonly Event[] {
  const random = seeded(1);
  return Array.from({ length: EVENTS }, (_, i) => {
    const user = Math.floor(random() * PROFILES);
    const at = START + i * (HOUR_MS / EVENTS);
    return {
      type: "track",
      name: random() < 0.25 ? "Order Completed" : "Product Added",
      source: "bench",
      id: `m-${i}`,
      userId: `user-${user}`,
      occurredAt: at,
      receivedAt: at,
      properties: { cart_id: `cart-${user}`, product_id: `p-${i % 90}`, price: 18.99, quantity: 1 },
      context: {},
      consent: { C0004: true },
    };
  });
}
