import { MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { Store } from "@heed/core/contracts";
import {
  BORIS,
  DAY,
  LEASE,
  NOTHING_SWEPT,
  START,
  change,
  claim,
  claimOne,
  countsOf,
  decision,
  delivery,
  idsOf,
  queue,
} from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

const RETENTION = { decisionsMs: 30 * DAY, deliveriesMs: 10 * DAY };

export function sweepPromises(promise: DefinePromise): void {
  promise("message ids go after their 7 days, not before", async ({ store, expect }) => {
    await store.transact({ at: START, profiles: [], messages: ["m-1", "m-2"] }, () => ({}));
    expect(await store.sweep(START + MESSAGE_MEMORY_MS, RETENTION, 10)).toEqual(NOTHING_SWEPT);
    expect(await store.sweep(START + MESSAGE_MEMORY_MS + 1, RETENTION, 10)).toEqual({
      ...NOTHING_SWEPT,
      messages: 2,
    });
  });

  promise("decisions go after their retention, not before", async ({ store, expect }) => {
    await decide(store, "fire-1", START);
    await decide(store, "fire-2", START + 1);
    expect(await store.sweep(START + 30 * DAY, RETENTION, 10)).toEqual(NOTHING_SWEPT);
    expect(await store.sweep(START + 30 * DAY + 1, RETENTION, 10)).toEqual({
      ...NOTHING_SWEPT,
      decisions: 1,
    });
    expect(await rowsOf(store.list("decisions"))).toEqual([decision("fire-2", { decidedAt: START + 1 })]);
  });

  promise("what is held stays however old, until it has ended", async ({ store, expect }) => {
    const held = decision("fire-1", { ended: "held", reason: "paused" });
    await change(store, { decisions: [held] });
    expect(await store.sweep(START + 400 * DAY, RETENTION, 10)).toEqual(NOTHING_SWEPT);
    await change(store, {
      decisions: [decision("fire-1", { ended: "expired", decidedAt: START + 400 * DAY })],
    });
    expect((await store.sweep(START + 430 * DAY, RETENTION, 10)).decisions).toEqual(0);
    expect((await store.sweep(START + 430 * DAY + 1, RETENTION, 10)).decisions).toEqual(1);
  });

  promise(
    "delivered and cancelled deliveries go after their retention, not before",
    async ({ store, expect }) => {
      await queue(store, delivery("d-1"), delivery("d-2", { profile: BORIS }));
      const [first, second] = await claim(store, START);
      await store.settle([{ id: "d-1", lease: first?.lease ?? "", state: "delivered" }], START);
      await store.settle(
        [{ id: "d-2", lease: second?.lease ?? "", state: "cancelled", reason: "expired" }],
        START,
      );
      expect(await store.sweep(START + 10 * DAY, RETENTION, 10)).toEqual(NOTHING_SWEPT);
      expect(await store.sweep(START + 10 * DAY + 1, RETENTION, 10)).toEqual({
        ...NOTHING_SWEPT,
        deliveries: 2,
      });
    },
  );

  promise("dead, waiting and claimed deliveries stay however old", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const { lease } = await claimOne(store, START);
    await store.settle([{ id: "d-1", lease, state: "dead", cause: "rejected", reason: "HTTP 400" }], START);
    await queue(store, delivery("d-2"));
    await claimOne(store, START);
    await queue(store, delivery("d-3"));
    expect(await store.sweep(START + 400 * DAY, RETENTION, 10)).toEqual(NOTHING_SWEPT);
    expect(idsOf(await rowsOf(store.list("deliveries")))).toEqual(["d-1", "d-2", "d-3"]);
  });

  promise("one sweep takes no more than its limit of each, and leaves the others", async (given) => {
    const { store, expect } = given;
    await store.transact({ at: START, profiles: [], messages: ["m-1", "m-2", "m-3"] }, () => ({}));
    await decide(store, "fire-1", START);
    await decide(store, "fire-2", START);
    await queue(
      store,
      delivery("d-1"),
      delivery("d-2", { profile: BORIS }),
      delivery("d-3", { sink: "webhook" }),
    );
    const claimed = [...(await claim(store, START)), ...(await store.claim("webhook", START, 1, LEASE))];
    await store.settle(
      claimed.map(({ delivery: { id }, lease }) => ({ id, lease, state: "delivered" })),
      START,
    );
    const later = START + 31 * DAY;
    expect(await store.sweep(later, RETENTION, 1)).toEqual({
      ...NOTHING_SWEPT,
      messages: 1,
      decisions: 1,
      deliveries: 1,
    });
    expect((await rowsOf(store.list("decisions"))).length).toEqual(1);
    expect((await rowsOf(store.list("deliveries"))).length).toEqual(2);
    expect(await store.sweep(later, RETENTION, 10)).toEqual({
      ...NOTHING_SWEPT,
      messages: 2,
      decisions: 1,
      deliveries: 2,
    });
    expect(await store.sweep(later, RETENTION, 10)).toEqual(NOTHING_SWEPT);
  });

  promise("a sweep of more than a thousand rows goes to its limit exactly", async ({ store, expect }) => {
    const messages = Array.from({ length: 1_500 }, (_, index) => `m-${index}`);
    await store.transact({ at: START, profiles: [], messages }, () => ({}));
    const later = START + MESSAGE_MEMORY_MS + 1;
    expect(await store.sweep(later, RETENTION, 1_234)).toEqual({ ...NOTHING_SWEPT, messages: 1_234 });
    expect(await store.sweep(later, RETENTION, 1_234)).toEqual({ ...NOTHING_SWEPT, messages: 266 });
  });

  promise("counts outlive what they counted", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    const { lease } = await claimOne(store, START);
    await store.settle([{ id: "d-1", lease, state: "delivered" }], START);
    await store.sweep(START + 11 * DAY, RETENTION, 10);
    expect(await countsOf(store)).toEqual([
      { name: "delivered", of: "crm", n: 1 },
      { name: "queued", of: "crm", n: 1 },
    ]);
  });
}

function decide(store: Store, id: string, decidedAt: number): Promise<void> {
  return store.transact({ at: START, profiles: [] }, () => ({ decisions: [decision(id, { decidedAt })] }));
}
