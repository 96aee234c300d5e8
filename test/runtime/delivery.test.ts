import { event, trigger } from "@heed/core";
import type { HttpResponse } from "@heed/core/contracts";
import { memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink, tooMany } from "./scripted-sink.ts";
import { counted, MONDAY, ms, openShop, outbox, settled, thanks } from "./shop.ts";

const NO_ANSWER = { status: "none", reason: "reset", sent: "maybe" } as const;

/** An answer that comes when the test says so. */
function later(): { readonly answer: Promise<HttpResponse>; readonly arrive: (status: number) => void } {
  const { promise, resolve } = Promise.withResolvers<HttpResponse>();
  return { answer: promise, arrive: (status) => resolve({ status, headers: {}, body: "" }) };
}

test("a fire goes out at once, and once", async () => {
  const store = memoryStore();
  const shop = await openShop({ store });

  await shop.order("anna");
  await shop.pass("1h");

  expect(shop.mail.calls).toMatchObject([{ at: MONDAY, user: "anna", attempt: 1, uncertain: false }]);
  expect(await outbox(store)).toEqual(["u:anna delivered"]);
});

test("what the vendor refuses becomes a dead letter, with its reason", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [400] });
  const shop = await openShop({ store, clock, mail });

  await shop.order("anna");
  await shop.pass("25h");

  expect(mail.calls).toHaveLength(1);
  expect(await outbox(store)).toEqual(["u:anna dead HTTP 400"]);
  expect(shop.notices).toContainEqual(
    expect.objectContaining({ kind: "delivery", ended: "dead", reason: "HTTP 400" }),
  );
});

test("a failed attempt is repeated at the planned instants, under the same key, and ends as a dead letter", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [503] });
  const patient = trigger("patient", {
    when: event("Order Completed"),
    purpose: "marketing",
    expires: "7d",
    send: { as: "Thanks", to: ["mail"] },
  });
  const shop = await openShop({ store, clock, mail, triggers: [patient] });

  await shop.order("anna");
  await shop.pass("30h");

  // Chance says 0.5: three quarters of 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, 2 h, 4 h, 8 h, 8 h.
  const waits = mail.calls.slice(1).map(({ at }, i) => at - (mail.calls[i]?.at ?? 0));
  expect(waits).toEqual([
    3_750, 22_500, 90_000, 450_000, 1_350_000, 2_700_000, 5_400_000, 10_800_000, 21_600_000, 21_600_000,
  ]);
  expect(mail.calls.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(new Set(mail.calls.map(({ key }) => key)).size).toBe(1);
  expect(await outbox(store)).toEqual(["u:anna dead HTTP 503"]);
});

test("a vendor that asks for patience is left alone for so long", async () => {
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [tooMany("60"), 202] });
  const shop = await openShop({ clock, mail });

  await shop.order("anna");
  await shop.pass("5m");

  expect(mail.calls.map(({ at }) => at - MONDAY)).toEqual([0, ms("60s")]);
});

test("an attempt whose answer got lost makes the next one uncertain, and it stays so", async () => {
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [NO_ANSWER, 429, 202] });
  const shop = await openShop({ clock, mail });

  await shop.order("anna");
  await shop.pass("5m");

  expect(mail.calls.map(({ uncertain }) => uncertain)).toEqual([false, true, true]);
});

test("one person has one delivery in flight at a sink, whatever there is room for", async () => {
  const clock = simulatedClock(MONDAY);
  const first = later();
  const mail = scriptedSink("mail", clock, { answers: [first.answer, 202] });
  const shop = await openShop({ clock, mail });

  await shop.order("anna");
  await shop.heed.track({ userId: "anna", event: "Order Completed", messageId: "second" });
  await settled();
  expect(mail.calls).toHaveLength(1);

  first.arrive(202);
  await shop.pass("1s");
  expect(mail.calls).toHaveLength(2);
});

test("a call that takes long delays nobody else at the same sink while there is room", async () => {
  const clock = simulatedClock(MONDAY);
  const slow = later();
  const mail = scriptedSink("mail", clock, { answers: [slow.answer, 202] });
  const shop = await openShop({ clock, mail });

  await shop.order("anna");
  await settled();
  await shop.order("bert");
  await clock.advance("1s", settled);

  expect(mail.calls.map(({ user }) => user)).toEqual(["anna", "bert"]);
  slow.arrive(202);
  await shop.pass("1s");
});

test("calls open at the same time are as many as the vendor allows", async () => {
  const clock = simulatedClock(MONDAY);
  const answers = [later(), later(), later()];
  const mail = scriptedSink("mail", clock, {
    answers: answers.map(({ answer }) => answer),
    limits: { budgets: { calls: { windows: [{ calls: 1_000, perMs: 1_000 }], concurrent: 2 } } },
  });
  const shop = await openShop({ clock, mail });

  for (const user of ["anna", "bert", "cleo"]) await shop.order(user);
  await clock.advance("1s", settled);
  expect(mail.calls.map(({ user }) => user)).toEqual(["anna", "bert"]);

  for (const { arrive } of answers) arrive(202);
  await shop.pass("1s");
  expect(mail.calls.map(({ user }) => user)).toEqual(["anna", "bert", "cleo"]);
});

