import { event, trigger } from "@heed/core";
import type { Incoming, Store } from "@heed/core/contracts";
import type { Middleware } from "@heed/runtime";
import { memoryData, memoryStore } from "@heed/runtime";
import type { SimulatedClock } from "@heed/runtime/testing";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { abandoned, counted, MONDAY, ms, openShop, settled } from "./shop.ts";

test("deadlines are decided at their instants, each by itself", async () => {
  const shop = await openShop({ triggers: [abandoned] });

  await shop.cart("anna");
  await shop.pass("7s");
  await shop.cart("bert");
  await shop.pass("1h");

  // Fifteen minutes, a minute of grace, and everything of that millisecond is read first.
  expect(shop.mail.calls.map(({ user, at }) => [user, at - MONDAY])).toEqual([
    ["anna", ms("16m") + 1],
    ["bert", ms("16m") + ms("7s") + 1],
  ]);
});

test("a purchase in the very millisecond in which grace ends is in time", async () => {
  const shop = await openShop({ triggers: [abandoned] });

  await shop.cart("anna");
  await shop.pass("16m");
  await shop.order("anna");
  await shop.pass("1h");

  expect(shop.mail.calls).toEqual([]);
});

test("a profile that nobody can read keeps no other from its deadline, and is told once", async () => {
  const data = memoryData();
  const shop = await openShop({ triggers: [abandoned], store: memoryStore({ data }) });

  await shop.cart("anna");
  await shop.cart("bert");
  const anna = data.profiles.get("u:anna");
  data.profiles.set("u:anna", { key: "u:anna", wakeAt: 0, ...anna, state: "[99]" });
  await shop.pass("1h");

  expect(shop.mail.calls.map(({ user }) => user)).toEqual(["bert"]);
  const failing = shop.notices.filter(({ kind }) => kind === "engine");
  expect(failing).toMatchObject([
    { state: "failing", reason: expect.stringMatching(/version \d+; came 99/) },
  ]);
  // A person repairs it, and her wait is still there: the law that ends every test counts it.
  if (anna !== undefined) data.profiles.set("u:anna", anna);
});

test("a deadline may lie further ahead than any timer reaches", async () => {
  const lapsed = trigger("lapsed", {
    when: event("Order Completed").notFollowedBy("Order Completed", { for: "60d" }),
    purpose: "marketing",
    send: { as: "We Miss You", to: ["mail"] },
  });
  let longest = 0;
  const clock = simulatedClock(MONDAY);
  const watched: typeof clock = {
    ...clock,
    after(delay, ring) {
      longest = Math.max(longest, delay);
      return clock.after(delay, ring);
    },
  };
  const shop = await openShop({ triggers: [lapsed], clock: watched });

  await shop.order("anna");
  await shop.pass("59d");
  expect(shop.mail.calls).toEqual([]);
  await shop.pass("2d");

  expect(shop.mail.calls.map(({ at }) => at - MONDAY)).toEqual([ms("60d") + ms("1m") + 1]);
  expect(longest).toBeLessThanOrEqual(ms("1h"));
});

test("a wake-up that comes twice, early or late changes nothing but the minute", async () => {
  const clock = simulatedClock(MONDAY);
  const store = memoryStore();
  let asked = 0;
  const confused: Store = {
    ...store,
    async due(now, limit) {
      asked += 1;
      // The first three times everybody is woken, whether it is time or not; then with a delay.
      if (asked <= 3) return { profiles: ["u:anna", "u:nobody"] };
      return store.due(now - 2_000, limit);
    },
  };
  const shop = await openShop({ store: confused, clock, triggers: [abandoned] });

  await shop.cart("anna");
  await shop.pass("16m");
  expect(shop.mail.calls).toEqual([]);
  await shop.pass("1m");

  expect(shop.mail.calls).toHaveLength(1);
  expect(await counted(store, "fired")).toBe(1);
});

/** Holds orders up for so long. */
function slow(clock: SimulatedClock, time: number): Middleware {
  return (incoming) =>
    incoming.name === "Order Completed"
      ? new Promise((resolve) => clock.after(time, () => resolve(incoming)))
      : incoming;
}

