import type { Incoming, Refusal, Store } from "@heed/core/contracts";
import { memoryStore } from "@heed/runtime";
import { expect, test } from "vitest";
import { abandoned, counted, MONDAY, openShop, settled, thanks } from "./shop.ts";

/** An order as a source hands it over. */
function order(userId: string, event: Partial<Incoming> = {}): Incoming {
  return {
    type: "track",
    name: "Order Completed",
    userId,
    id: `order-${userId}`,
    receivedAt: MONDAY,
    properties: {},
    context: {},
    ...event,
  };
}

function nameless(index: number): Refusal {
  return { index, code: "missing_name", at: "event", message: "expected the name of the event; came none" };
}

/** What the store holds of one source's counts. */
async function countsOf(store: Store, source: string): Promise<readonly string[]> {
  return (await store.counts())
    .filter(({ of }) => of === source)
    .map(({ name, n, reason }) => [name, ...(reason === undefined ? [] : [reason]), n].join(" "));
}

test("a batch is taken in, and the receipt says how each item ended", async () => {
  const store = memoryStore();
  const shop = await openShop({ store });

  const receipt = await shop.heed.ingest({ source: "web", events: [order("anna"), order("bert")] });

  expect(receipt).toEqual({ processed: 2, duplicate: 0, suppressed: 0, refusals: [] });
  expect(await countsOf(store, "web")).toEqual(["received 2", "processed 2"]);
});

test("refusals of the source and ours stand in the order of the batch, each at its own position", async () => {
  const store = memoryStore();
  const shop = await openShop({ store });

  // Items 0 and 3 were refused by the source, so its events are items 1, 2, 4 and 5.
  const receipt = await shop.heed.ingest({
    source: "web",
    events: [order("anna"), order("", { userId: "" }), order("bert"), order("cleo", { name: "" })],
    refusals: [nameless(3), nameless(0)],
  });

  expect(receipt.processed).toBe(2);
  expect(receipt.refusals.map(({ index, code }) => [index, code])).toEqual([
    [0, "missing_name"],
    [2, "missing_user"],
    [3, "missing_name"],
    [5, "missing_name"],
  ]);
  expect(await countsOf(store, "web")).toEqual([
    "received 6",
    "refused missing_name 3",
    "refused missing_user 1",
    "processed 2",
  ]);
});

test("a batch of nothing but refusals is counted too", async () => {
  const store = memoryStore();
  const shop = await openShop({ store });

  await shop.heed.ingest({ source: "web", events: [], refusals: [nameless(0)] });

  expect(await countsOf(store, "web")).toEqual(["received 1", "refused missing_name 1"]);
  expect(shop.notices).toContainEqual(expect.objectContaining({ kind: "refused", refusals: [nameless(0)] }));
});

test("an event that is repeated within a batch or in a later one is done once", async () => {
  const store = memoryStore();
  const shop = await openShop({ store });

  const first = await shop.heed.ingest({ source: "web", events: [order("anna"), order("anna")] });
  const second = await shop.heed.ingest({ source: "web", events: [order("anna")] });
  await shop.pass("1m");

  expect([first.processed, first.duplicate, second.duplicate]).toEqual([1, 1, 1]);
  expect(shop.mail.calls).toHaveLength(1);
});

test("the same id of another source is another event", async () => {
  const shop = await openShop();

  await shop.heed.ingest({ source: "web", events: [order("anna")] });
  const { processed } = await shop.heed.ingest({ source: "till", events: [order("anna")] });

  expect(processed).toBe(1);
});

test("an id is known for seven days, to the millisecond, sweeping or not", async () => {
  const shop = await openShop({ triggers: [abandoned] });
  const again = () => shop.heed.ingest({ source: "web", events: [order("anna")] });

  await again();
  await shop.pass("7d");
  expect(await again()).toMatchObject({ duplicate: 1 });
  await shop.pass("1ms");
  expect(await again()).toMatchObject({ processed: 1 });
});

