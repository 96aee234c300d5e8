import { event, trigger } from "@heed/core";
import { memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import { abandoned, MONDAY, openShop, outbox } from "./shop.ts";

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
