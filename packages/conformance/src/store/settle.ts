import { BORIS, LEASE, RETRY, START, claim, claimOne, countsOf, delivery, queue } from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

export function settlePromises(promise: DefinePromise): void {
  promise("delivered ends a delivery and is counted for its sink", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const { lease } = await claimOne(store, START);
    expect(await store.settle([{ id: "d-1", lease, state: "delivered" }], START + 3)).toEqual(["d-1"]);
    const [row] = await rowsOf(store.list("deliveries"));
    expect({ state: row?.state, reason: row?.reason, changedAt: row?.changedAt }).toEqual({
      state: "delivered",
      reason: undefined,
      changedAt: START + 3,
    });
    expect(await claim(store, START + LEASE)).toEqual([]);
    expect(await countsOf(store)).toEqual([
      { name: "delivered", of: "crm", n: 1 },
      { name: "queued", of: "crm", n: 1 },
    ]);
  });

  promise("dead and cancelled end a delivery and are counted by cause", async ({ store, expect }) => {
    await queue(store, delivery("d-1"), delivery("d-2", { profile: BORIS }));
    const [first, second] = await claim(store, START);
    await store.settle(
      [
        { id: "d-1", lease: first?.lease ?? "", state: "dead", cause: "rejected", reason: "HTTP 400" },
        { id: "d-2", lease: second?.lease ?? "", state: "cancelled", reason: "withdrawn" },
      ],
      START + 3,
    );
    const rows = await rowsOf(store.list("deliveries"));
    expect(rows.map(({ state, reason, changedAt }) => [state, reason, changedAt])).toEqual([
      ["dead", "HTTP 400", START + 3],
      ["cancelled", "withdrawn", START + 3],
    ]);
    expect(await claim(store, START + LEASE)).toEqual([]);
    expect(await countsOf(store)).toEqual([
      { name: "cancelled", of: "crm", reason: "withdrawn", n: 1 },
      { name: "dead", of: "crm", reason: "rejected", n: 1 },
      { name: "queued", of: "crm", n: 2 },
    ]);
  });

  promise("waiting offers the delivery again from its instant on, and counts nothing", async (given) => {
    const { store, expect } = given;
    await queue(store, delivery("d-1"));
    const { lease } = await claimOne(store, START);
    await store.settle([{ id: "d-1", lease, ...RETRY }], START + 3);
    const [row] = await rowsOf(store.list("deliveries"));
    expect([row?.state, row?.reason, row?.changedAt]).toEqual(["waiting", "HTTP 429", START + 60]);
    expect(await claim(store, START + 59)).toEqual([]);
    const { attempt, uncertain } = (await claimOne(store, START + 60)).delivery;
    expect({ attempt, uncertain }).toEqual({ attempt: 2, uncertain: false });
    expect(await countsOf(store)).toEqual([{ name: "queued", of: "crm", n: 1 }]);
  });

  promise("an attempt that was not spent is given back", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const { lease } = await claimOne(store, START);
    await store.settle([{ id: "d-1", lease, ...RETRY, spent: false }], START + 3);
    expect((await claimOne(store, START + 60)).delivery.attempt).toEqual(1);
  });

  promise("what was uncertain once stays uncertain", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const first = await claimOne(store, START);
    await store.settle([{ id: "d-1", lease: first.lease, ...RETRY, uncertain: true }], START + 3);
    const second = await claimOne(store, START + 60);
    expect(second.delivery.uncertain).toEqual(true);
    await store.settle([{ id: "d-1", lease: second.lease, ...RETRY }], START + 61);
    expect((await claimOne(store, START + 62)).delivery.uncertain).toEqual(true);
  });

  promise("a memo is kept until another replaces it", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const first = await claimOne(store, START);
    await store.settle([{ id: "d-1", lease: first.lease, ...RETRY, memo: { lead: 7 } }], START);
    const second = await claimOne(store, START + 60);
    expect(second.delivery.memo).toEqual({ lead: 7 });
    await store.settle([{ id: "d-1", lease: second.lease, ...RETRY }], START);
    const third = await claimOne(store, START + 60);
    expect(third.delivery.memo).toEqual({ lead: 7 });
    await store.settle([{ id: "d-1", lease: third.lease, ...RETRY, memo: "sent" }], START);
    expect((await claimOne(store, START + 60)).delivery.memo).toEqual("sent");
  });
}
