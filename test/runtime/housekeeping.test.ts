import type { Incoming, Store } from "@heed/core/contracts";
import { memoryData, memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import { counted, MONDAY, ms, openShop, outbox } from "./shop.ts";

/** An order of each of so many people, at the same instant. */
function orders(count: number): readonly Incoming[] {
  return Array.from({ length: count }, (_, i) => ({
    type: "track",
    name: "Order Completed",
    userId: `u${i}`,
    receivedAt: MONDAY,
    properties: {},
    context: {},
  }));
}

test("what has ended is forgotten when its time is over, by itself; the counts stay", async () => {
  const data = memoryData();
  const store = memoryStore({ data });
  const shop = await openShop({ store, retention: { decisions: "2h", deliveries: "1h" } });

  await shop.order("anna");
  await shop.pass("1h");
  expect(await outbox(store)).toEqual(["u:anna delivered"]);
  await shop.pass("2m");
  expect(await outbox(store)).toEqual([]);
  expect([data.decisions.size, data.messages.size]).toEqual([1, 1]);
  await shop.pass("1h");
  expect([data.decisions.size, data.messages.size]).toEqual([0, 1]);
  await shop.pass("7d");
  expect(data.messages.size).toBe(0);

  expect(await counted(store, "delivered")).toBe(1);
});

test("a dead letter stays until a person decides about it", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [400] });
  const shop = await openShop({ store, clock, mail, retention: { deliveries: "1m" } });

  await shop.order("anna");
  await shop.pass("1d");

  expect(await outbox(store)).toEqual(["u:anna dead HTTP 400"]);
});

test("much is forgotten in small slices, and everybody else has a turn between two of them", async () => {
  const store = memoryStore();
  const slices: { readonly limit: number; readonly sameTurn: boolean }[] = [];
  let sameTurn = false;
  const sweep: Store["sweep"] = async (now, retention, limit) => {
    if (now > MONDAY + ms("1h")) slices.push({ limit, sameTurn });
    sameTurn = true;
    setImmediate(() => {
      sameTurn = false;
    });
    return store.sweep(now, retention, limit);
  };
  const shop = await openShop({ store: { ...store, sweep }, retention: { decisions: "1h" } });

  await shop.heed.ingest({ source: "web", events: orders(1_000) });
  await shop.pass("61m");

  let left = 0;
  for await (const _ of store.list("decisions")) left += 1;
  expect(left).toBe(0);
  // Three full slices and the rest.
  expect(slices).toEqual(Array.from({ length: 4 }, () => ({ limit: 300, sameTurn: false })));
});

test("a sweep that fails is told, and the next one tries again", async () => {
  const store = memoryStore();
  let broken = true;
  const sweep: Store["sweep"] = (...asked) =>
    broken ? Promise.reject(new Error("disk full")) : store.sweep(...asked);
  const shop = await openShop({ store: { ...store, sweep }, retention: { deliveries: "1m" } });

  await shop.order("anna");
  await shop.pass("10m");
  expect(shop.notices).toContainEqual(expect.objectContaining({ state: "failing", reason: "disk full" }));
  expect(await outbox(store)).toHaveLength(1);
  broken = false;
  await shop.pass("2m");

  expect(await outbox(store)).toEqual([]);
});