test("a sink that never answers delays no other sink, and its call ends as a timeout", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const hanging = scriptedSink("hanging", clock, { answers: [new Promise(() => undefined), 202] });
  const mail = scriptedSink("mail", clock);
  const both = trigger("both", {
    when: event("Order Completed"),
    purpose: "marketing",
    send: { as: "Thanks", to: ["hanging", "mail"] },
  });
  const shop = await openShop({ store, clock, mail, triggers: [both], sinks: [hanging.sink, mail.sink] });

  await shop.order("anna");
  await clock.advance("5s", settled);
  expect(mail.calls).toHaveLength(1);
  expect(hanging.calls).toHaveLength(1);

  await clock.advance("1m", settled);
  expect(hanging.calls).toMatchObject([
    { attempt: 1, uncertain: false },
    { attempt: 2, uncertain: true },
  ]);
  expect(await outbox(store)).toEqual(["u:anna delivered", "u:anna delivered"]);
});

test("one fire to two sinks is two deliveries with keys of their own, counted apart", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const [mail, crm] = [scriptedSink("mail", clock), scriptedSink("crm", clock, { answers: [400] })];
  const both = trigger("both", {
    when: event("Order Completed"),
    purpose: "marketing",
    send: { as: "Thanks", to: ["crm", "mail"] },
  });
  const shop = await openShop({ store, clock, mail, triggers: [both], sinks: [crm.sink, mail.sink] });

  await shop.order("anna");
  await shop.pass("1m");

  expect(mail.calls[0]?.key).not.toBe(crm.calls[0]?.key);
  expect(await store.counts()).toEqual(
    expect.arrayContaining([
      { name: "queued", of: "mail", n: 1 },
      { name: "delivered", of: "mail", n: 1 },
      { name: "queued", of: "crm", n: 1 },
      { name: "dead", of: "crm", reason: "rejected", n: 1 },
    ]),
  );
});

test("a settlement that the store refuses does not end the process: it is told, and the delivery comes again", async () => {
  const store = memoryStore();
  let full = true;
  const settle: typeof store.settle = async (...settlement) => {
    if (full) throw new Error("disk full");
    return store.settle(...settlement);
  };
  const shop = await openShop({ store: { ...store, settle } });

  for (const user of ["anna", "bert", "cleo"]) await shop.order(user);
  await shop.pass("5s");
  expect(shop.notices).toContainEqual(expect.objectContaining({ state: "failing", reason: "disk full" }));
  full = false;
  await shop.pass("1h");

  expect(await outbox(store)).toEqual(["u:anna delivered", "u:bert delivered", "u:cleo delivered"]);
  // The vendor saw each twice, and could tell by the key; the second time we said that it may know it.
  const again = shop.mail.calls.filter(({ attempt }) => attempt === 2);
  expect(again.map(({ user, uncertain }) => [user, uncertain])).toEqual([
    ["anna", true],
    ["bert", true],
    ["cleo", true],
  ]);
  expect(new Set(shop.mail.calls.map(({ key }) => key)).size).toBe(3);
});

test("three hundred fires leave in order at the pace of the vendor, and none is lost", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, {
    limits: { budgets: { calls: { windows: [{ calls: 50, perMs: 1_000 }], concurrent: 4 } } },
  });
  const shop = await openShop({ store, clock, mail, triggers: [thanks], share: 1 });
  const users = Array.from({ length: 300 }, (_, i) => `u${i}`);

  for (const user of users) await shop.order(user);
  await shop.pass("10s");

  expect(mail.calls.map(({ user }) => user)).toEqual(users);
  const most = Math.max(
    ...mail.calls.map(
      ({ at }) => mail.calls.filter((other) => at <= other.at && other.at < at + 1_000).length,
    ),
  );
  expect(most).toBeLessThanOrEqual(50);
  expect(await counted(store, "delivered")).toBe(300);
});

test("unless told otherwise, an engine spends half of what the vendor allows: other tools have the same account", async () => {
  const limits = { budgets: { calls: { windows: [{ calls: 10, perMs: 1_000 }], concurrent: 4 } } };
  const gapsOf = async (share: { readonly share?: number }): Promise<readonly number[]> => {
    const clock = simulatedClock(MONDAY);
    const mail = scriptedSink("mail", clock, { limits });
    const shop = await openShop({ clock, mail, ...share });
    for (const user of ["anna", "bert", "cleo"]) await shop.order(user);
    await shop.pass("5s");
    return mail.calls.slice(1).map(({ at }, i) => at - (mail.calls[i]?.at ?? 0));
  };

  // A twentieth slower than the limit itself, see the pacer.
  expect(await gapsOf({})).toEqual([210, 210]);
  expect(await gapsOf({ share: 1 })).toEqual([105, 105]);
});
