import { memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import { MONDAY, ms, openShop, outbox, thanks } from "./shop.ts";

/** Monday begins at ten: quiet until noon. */
const QUIET = { from: "09:00", to: "12:00" } as const;

test("what is fired in quiet hours waits for their end, and costs no attempt", async () => {
  const store = memoryStore();
  const shop = await openShop({ store, quietHours: QUIET });

  await shop.order("anna");
  await shop.pass("1h");
  expect(shop.mail.calls).toEqual([]);
  expect(await outbox(store)).toEqual(["u:anna waiting quiet hours"]);
  await shop.pass("1h");

  expect(shop.mail.calls.map(({ at, attempt, uncertain }) => [at - MONDAY, attempt, uncertain])).toEqual([
    [ms("2h"), 1, false],
  ]);
  expect(shop.notices).toContainEqual(
    expect.objectContaining({ kind: "delivery", ended: "waiting", nextAt: MONDAY + ms("2h") }),
  );
});

test("everything is asked again then: who has refused meanwhile is sent nothing", async () => {
  const store = memoryStore();
  const shop = await openShop({ store, quietHours: QUIET });

  await shop.order("anna");
  await shop.pass("1h");
  await shop.heed.identify({ userId: "anna", consent: { C0004: false } });
  await shop.pass("2h");

  expect(shop.mail.calls).toEqual([]);
  expect(await outbox(store)).toEqual(["u:anna cancelled withdrawn"]);
});

test("a retry that falls into them waits, too", async () => {
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [503, 202] });
  const shop = await openShop({ clock, mail, quietHours: { from: "10:30", to: "11:00" } });

  await shop.pass("29m");
  await shop.pass("59s");
  await shop.order("anna");
  await shop.pass("1h");

  expect(mail.calls.map(({ at, attempt }) => [at - MONDAY, attempt])).toEqual([
    [ms("29m") + ms("59s"), 1],
    [ms("1h"), 2],
  ]);
});

test("they are the person's own", async () => {
  const shop = await openShop({ quietHours: { from: "20:00", to: "08:00" } });

  await shop.heed.identify({ userId: "anna", traits: { timezone: "Asia/Tokyo" } });
  await shop.heed.identify({ userId: "bert", traits: { timezone: "America/New_York" } });
  await shop.order("anna");
  await shop.order("bert");
  await shop.pass("1d");

  // 10:00 UTC is 19:00 in Tokyo, and 05:00 in New York, where the day begins at 13:00 UTC.
  expect(shop.mail.calls.map(({ user, at }) => [user, at - MONDAY])).toEqual([
    ["anna", 0],
    ["bert", ms("3h")],
  ]);
});

test("what is not worth sending then is not kept for it", async () => {
  const store = memoryStore();
  const brief = { ...thanks, definition: { ...thanks.definition, expires: "1h" } } as const;
  const shop = await openShop({ store, quietHours: QUIET, triggers: [brief] });

  await shop.order("anna");
  await shop.pass("1s");

  expect(await outbox(store)).toEqual(["u:anna cancelled expired"]);
});