test("no deadline passes ahead of an event that has arrived and is still to be read", async () => {
  const [clock, store] = [simulatedClock(MONDAY), memoryStore()];
  const shop = await openShop({ clock, store, triggers: [abandoned], use: [slow(clock, ms("4s"))] });

  await shop.cart("anna");
  await shop.cart("bert");
  await clock.advance("15m", () => shop.heed.idle());
  await clock.advance("59s", () => shop.heed.idle());
  const reading = shop.order("anna");
  await clock.advance("10s", settled);
  await reading;
  await shop.pass("1h");

  // Anna's order came a second before the end of grace, and was read three seconds after it. Bert waited for that reading.
  expect(shop.mail.calls.map(({ user, at }) => [user, at - MONDAY])).toEqual([
    ["bert", expect.toSatisfy((at: number) => at >= ms("16m") + ms("3s") && at < ms("16m") + ms("4s"))],
  ]);
  expect(await counted(store, "fired")).toBe(1);
});

/** An order made a minute before the deadline of a cart of Monday, ten o'clock. */
function orderOf(userId: string, receivedAt: number): Incoming {
  return { ...cartOf(userId), name: "Order Completed", occurredAt: MONDAY + ms("14m"), receivedAt };
}

test("an event arrived when it was received, however late it is handed over: no deadline passes ahead of it", async () => {
  const [clock, store] = [simulatedClock(MONDAY), memoryStore()];
  const shop = await openShop({ clock, store, triggers: [abandoned], use: [slow(clock, ms("4s"))] });
  const idle = (): Promise<void> => shop.heed.idle();

  await shop.cart("anna");
  await clock.advance("15m", idle);
  await clock.advance("59s", idle);
  // Bert's order holds the ticks up. Anna's came a moment later, in time, and is handed over when hers would have been due.
  const bert = shop.heed.ingest({ source: "shop", events: [orderOf("bert", clock.now())] });
  await clock.advance("3s", settled);
  const events = [orderOf("cleo", clock.now()), orderOf("anna", MONDAY + ms("16m") - 500)];
  const anna = shop.heed.ingest({ source: "shop", events });
  await clock.advance("10s", settled);
  await Promise.all([bert, anna]);
  await shop.pass("1h");

  expect(await counted(store, "fired")).toBe(0);
  expect(await counted(store, "wait_cancelled")).toBe(1);
});

test("while an event is being read, nobody looks for work without pause", async () => {
  const clock = simulatedClock(MONDAY);
  const store = memoryStore();
  let asked = 0;
  const counting: Store = {
    ...store,
    due(...question) {
      asked += 1;
      return store.due(...question);
    },
  };
  const shop = await openShop({
    clock,
    store: counting,
    triggers: [abandoned],
    use: [slow(clock, ms("4s"))],
  });
  await shop.cart("bert");
  await clock.advance("15m", () => shop.heed.idle());
  await clock.advance("59s", () => shop.heed.idle());
  asked = 0;
  const reading = shop.order("anna");
  await clock.advance("4s", settled);
  await reading;

  expect(asked).toBeLessThan(50);
});

test("a thousand deadlines of one instant all come", async () => {
  const store = memoryStore();
  const shop = await openShop({ store, triggers: [abandoned] });
  const users = Array.from({ length: 1_000 }, (_, i) => `u${i}`);

  await shop.heed.ingest({ source: "shop", events: users.map((userId) => cartOf(userId)) });
  await shop.pass("17m");

  expect(await counted(store, "fired")).toBe(1_000);
});

function cartOf(userId: string): Incoming {
  return { type: "track", name: "Cart Updated", userId, receivedAt: MONDAY, properties: {}, context: {} };
}

test("a store that cannot be read is asked again, and the deadlines still come", async () => {
  const store = memoryStore();
  let broken = false;
  const failing: Store = {
    ...store,
    due: (...question) => (broken ? Promise.reject(new Error("no disk")) : store.due(...question)),
  };
  const shop = await openShop({ store: failing, triggers: [abandoned] });

  await shop.cart("anna");
  await shop.pass("15m");
  broken = true;
  await shop.pass("2m");
  expect(shop.mail.calls).toEqual([]);
  expect(shop.notices).toContainEqual(expect.objectContaining({ state: "failing", reason: "no disk" }));
  broken = false;
  await shop.pass("2s");

  expect(shop.mail.calls).toHaveLength(1);
});
