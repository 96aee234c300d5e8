import type { Store } from "@heed/core/contracts";
import {
  BORIS,
  LEASE,
  RETRY,
  START,
  change,
  claim,
  claimOne,
  countsOf,
  delivery,
  idsOf,
  queue,
} from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

export function cancellationPromises(promise: DefinePromise): void {
  promise("what waits is cancelled by its id, or all of a fire at once, and counted once", async (given) => {
    const { store, expect } = given;
    await queue(
      store,
      delivery("d-1", { fire: "fire-1" }),
      delivery("d-2", { fire: "fire-1", sink: "webhook" }),
      delivery("d-3", { fire: "fire-2", profile: BORIS }),
      delivery("d-4", { fire: "fire-3", profile: "a:1" }),
    );
    const cancellations = [
      { fire: "fire-1", reason: "overtaken" },
      { delivery: "d-3", reason: "withdrawn" },
    ] as const;
    for (const at of [START + 3, START + 4]) {
      await store.transact({ at, profiles: [] }, () => ({ cancellations }));
    }
    const rows = await rowsOf(store.list("deliveries", { state: "cancelled" }));
    expect(rows.map((row) => [row.delivery.id, row.reason, row.changedAt])).toEqual([
      ["d-1", "overtaken", START + 3],
      ["d-2", "overtaken", START + 3],
      ["d-3", "withdrawn", START + 3],
    ]);
    expect(idsOf(await claim(store, START + 5))).toEqual(["d-4"]);
    expect(await countsOf(store)).toEqual([
      { name: "cancelled", of: "crm", reason: "overtaken", n: 1 },
      { name: "cancelled", of: "crm", reason: "withdrawn", n: 1 },
      { name: "cancelled", of: "webhook", reason: "overtaken", n: 1 },
      { name: "queued", of: "crm", n: 3 },
      { name: "queued", of: "webhook", n: 1 },
    ]);
  });

  promise("what is in flight, delivered or dead is not cancelled", async ({ store, expect }) => {
    await oneOfEach(store);
    await change(store, { cancellations: [{ fire: "fire-1", reason: "overtaken" }] });
    const rows = await rowsOf(store.list("deliveries"));
    expect(rows.map(({ state }) => state)).toEqual(["in_flight", "delivered", "dead", "cancelled"]);
    const late = await claim(store, START + LEASE);
    expect(idsOf(late)).toEqual(["in flight"]);
    expect(await store.settle([{ id: "in flight", lease: late[0]?.lease ?? "", ...RETRY }], START)).toEqual([
      "in flight",
    ]);
  });

  promise("a late cancel counts what it stopped and what it came too late for", async ({ store, expect }) => {
    await oneOfEach(store);
    await change(store, { cancellations: [{ fire: "fire-1", reason: "late_cancel" }] });
    const counts = await countsOf(store);
    expect(counts.filter(({ name }) => name.includes("cancel"))).toEqual([
      { name: "cancelled", of: "crm", reason: "late_cancel", n: 1 },
      { name: "late_cancel_sent", of: "abandoned_cart", n: 2 },
      { name: "late_cancel_stopped", of: "abandoned_cart", n: 1 },
    ]);
  });

  promise("a fire that one change queues and cancels is both", async ({ store, expect }) => {
    await change(store, {
      cancellations: [{ fire: "fire-1", reason: "late_cancel" }],
      deliveries: [delivery("d-1", { fire: "fire-1" })],
    });
    expect(await countsOf(store)).toEqual([
      { name: "cancelled", of: "crm", reason: "late_cancel", n: 1 },
      { name: "late_cancel_stopped", of: "abandoned_cart", n: 1 },
      { name: "queued", of: "crm", n: 1 },
    ]);
  });

  promise(
    "what a person waited for before is cancelled together, for one purpose where asked",
    async ({ store, expect }) => {
      const queued = delivery("d-2");
      const consent = { purpose: "sms_marketing", basis: "policy" } as const;
      await queue(
        store,
        delivery("d-1"),
        { ...queued, delivery: { ...queued.delivery, consent } },
        delivery("d-3", { profile: BORIS }),
        delivery("d-4", { profile: BORIS, sink: "webhook" }),
      );
      await change(store, {
        cancellations: [
          { profile: "u:anna", purpose: "email_marketing", reason: "withdrawn" },
          { profile: BORIS, reason: "suppressed" },
        ],
        deliveries: [delivery("d-5", { profile: BORIS })],
      });
      const rows = await rowsOf(store.list("deliveries"));
      expect(rows.map(({ reason }) => reason)).toEqual([
        "withdrawn",
        undefined,
        "suppressed",
        "suppressed",
        undefined,
      ]);
    },
  );

  promise("a cancelled delivery lets the person's next one go first", async ({ store, expect }) => {
    await queue(store, delivery("d-1"), delivery("d-2", { queuedAt: START + 1 }));
    await change(store, { cancellations: [{ delivery: "d-1", reason: "overtaken" }] });
    expect(await store.nextClaimAt("crm")).toEqual(START + 1);
    expect((await claimOne(store, START + 1)).delivery.id).toEqual("d-2");
  });
}

/** Four deliveries of one fire: in flight, delivered, dead and waiting. */
async function oneOfEach(store: Store): Promise<void> {
  const ids = ["in flight", "delivered", "dead", "waiting"] as const;
  await queue(
    store,
    ...ids.map((id, index) =>
      delivery(id, {
        fire: "fire-1",
        profile: `a:${index}`,
        queuedAt: id === "waiting" ? START + LEASE + 1 : START,
      }),
    ),
  );
  const [, second, third] = await claim(store, START);
  await store.settle(
    [
      { id: "delivered", lease: second?.lease ?? "", state: "delivered" },
      { id: "dead", lease: third?.lease ?? "", state: "dead", cause: "rejected", reason: "HTTP 400" },
    ],
    START,
  );
}
