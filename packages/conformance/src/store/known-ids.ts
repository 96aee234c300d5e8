import { BORIS, START, change, countsOf, decision, delivery, queue } from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

/** What was computed twice is kept once and counted once. */
export function knownIdPromises(promise: DefinePromise): void {
  promise("a decision queued twice under one id keeps the first", async ({ store, expect }) => {
    const decide = (trigger: string): Promise<void> =>
      change(store, { decisions: [decision("fire-1", { trigger })] });
    await decide("abandoned_cart");
    await decide("win_back");
    expect(await rowsOf(store.list("decisions"))).toEqual([decision("fire-1")]);
  });

  promise("a delivery queued twice under one id keeps the first", async ({ store, expect }) => {
    await queue(store, delivery("delivery-1"));
    await queue(store, delivery("delivery-1", { profile: BORIS, queuedAt: START + 5 }));
    expect(await rowsOf(store.list("deliveries"))).toEqual([
      { ...delivery("delivery-1"), state: "waiting", changedAt: START },
    ]);
  });

  promise("a decision is counted with its trigger when it is new, and once", async ({ store, expect }) => {
    await change(store, { decisions: [decision("fire-1"), decision("fire-2", { trigger: "win_back" })] });
    await change(store, { decisions: [decision("fire-1", { trigger: "win_back" }), decision("fire-3")] });
    expect(await countsOf(store)).toEqual([
      { name: "decided", of: "abandoned_cart", n: 2 },
      { name: "decided", of: "win_back", n: 1 },
      { name: "fired", of: "abandoned_cart", n: 2 },
      { name: "fired", of: "win_back", n: 1 },
    ]);
  });

  promise("a delivery is counted with its sink when it is new, and once", async ({ store, expect }) => {
    await change(store, { deliveries: [delivery("d-1"), delivery("d-2", { sink: "webhook" })] });
    await change(store, { deliveries: [delivery("d-1", { sink: "webhook" }), delivery("d-3")] });
    expect(await countsOf(store)).toEqual([
      { name: "queued", of: "crm", n: 2 },
      { name: "queued", of: "webhook", n: 1 },
    ]);
  });

  promise("what one change holds twice under one id is kept once and counted once", async (given) => {
    const { store, expect } = given;
    await change(store, {
      decisions: [decision("fire-1"), decision("fire-1", { ended: "suppressed" })],
      deliveries: [delivery("d-1"), delivery("d-1", { profile: BORIS })],
    });
    expect(await rowsOf(store.list("decisions"))).toEqual([decision("fire-1")]);
    expect((await rowsOf(store.list("deliveries"))).length).toEqual(1);
    expect(await countsOf(store)).toEqual([
      { name: "decided", of: "abandoned_cart", n: 1 },
      { name: "fired", of: "abandoned_cart", n: 1 },
      { name: "queued", of: "crm", n: 1 },
    ]);
  });
}
