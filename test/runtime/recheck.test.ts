import { event, trigger } from "@heed/core";
import type { SinkLimits } from "@heed/core/contracts";
import { memoryData, memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import { abandoned, counted, MONDAY, openShop, outbox } from "./shop.ts";

/** One call in two seconds (`share` halves it), and room for twenty people who wait for it. */
const SLOW: Partial<SinkLimits> = {
  budgets: { calls: { windows: [{ calls: 1, perMs: 1_000 }], concurrent: 20 } },
};

test("a person who withdraws consent before the retry is not sent anything", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [503] });
  const shop = await openShop({ store, clock, mail });

  await shop.order("anna");
  await shop.heed.identify({ userId: "anna", consent: { C0004: false } });
  await shop.pass("1h");

  expect(mail.calls).toHaveLength(1);
  expect(await outbox(store)).toEqual(["u:anna cancelled withdrawn"]);
});

test("an awaited event that comes before the retry stops it", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [503] });
  const shop = await openShop({ store, clock, mail, triggers: [abandoned] });

  await shop.cart("anna");
  await shop.pass("16m");
  await shop.pass("1ms");
  expect(mail.calls).toHaveLength(1);
  await shop.order("anna");
  await shop.pass("1h");

  expect(mail.calls).toHaveLength(1);
  expect(await outbox(store)).toEqual(["u:anna cancelled overtaken"]);
});

test("what is no longer worth sending is not sent", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [401] });
  const brief = trigger("brief", {
    when: event("Order Completed"),
    purpose: "marketing",
    expires: "10m",
    send: { as: "Thanks", to: ["mail"] },
  });
  const shop = await openShop({ store, clock, mail, triggers: [brief] });

  await shop.order("anna");
  await shop.pass("11m");
  shop.heed.resume("mail");
  await shop.pass("1m");

  expect(mail.calls).toHaveLength(1);
  expect(await outbox(store)).toEqual(["u:anna cancelled expired"]);
});

test("a retry that would come after the end of its worth is not waited for", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [503] });
  const brief = trigger("brief", {
    when: event("Order Completed"),
    purpose: "marketing",
    expires: "3s",
    send: { as: "Thanks", to: ["mail"] },
  });
  const shop = await openShop({ store, clock, mail, triggers: [brief] });

  await shop.order("anna");
  await shop.pass("1s");

  expect(await outbox(store)).toEqual(["u:anna cancelled expired"]);
});

test("consent that is withdrawn while its delivery waits for the vendor's pace is heard", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { limits: SLOW });
  const shop = await openShop({ store, clock, mail });

  for (let i = 1; i <= 20; i++) await shop.order(`u${i}`);
  await shop.pass("3s");
  for (let i = 3; i <= 20; i++) await shop.heed.identify({ userId: `u${i}`, consent: { C0004: false } });
  await shop.pass("1m");

  expect(mail.calls.map(({ user }) => user)).toEqual(["u1", "u2"]);
  expect(await counted(store, "cancelled", "withdrawn")).toBe(18);
});

test("so is the awaited event", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { limits: SLOW });
  const shop = await openShop({ store, clock, mail, triggers: [abandoned] });

  for (let i = 1; i <= 5; i++) await shop.cart(`u${i}`);
  await shop.pass("16m");
  await shop.pass("1s");
  await shop.order("u4");
  await shop.pass("1m");

  expect(mail.calls.map(({ user }) => user)).toEqual(["u1", "u2", "u3", "u5"]);
  expect(await outbox(store)).toContain("u:u4 cancelled overtaken");
});

test("so is the end of its worth, and what has none left needs no slot", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { limits: SLOW });
  const brief = trigger("brief", {
    when: event("Order Completed"),
    purpose: "marketing",
    expires: "10s",
    send: { as: "Thanks", to: ["mail"] },
  });
  const shop = await openShop({ store, clock, mail, triggers: [brief] });

  // Twenty wait for the pace, and a thousand more for room.
  for (let i = 1; i <= 1_020; i++) await shop.order(`u${i}`);
  await shop.pass("1m");

  expect(mail.calls.map(({ user }) => user)).toEqual(["u1", "u2", "u3", "u4", "u5"]);
  expect(await counted(store, "cancelled", "expired")).toBe(1_015);
});

test("a store that cannot be read in that moment sends nothing, and costs no attempt", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock);
  let asked = 0;
  const read: typeof store.read = async (profiles) => {
    if (++asked === 2) throw new Error("no disk");
    return store.read(profiles);
  };
  const shop = await openShop({ store: { ...store, read }, clock, mail });

  await shop.order("anna");
  await shop.pass("10s");

  expect(shop.notices).toContainEqual(expect.objectContaining({ state: "failing", reason: "no disk" }));
  expect(mail.calls.map(({ at, attempt, uncertain }) => [at - MONDAY, attempt, uncertain])).toEqual([
    [1_000, 1, false],
  ]);
});

test("a delivery whose profile cannot be read keeps its attempts, and no other of its batch from being sent", async () => {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [503, 503, 202], limits: { batch: 10 } });
  const shop = await openShop({ store: memoryStore({ data }), clock, mail });

  await shop.order("anna");
  await shop.order("bert");
  await shop.pass("1s");
  const anna = data.profiles.get("u:anna") ?? { key: "u:anna", state: "" };
  data.profiles.set("u:anna", { ...anna, state: "[99]" });
  await shop.pass("3h");
  expect(mail.calls.map(({ user, attempt }) => [user, attempt])).toEqual([
    ["anna", 1],
    ["bert", 1],
    ["bert", 2],
  ]);
  expect(await outbox(memoryStore({ data }))).toEqual([
    "u:anna waiting its profile cannot be read",
    "u:bert delivered",
  ]);

  data.profiles.set("u:anna", anna);
  await shop.pass("1h");
  expect(mail.calls.at(-1)).toMatchObject({ user: "anna", attempt: 2 });
  expect(await outbox(memoryStore({ data }))).toEqual(["u:anna delivered", "u:bert delivered"]);
});
