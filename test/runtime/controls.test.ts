import { event, trigger } from "@heed/core";
import type { Trigger } from "@heed/core";
import type { Control, Store } from "@heed/core/contracts";
import { memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { describe, expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import { abandoned, closedShop, counted, MONDAY, openShop, outbox, thanks } from "./shop.ts";
import { DATABASES } from "./stores.ts";

/** The same, worth sending for a week. */
const patient: Trigger = trigger("patient", {
  when: event("Order Completed"),
  purpose: "marketing",
  expires: "7d",
  send: { as: "Thanks", to: ["mail"] },
});

async function controlsOf(store: Store): Promise<readonly Control[]> {
  const controls: Control[] = [];
  for await (const control of store.list("controls", { kind: "trigger" })) controls.push(control);
  return controls;
}

describe.each(DATABASES)("in $store", ({ database }) => {
  test("a trigger that is paused holds what it would fire, and decides it when it is resumed", async () => {
    const store = (await database()).open();
    const shop = await openShop({ store, triggers: [patient] });

    await shop.heed.pauseTrigger("patient", { by: "Eva" });
    await shop.pass("1s");
    await shop.order("anna");
    await shop.pass("1h");
    expect(shop.mail.calls).toEqual([]);
    expect(await counted(store, "held", "paused")).toBe(1);

    await shop.heed.resumeTrigger("patient");
    await shop.pass("10s");

    // Anna has been silent since: the resumption itself reaches her.
    expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
    expect(await counted(store, "held_released", "paused")).toBe(1);
    expect(shop.notices).toContainEqual(
      expect.objectContaining({
        kind: "command",
        ended: "applied",
        command: expect.objectContaining({ by: "Eva" }),
      }),
    );
  });

  test("a pause outlives a restart", async () => {
    const { open } = await database();
    const clock = simulatedClock(MONDAY);
    const mail = scriptedSink("mail", clock);
    const first = await openShop({ store: open(), clock, mail, triggers: [patient] });
    await first.heed.pauseTrigger("patient");
    await first.pass("1s");
    await first.stop();

    const store = open();
    const second = await openShop({ store, clock, mail, triggers: [patient] });
    await second.order("anna");
    await second.pass("1h");
    expect(mail.calls).toEqual([]);
    expect(await controlsOf(store)).toEqual([
      { kind: "trigger", name: "patient", state: "paused", since: MONDAY },
    ]);

    await second.heed.resumeTrigger("patient");
    await second.pass("10s");
    expect(mail.calls.map(({ user }) => user)).toEqual(["anna"]);
  });

  test("another process asks, and the engine hears of it within a second", async () => {
    const { open } = await database();
    const shop = await openShop({ store: open(), triggers: [patient], world: { commandsMs: 1_000 } });
    const other = open();
    await shop.pass("1s");

    await other.submit({ id: "c-1", submittedAt: MONDAY, kind: "pause", trigger: "patient" });
    await other.submit({ id: "c-1", submittedAt: MONDAY, kind: "pause", trigger: "patient" });
    await shop.pass("1s");
    await shop.order("anna");
    await shop.pass("1m");

    expect(shop.mail.calls).toEqual([]);
    expect(await other.commands(10)).toEqual([]);
    expect(shop.notices.filter(({ kind }) => kind === "command")).toHaveLength(1);
    await other.close();
  });

  test("a person who is suppressed is sent nothing, not even what waits to be sent", async () => {
    const store = (await database()).open();
    const clock = simulatedClock(MONDAY);
    const mail = scriptedSink("mail", clock, { answers: [503, 202] });
    const shop = await openShop({ store, clock, mail, triggers: [patient] });

    await shop.order("anna");
    await shop.pass("1s");
    await shop.heed.suppress({ userId: "anna" });
    await shop.pass("1s");
    expect(await outbox(store)).toEqual(["u:anna cancelled suppressed"]);
    await shop.order("anna");
    await shop.pass("1h");
    expect(mail.calls).toHaveLength(1);
    expect(await counted(store, "suppressed", "person_suppressed")).toBe(1);

    await shop.heed.unsuppress({ userId: "anna" });
    await shop.order("anna");
    await shop.pass("1m");
    expect(mail.calls).toHaveLength(2);
  });

  test("who was suppressed under an anonymous id is so under the name, too", async () => {
    const store = (await database()).open();
    const shop = await openShop({ store, triggers: [patient] });

    await shop.heed.identify({ anonymousId: "cookie", userId: "anna" });
    await shop.heed.suppress({ anonymousId: "cookie" });
    await shop.pass("1s");
    await shop.order("anna");
    await shop.pass("1m");

    expect(shop.mail.calls).toEqual([]);
    expect(await counted(store, "suppressed", "person_suppressed")).toBe(1);
  });
});

test("waits go on through a pause: what ends them ends them, and what is due is held", async () => {
  const shop = await openShop({ triggers: [abandoned] });

  await shop.cart("anna");
  await shop.cart("bert");
  await shop.heed.pauseTrigger("abandoned");
  await shop.pass("5m");
  await shop.order("bert");
  await shop.pass("15m");
  await shop.heed.resumeTrigger("abandoned");
  await shop.pass("10s");

  expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
});

test("a trigger that its definition pauses can be resumed, and a draft stays one", async () => {
  const paused = trigger("paused", {
    when: event("Order Completed"),
    purpose: "marketing",
    state: "paused",
    send: { as: "Thanks", to: ["mail"] },
  });
  const draft = trigger("draft", {
    when: event("Order Completed"),
    purpose: "marketing",
    state: "draft",
    send: { as: "Draft", to: ["mail"] },
  });
  const shop = await openShop({ triggers: [paused, draft] });

  await shop.heed.resumeTrigger("paused");
  await shop.heed.resumeTrigger("draft");
  await shop.heed.pauseTrigger("draft");
  await shop.pass("1s");
  await shop.order("anna");
  await shop.pass("1m");

  expect(shop.mail.calls.map((call) => call.trigger)).toEqual(["paused"]);
  expect(shop.notices.filter(({ kind }) => kind === "effect")).toHaveLength(1);
});

test("an unknown trigger is refused with the nearest name; one that another process knows is told and done with", async () => {
  const store = memoryStore();
  const shop = await openShop({ store, triggers: [thanks] });

  await expect(shop.heed.pauseTrigger("thnks")).rejects.toThrow('Did you mean "thanks"?');
  await store.submit({ id: "c-1", submittedAt: MONDAY, kind: "pause", trigger: "theirs" });
  await shop.pass("2m");

  expect(shop.notices).toContainEqual(expect.objectContaining({ kind: "command", ended: "unknown" }));
  expect(await store.commands(10)).toEqual([]);
});

test("what is asked before the start is done after it", async () => {
  const shop = closedShop({ triggers: [patient] });
  await shop.heed.pauseTrigger("patient");
  await shop.heed.start();
  await shop.pass("1s");
  await shop.order("anna");
  await shop.pass("1m");

  expect(shop.mail.calls).toEqual([]);
  await shop.heed.stop();
});
