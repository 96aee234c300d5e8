import { BORIS, LEASE, START, claim, claimOne, delivery, queue } from "./examples.ts";
import type { DefinePromise } from "./promise.ts";

export function nextClaimPromises(promise: DefinePromise): void {
  promise("nothing to claim has no next instant", async ({ store, expect }) => {
    await queue(store, delivery("d-1", { sink: "webhook" }));
    expect(await store.nextClaimAt("crm")).toEqual(undefined);
  });

  promise("the next claim is due when the first delivery is offered", async ({ store, expect }) => {
    await queue(store, delivery("d-1", { queuedAt: START + 9 }));
    await queue(store, delivery("d-2", { queuedAt: START + 5, profile: BORIS }));
    expect(await store.nextClaimAt("crm")).toEqual(START + 5);
  });

  promise("a person in flight is next when the lease ends, not before", async ({ store, expect }) => {
    await queue(store, delivery("d-1"), delivery("d-2"));
    await claim(store, START);
    expect(await store.nextClaimAt("crm")).toEqual(START + LEASE);
  });

  promise("a settled delivery is not next any more", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const { lease } = await claimOne(store, START);
    await store.settle([{ id: "d-1", lease, state: "delivered" }], START);
    expect(await store.nextClaimAt("crm")).toEqual(undefined);
  });
}
