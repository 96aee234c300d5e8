import type { Decision, Store } from "@heed/core/contracts";
import { change, countsOf, decision } from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

const HELD: Decision = decision("fire-1", { ended: "held", reason: "paused", allowedBy: "resuming it" });

export function heldPromises(promise: DefinePromise): void {
  promise("what ends a held decision takes its place: decided once, held and released", async (given) => {
    const { store, expect } = given;
    const fired = decision("fire-1", { decidedAt: HELD.decidedAt + 9 });
    await decide(store, HELD, decision("fire-2"));
    await decide(store, fired);
    expect(await rowsOf(store.list("decisions"))).toEqual([fired, decision("fire-2")]);
    expect(await countsOf(store)).toEqual([
      { name: "decided", of: "abandoned_cart", n: 2 },
      { name: "fired", of: "abandoned_cart", n: 2 },
      { name: "held", of: "abandoned_cart", reason: "paused", allowedBy: "resuming it", n: 1 },
      { name: "held_released", of: "abandoned_cart", reason: "paused", allowedBy: "resuming it", n: 1 },
    ]);
  });

  promise("what is held for another reason now is released from the first", async ({ store, expect }) => {
    await decide(store, decision("fire-1", { ended: "held", reason: "paused" }));
    const unknown = decision("fire-1", { ended: "held", reason: "not_identified" });
    await decide(store, unknown);
    expect(await rowsOf(store.list("decisions"))).toEqual([unknown]);
    expect(await countsOf(store)).toEqual([
      { name: "decided", of: "abandoned_cart", n: 1 },
      { name: "held", of: "abandoned_cart", reason: "not_identified", n: 1 },
      { name: "held", of: "abandoned_cart", reason: "paused", n: 1 },
      { name: "held_released", of: "abandoned_cart", reason: "paused", n: 1 },
    ]);
  });

  promise("what is held for the same reason again changes nothing", async ({ store, expect }) => {
    await decide(store, HELD);
    await decide(store, { ...HELD, decidedAt: HELD.decidedAt + 9 });
    expect(await rowsOf(store.list("decisions"))).toEqual([HELD]);
    expect((await countsOf(store)).map(({ name, n }) => [name, n])).toEqual([
      ["decided", 1],
      ["held", 1],
    ]);
  });

  promise("nothing takes the place of a decision that has ended", async ({ store, expect }) => {
    await decide(store, HELD, decision("fire-1", { ended: "expired" }), decision("fire-1"), HELD);
    expect(await rowsOf(store.list("decisions"))).toEqual([decision("fire-1", { ended: "expired" })]);
    expect((await countsOf(store)).map(({ name, n }) => [name, n])).toEqual([
      ["decided", 1],
      ["expired", 1],
      ["held", 1],
      ["held_released", 1],
    ]);
  });
}

function decide(store: Store, ...decisions: readonly Decision[]): Promise<void> {
  return change(store, { decisions });
}
