import { becomes, did, trigger } from "@heed/core";
import type { EpochMs, Incoming } from "@heed/core/contracts";
import { memoryData, memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink } from "../../runtime/scripted-sink.ts";
import { abandoned, counted, MONDAY, ms, openShop, outbox } from "../../runtime/shop.ts";

// The traps that bite outside the engine: where events are taken in, deadlines are woken and deliveries wait.

function order(userId: string, occurredAt: EpochMs, receivedAt: EpochMs, id = `order-${userId}`): Incoming {
  return {
    type: "track",
    name: "Order Completed",
    userId,
    id,
    occurredAt,
    sentAt: occurredAt,
    receivedAt,
    properties: {},
    context: {},
  };
}

test("T2 the engine wakes itself for who has gone: nothing else happens, and the mail goes out", async () => {
  const shop = await openShop({ triggers: [abandoned] });
  await shop.cart("ada");
  await shop.pass("20m");
  expect(shop.mail.calls).toMatchObject([{ user: "ada", trigger: "abandoned" }]);
});

test("T4 an hour's outage mails nobody whose purchase is still unread: deadlines wait until the senders have told theirs", async () => {
  const data = memoryData();
  const before = await openShop({ store: memoryStore({ data }), triggers: [abandoned] });
  await before.cart("ada");
  await before.cart("bert");
  await before.stop();

  const clock = simulatedClock(MONDAY + ms("1h"));
  const after = await openShop({ store: memoryStore({ data }), triggers: [abandoned], clock });
  await after.pass("1m");
  await after.heed.ingest({ source: "web", events: [order("ada", MONDAY + ms("5m"), clock.now())] });
  await after.pass("20m");
  expect(after.mail.calls.map(({ user }) => user)).toEqual(["bert"]);
});

test("T5 a false fire that is still unsent is stopped; one that was sent is counted", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: ({ user }) => (user === "ada" ? 503 : 202) });
  const shop = await openShop({ store, clock, mail, triggers: [abandoned] });
  await shop.cart("ada");
  await shop.cart("bert");
  await shop.pass("17m");
  expect(await outbox(store)).toEqual([expect.stringMatching(/^u:ada waiting/), "u:bert delivered"]);

  const [bought, known] = [MONDAY + ms("10m"), clock.now()];
  await shop.heed.ingest({
    source: "web",
    events: [order("ada", bought, known), order("bert", bought, known)],
  });
  expect(await outbox(store)).toEqual(["u:ada cancelled late_cancel", "u:bert delivered"]);
  expect(await counted(store, "late_cancel")).toBe(2);
  expect(await counted(store, "late_cancel_stopped")).toBe(1);
  expect(await counted(store, "late_cancel_sent")).toBe(1);
});

test("T14 a purchase that is sent twice is one purchase: a repeated id is dropped before anything counts", async () => {
  const store = memoryStore();
  const loyalty = trigger("loyalty", {
    when: becomes(did("Order Completed", { atLeast: 2 })),
    purpose: "marketing",
    send: { as: "Loyalty", to: ["mail"] },
  });
  const shop = await openShop({ store, triggers: [loyalty] });
  await shop.heed.ingest({ source: "web", events: [order("ada", MONDAY, MONDAY, "o-1")] });
  await shop.heed.ingest({ source: "web", events: [order("ada", MONDAY, MONDAY, "o-1")] });
  await shop.pass("1m");
  expect(shop.mail.calls).toEqual([]);

  await shop.heed.ingest({ source: "web", events: [order("ada", MONDAY, MONDAY, "o-2")] });
  await shop.pass("1m");
  expect(shop.mail.calls).toMatchObject([{ user: "ada", trigger: "loyalty" }]);
});

test("T18 two people log in on one device: only what nobody was known for is joined, and they stay two", async () => {
  const store = memoryStore();
  const shop = await openShop({ store, triggers: [abandoned] });
  await shop.heed.track({ anonymousId: "kiosk", event: "Cart Updated" });
  await shop.heed.identify({ userId: "ada", anonymousId: "kiosk" });
  await shop.heed.identify({ userId: "bert", anonymousId: "kiosk" });
  await shop.heed.track({ userId: "bert", anonymousId: "kiosk", event: "Order Completed" });
  await shop.pass("20m");
  // The cart was left before Ada logged in, so it is hers, and Bert's order says nothing about it.
  expect(shop.mail.calls.map(({ user }) => user)).toEqual(["ada"]);
});

test("T18 two known people are never made one: an alias of them is refused", async () => {
  const store = memoryStore();
  const shop = await openShop({ store, triggers: [abandoned] });
  await shop.cart("ada");
  await shop.heed.track({ userId: "bert", event: "Order Completed" });
  await expect(shop.heed.alias({ userId: "bert", previousId: "ada" })).rejects.toThrow(
    "came the id of another known person",
  );
  await shop.pass("20m");
  expect(shop.mail.calls.map(({ user }) => user)).toEqual(["ada"]);
});
