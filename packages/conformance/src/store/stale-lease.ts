import type { Settlement } from "@heed/core/contracts";
import { LEASE, RETRY, START, claimOne, countsOf, delivery, queue } from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

/** Whoever no longer holds a delivery settles nothing. */
export function staleLeasePromises(promise: DefinePromise): void {
  promise("a stale lease changes nothing and counts nothing", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const slow = await claimOne(store, START);
    const current = await claimOne(store, START + LEASE);
    const before = await rowsOf(store.list("deliveries"));
    const late: Settlement = {
      id: "d-1",
      lease: slow.lease,
      state: "dead",
      cause: "rejected",
      reason: "HTTP 400",
      memo: "late",
    };
    expect(await store.settle([late], START + LEASE + 1)).toEqual([]);
    expect(await rowsOf(store.list("deliveries"))).toEqual(before);
    expect(await countsOf(store)).toEqual([{ name: "queued", of: "crm", n: 1 }]);
    expect(await store.settle([{ id: "d-1", lease: current.lease, state: "delivered" }], START)).toEqual([
      "d-1",
    ]);
  });

  promise("a lease settles once", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const { lease } = await claimOne(store, START);
    const delivered: Settlement = { id: "d-1", lease, state: "delivered" };
    expect(await store.settle([delivered, delivered], START)).toEqual(["d-1"]);
    expect(await store.settle([{ id: "d-1", lease, ...RETRY }], START)).toEqual([]);
    expect(await countsOf(store)).toEqual([
      { name: "delivered", of: "crm", n: 1 },
      { name: "queued", of: "crm", n: 1 },
    ]);
  });

  promise("a lease that gave its attempt back is stale too", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const first = await claimOne(store, START);
    await store.settle([{ id: "d-1", lease: first.lease, ...RETRY, spent: false }], START);
    await claimOne(store, START + 60);
    expect(await store.settle([{ id: "d-1", lease: first.lease, state: "delivered" }], START + 61)).toEqual(
      [],
    );
  });

  promise(
    "an unknown delivery is no fault, the others of the call are settled",
    async ({ store, expect }) => {
      await queue(store, delivery("d-1"));
      const { lease } = await claimOne(store, START);
      const settled = await store.settle(
        [
          { id: "never queued", lease, state: "delivered" },
          { id: "d-1", lease, state: "delivered" },
        ],
        START,
      );
      expect(settled).toEqual(["d-1"]);
    },
  );
}
