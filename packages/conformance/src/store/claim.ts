import { ANNA, BORIS, LEASE, START, claim, claimOne, delivery, idsOf, queue } from "./examples.ts";
import type { DefinePromise } from "./promise.ts";

export function claimPromises(promise: DefinePromise): void {
  promise("a claim hands out the delivery with its first attempt counted", async ({ store, expect }) => {
    const queued = delivery("d-1", { value: "cart-1" });
    await queue(store, queued);
    const { lease, ...claimed } = await claimOne(store, START);
    expect(claimed).toEqual({ ...queued, delivery: { ...queued.delivery, attempt: 1, uncertain: false } });
    expect(typeof lease).toEqual("string");
  });

  promise("what was offered longest is claimed first", async ({ store, expect }) => {
    await queue(store, delivery("d-1", { queuedAt: START + 2 }));
    await queue(store, delivery("d-2", { queuedAt: START + 1, profile: BORIS }));
    await queue(store, delivery("d-3", { queuedAt: START + 3, profile: "a:1" }));
    expect(idsOf(await claim(store, START + 3))).toEqual(["d-2", "d-1", "d-3"]);
  });

  promise("nothing is claimed before its time", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    expect(idsOf(await claim(store, START - 1))).toEqual([]);
    expect(idsOf(await claim(store, START))).toEqual(["d-1"]);
  });

  promise("a claim takes no more than its limit", async ({ store, expect }) => {
    await queue(
      store,
      delivery("d-1"),
      delivery("d-2", { profile: BORIS }),
      delivery("d-3", { profile: "a:1" }),
    );
    expect(idsOf(await claim(store, START, 2))).toEqual(["d-1", "d-2"]);
    expect(idsOf(await claim(store, START, 2))).toEqual(["d-3"]);
  });

  promise("one claim takes one delivery per person", async ({ store, expect }) => {
    await queue(store, delivery("d-1"), delivery("d-2"), delivery("d-3", { profile: BORIS }));
    expect(idsOf(await claim(store, START))).toEqual(["d-1", "d-3"]);
  });

  promise(
    "a person still in flight at the sink gets no second delivery before the first is settled",
    async (given) => {
      const { store, expect } = given;
      await queue(store, delivery("d-1"), delivery("d-2"));
      const first = await claimOne(store, START);
      expect(idsOf(await claim(store, START + 1))).toEqual([]);
      await store.settle([{ id: "d-1", lease: first.lease, state: "delivered" }], START + 2);
      expect(idsOf(await claim(store, START + 2))).toEqual(["d-2"]);
    },
  );

  promise("a person in flight at one sink is not held up at another", async ({ store, expect }) => {
    await queue(store, delivery("d-1"), delivery("d-2", { sink: "webhook" }));
    expect(idsOf(await claim(store, START))).toEqual(["d-1"]);
    expect(idsOf(await store.claim("webhook", START, 10, LEASE))).toEqual(["d-2"]);
  });

  promise("a sink is given only its own deliveries", async ({ store, expect }) => {
    await queue(store, delivery("d-1", { sink: "webhook" }), delivery("d-2", { profile: BORIS }));
    expect(idsOf(await claim(store, START))).toEqual(["d-2"]);
  });

  promise(
    "a claimed delivery stays with its worker until the lease has run out",
    async ({ store, expect }) => {
      await queue(store, delivery("d-1"));
      await claimOne(store, START);
      expect(idsOf(await claim(store, START + LEASE - 1))).toEqual([]);
    },
  );

  promise(
    "a lease that ran out offers the delivery again: next attempt, uncertain",
    async ({ store, expect }) => {
      await queue(store, delivery("d-1"));
      const first = await claimOne(store, START);
      const second = await claimOne(store, START + LEASE);
      const { attempt, uncertain } = second.delivery;
      expect({ attempt, uncertain }).toEqual({ attempt: 2, uncertain: true });
      expect(second.lease === first.lease).toEqual(false);
    },
  );

  promise("a person is in flight while any one lease of theirs runs", async ({ store, expect }) => {
    await queue(store, delivery("d-1", { queuedAt: START }));
    await claimOne(store, START);
    await queue(store, delivery("d-2", { queuedAt: START + 1 }));
    const [second] = await claim(store, START + LEASE);
    expect(second?.delivery.id).toEqual("d-2");
    expect(idsOf(await claim(store, START + LEASE + 1))).toEqual([]);
  });

  promise(
    "two handles never hold the same delivery",
    async ({ store, open, expect }) => {
      const other = await open();
      await queue(
        store,
        delivery("d-1"),
        delivery("d-2", { profile: BORIS }),
        delivery("d-3", { profile: ANNA }),
      );
      const taken = await Promise.all([
        claim(store, START, 1),
        claim(other, START, 1),
        claim(store, START, 1),
      ]);
      expect(taken.flatMap(idsOf).toSorted()).toEqual(["d-1", "d-2"]);
    },
    "sharing",
  );
}
