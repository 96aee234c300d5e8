import { BORIS, LEASE, START, claim, claimOne, delivery, idsOf, queue } from "./examples.ts";
import type { DefinePromise } from "./promise.ts";

/** Which of the deliveries that one person waits for goes next. */
export function onePersonPromises(promise: DefinePromise): void {
  promise(
    "of one person's deliveries the longest offered goes first, even if queued later",
    async (given) => {
      const { store, expect } = given;
      await queue(store, delivery("d-1", { queuedAt: START + 5 }));
      await queue(store, delivery("d-2", { queuedAt: START + 4 }), delivery("d-3", { queuedAt: START + 6 }));
      expect(await store.nextClaimAt("crm")).toEqual(START + 4);
      const { delivery: first, lease } = await claimOne(store, START + 6);
      expect(first.id).toEqual("d-2");
      await store.settle([{ id: "d-2", lease, state: "delivered" }], START + 6);
      expect(idsOf(await claim(store, START + 6))).toEqual(["d-1"]);
    },
  );

  promise("a delivery that is put off lets the person's next one go first", async ({ store, expect }) => {
    await queue(store, delivery("d-1"), delivery("d-2", { queuedAt: START + 5 }));
    const { lease } = await claimOne(store, START);
    const putOff = { state: "waiting", nextAt: START + 9, reason: "HTTP 429" } as const;
    await store.settle([{ id: "d-1", lease, ...putOff, spent: true, uncertain: false }], START + 1);
    expect(await store.nextClaimAt("crm")).toEqual(START + 5);
    expect(idsOf(await claim(store, START + 9))).toEqual(["d-2"]);
  });

  promise("a person whose lease ran out is offered since their first waiting delivery", async (given) => {
    const { store, expect } = given;
    await queue(store, delivery("d-1"));
    await claimOne(store, START);
    await queue(store, delivery("d-2", { queuedAt: START + 1 }));
    await queue(store, delivery("d-3", { queuedAt: START + 2, profile: BORIS }));
    expect(idsOf(await claim(store, START + LEASE, 1))).toEqual(["d-2"]);
    expect(idsOf(await claim(store, START + LEASE, 1))).toEqual(["d-3"]);
  });

  promise("a person taken over is offered their first waiting delivery", async ({ store, expect }) => {
    await store.lead("sink:crm", "one", 1_000, START);
    await queue(store, delivery("d-1"));
    await claimOne(store, START);
    await queue(store, delivery("d-2", { queuedAt: START + 1 }));
    await store.lead("sink:crm", "two", 1_000, START + 1_000);
    expect(await store.nextClaimAt("crm")).toEqual(START + 1);
    expect(idsOf(await claim(store, START + 1_000))).toEqual(["d-2"]);
  });
}
