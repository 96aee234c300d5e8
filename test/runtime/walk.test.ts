import type { Trigger } from "@heed/core";
import { becomes, did, event, trigger } from "@heed/core";
import type { Control, Store } from "@heed/core/contracts";
import { memoryData, memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { describe, expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import { counted, MONDAY, openShop } from "./shop.ts";
import { DATABASES } from "./stores.ts";

/** An order fires at once. */
const thanks = (state: "live" | "paused"): Trigger =>
  trigger("thanks", {
    when: event("Order Completed"),
    purpose: "marketing",
    expires: "7d",
    state,
    send: { as: "Thanks", to: ["mail"] },
  });

/** Two orders make a regular, of whoever has them already, too. */
const regular = trigger("regular", {
  when: becomes(did("Order Completed", { atLeast: 2 })),
  purpose: "marketing",
  backfill: "fire",
  send: { as: "Regular", to: ["mail"] },
});

/** The same, for a part of the project that reads orders but fires for nobody yet. */
const watching = trigger("watching", {
  when: becomes(did("Order Completed", { atLeast: 2 })),
  purpose: "marketing",
  state: "shadow",
  send: { as: "Watching", to: ["mail"] },
});

const silentRegular = trigger("silent_regular", {
  when: becomes(did("Order Completed", { atLeast: 2 })),
  purpose: "marketing",
  send: { as: "Regular", to: ["mail"] },
});

async function walks(store: Store): Promise<readonly Control[]> {
  const controls: Control[] = [];
  for await (const control of store.list("controls", { kind: "walk" })) controls.push(control);
  return controls;
}

describe.each(DATABASES)("in $store", ({ database }) => {
  test("a deployment that resumes a trigger reaches those who have been silent since", async () => {
    const { open } = await database();
    const clock = simulatedClock(MONDAY);
    const mail = scriptedSink("mail", clock);
    const first = await openShop({ store: open(), clock, mail, triggers: [thanks("paused")] });
    await first.order("anna");
    await first.pass("1h");
    await first.stop();

    const second = await openShop({ store: open(), clock, mail, triggers: [thanks("live")] });
    await second.pass("10s");

    expect(mail.calls.map(({ user }) => user)).toEqual(["anna"]);
  });

  test("`backfill` reaches those for whom it already holds, once", async () => {
    const { open } = await database();
    const clock = simulatedClock(MONDAY);
    const mail = scriptedSink("mail", clock);
    const first = await openShop({ store: open(), clock, mail, triggers: [watching] });
    for (const user of ["anna", "bert", "anna"]) {
      await first.order(user);
      await first.pass("1h");
    }
    await first.stop();

    for (let start = 1; start <= 2; start++) {
      const next = await openShop({ store: open(), clock, mail, triggers: [watching, regular] });
      await next.pass("1h");
      await next.stop();
    }

    expect(mail.calls.map(({ user, trigger: name }) => `${name} ${user}`)).toEqual(["regular anna"]);
  });

  test("a new condition learns the past that is kept: without `backfill` silently, with it fires", async () => {
    const { open } = await database();
    const clock = simulatedClock(MONDAY);
    const mail = scriptedSink("mail", clock);
    const history = { keep: "30d" } as const;
    const first = await openShop({ store: open(), clock, mail, triggers: [], history });
    for (const user of ["anna", "bert", "anna"]) {
      await first.order(user);
      await first.pass("1h");
    }
    await first.stop();

    const second = await openShop({
      store: open(),
      clock,
      mail,
      triggers: [regular, silentRegular],
      history,
    });
    await second.pass("1h");
    expect(mail.calls.map(({ user, trigger: name }) => `${name} ${user}`)).toEqual(["regular anna"]);

    await second.order("bert");
    await second.pass("1h");
    await second.stop();
    expect(mail.calls.map(({ user, trigger: name }) => `${name} ${user}`).toSorted()).toEqual([
      "regular anna",
      "regular bert",
      "silent_regular bert",
    ]);
  });

  test("it goes through everybody in small steps, and after a restart from where it stood", async () => {
    const { open } = await database();
    const clock = simulatedClock(MONDAY);
    const mail = scriptedSink("mail", clock);
    const people = Array.from({ length: 250 }, (_, i) => `u${String(i).padStart(3, "0")}`);
    const first = await openShop({ store: open(), clock, mail, triggers: [thanks("paused")] });
    for (const user of people) await first.order(user);
    await first.pass("1m");
    await first.stop();

    const store = open();
    const second = await openShop({ store, clock, mail, triggers: [thanks("live")] });
    await second.pass("1s");
    const begun = (await walks(store)).filter((walk) => "after" in walk);
    expect(begun).toMatchObject([{ state: "under_way", after: "u:u099" }]);
    expect(await counted(store, "held_released")).toBe(100);
    await second.stop();

    const last = open();
    const third = await openShop({ store: last, clock, mail, triggers: [thanks("live")] });
    await third.pass("1m");
    expect(mail.calls.map(({ user }) => user).toSorted()).toEqual(people);
    expect((await walks(last)).filter(({ state }) => state === "done")).toHaveLength(1);
  });
});

test("nothing is walked where nothing has changed", async () => {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const first = await openShop({ store: memoryStore({ data }), clock, triggers: [thanks("live")] });
  await first.order("anna");
  await first.pass("1m");
  await first.stop();

  const honest = memoryStore({ data });
  let commits = 0;
  const transact: Store["transact"] = (...asked) => {
    commits += 1;
    return honest.transact(...asked);
  };
  const second = await openShop({ store: { ...honest, transact }, clock, triggers: [thanks("live")] });
  await second.pass("1h");

  expect(commits).toBe(0);
});

test("who goes back to an earlier plan is walked to again", async () => {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock);
  for (const state of ["live", "paused", "live"] as const) {
    const shop = await openShop({ store: memoryStore({ data }), clock, mail, triggers: [thanks(state)] });
    await shop.pass("1m");
    if (state === "paused") await shop.order("anna");
    await shop.pass("1m");
    await shop.stop();
  }

  expect(mail.calls.map(({ user }) => user)).toEqual(["anna"]);
});

test("a profile that nobody can read is passed over", async () => {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock);
  const first = await openShop({ store: memoryStore({ data }), clock, mail, triggers: [thanks("paused")] });
  await first.order("anna");
  await first.order("bert");
  await first.pass("1m");
  await first.stop();
  const anna = data.profiles.get("u:anna") ?? { key: "u:anna", state: "" };
  data.profiles.set("u:anna", { ...anna, state: "[99]" });

  const second = await openShop({ store: memoryStore({ data }), clock, mail, triggers: [thanks("live")] });
  await second.pass("1m");

  expect(mail.calls.map(({ user }) => user)).toEqual(["bert"]);
  expect(second.notices.filter(({ kind }) => kind === "engine")).toHaveLength(1);
  data.profiles.set("u:anna", anna);
});