test("without an id, the same content at the same time is one event, at another time two", async () => {
  const shop = await openShop();
  const call = { userId: "anna", event: "Order Completed", properties: { order_id: "o-1" } };

  const receipts = [
    await shop.heed.track(call),
    await shop.heed.track(call),
    await shop.heed.track({ ...call, timestamp: MONDAY - 1 }),
  ];

  expect(receipts.map(({ processed }) => processed)).toEqual([1, 0, 1]);
});

test("a store that fails: the call rejects, nothing is counted, and the same call later is the first", async () => {
  const store = memoryStore();
  let full = true;
  const transact: Store["transact"] = async (...change) => {
    if (full) throw new Error("disk full");
    return store.transact(...change);
  };
  const shop = await openShop({ store: { ...store, transact } });
  const batch = { source: "web", events: [order("anna")], refusals: [nameless(1)] };

  await expect(shop.heed.ingest(batch)).rejects.toThrow("disk full");
  expect(await store.counts()).toEqual([]);
  expect(shop.notices.filter(({ kind }) => kind === "event" || kind === "effect")).toEqual([]);
  // Whoever waits for everything to come to rest does not suffer from it.
  await shop.heed.idle();

  full = false;
  await expect(shop.heed.ingest(batch)).resolves.toMatchObject({ processed: 1 });
  await shop.pass("1m");
  expect(shop.mail.calls).toHaveLength(1);
});

test("of a large batch, what could be stored is stored, and the call waits for all of it before it rejects", async () => {
  const store = memoryStore();
  let transactions = 0;
  let open = 0;
  const transact: Store["transact"] = async (...change) => {
    const number = ++transactions;
    if (number === 1) throw new Error("disk full");
    open += 1;
    await settled();
    await store.transact(...change);
    open -= 1;
  };
  const shop = await openShop({ store: { ...store, transact } });
  const events = Array.from({ length: 450 }, (_, i) => order(`u${i}`));

  await expect(shop.heed.ingest({ source: "web", events })).rejects.toThrow("disk full");

  expect(open).toBe(0);
  expect(await counted(store, "processed")).toBe(400);
  await expect(shop.heed.ingest({ source: "web", events })).resolves.toMatchObject({
    processed: 50,
    duplicate: 400,
  });
});

test("a store that runs a change twice counts it once, and tells it once", async () => {
  const store = memoryStore();
  const transact: Store["transact"] = (ask, change) =>
    store.transact(ask, (view) => {
      change(view);
      return change(view);
    });
  const shop = await openShop({ store: { ...store, transact }, triggers: [abandoned, thanks] });

  await shop.cart("anna");
  await shop.order("bert");
  await shop.pass("1h");

  expect(await counted(store, "processed")).toBe(2);
  expect(await counted(store, "fired")).toBe(2);
  expect(shop.mail.calls).toHaveLength(2);
  expect(shop.notices.filter((each) => each.kind === "effect" && each.effect.kind === "fired")).toHaveLength(
    2,
  );
});

test("effects are told only when they are durable", async () => {
  const store = memoryStore();
  const commit = Promise.withResolvers<void>();
  const transact: Store["transact"] = async (...change) => {
    await store.transact(...change);
    await commit.promise;
  };
  const shop = await openShop({ store: { ...store, transact } });

  const taking = shop.order("anna");
  await settled();
  expect(shop.notices).toEqual([]);
  expect(shop.mail.calls).toEqual([]);

  commit.resolve();
  await taking;
  expect(shop.notices.map(({ kind }) => kind)).toContain("effect");
});

test("a person's events keep their order across the slices of a large batch", async () => {
  const shop = await openShop({ triggers: [abandoned] });
  // 500 carts of one person, each ended by an order in the same millisecond: no wait is left open.
  const events = Array.from({ length: 500 }, (_, i) => [
    order("anna", { id: `cart-${i}`, name: "Cart Updated" }),
    order("anna", { id: `order-${i}` }),
  ]).flat();

  await expect(shop.heed.ingest({ source: "web", events })).resolves.toMatchObject({ processed: 1_000 });
  await shop.pass("1h");

  expect(shop.mail.calls).toEqual([]);
});
