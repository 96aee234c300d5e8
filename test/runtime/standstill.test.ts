import type { Duration } from "@heed/core";
import { event as eventMoment, trigger } from "@heed/core";
import type { Incoming } from "@heed/core/contracts";
import type { MemoryData } from "@heed/runtime";
import { memoryData, memoryStore } from "@heed/runtime";
import type { SimulatedClock } from "@heed/runtime/testing";
import { simulatedClock } from "@heed/runtime/testing";
import { segmentSource } from "@heed/source-segment";
import { expect, test } from "vitest";
import type { ScriptedSink } from "./scripted-sink.ts";
import { scriptedSink } from "./scripted-sink.ts";
import type { OpenShop, Shop } from "./shop.ts";
import { abandoned, counted, expectLaw, MONDAY, ms, openShop } from "./shop.ts";

/** Still worth sending days later. */
const lastingThanks = trigger("lasting_thanks", {
  when: eventMoment("Gift Received"),
  purpose: "marketing",
  expires: "7d",
  send: { as: "Thanks", to: ["mail"] },
});

/** One database and one vendor, seen by one engine after the other. */
interface World {
  readonly data: MemoryData;
  readonly mail: ScriptedSink;
  clock: SimulatedClock;
}

function aWorld(): World {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", { ...clock, now: () => world.clock.now() });
  const world: World = { data, clock, mail };
  return world;
}

/** An engine on the world's data. Killing one is never stopping it: nobody calls it any more, and its timers are lost. */
function engineOn({ data, clock, mail }: World, catchUp: Duration = "10m"): Promise<OpenShop> {
  return openShop({ store: memoryStore({ data }), clock, mail, triggers: [abandoned], catchUp });
}

/** Time passes while no engine is alive. */
function standstill(world: World, time: Duration): void {
  world.clock = simulatedClock(world.clock.now() + ms(time));
}

/** Hands an event over that its sender kept since then. */
function keptSince({ heed, clock }: Shop, sentAt: number, event: Partial<Incoming>): Promise<unknown> {
  const kept: Incoming = {
    type: "track",
    name: "Order Completed",
    occurredAt: sentAt,
    sentAt,
    receivedAt: clock.now(),
    properties: {},
    context: {},
    ...event,
  };
  return heed.ingest({ source: "shop", events: [kept] });
}

/**
 * The same by `@segment/analytics-node`, which writes the time of each attempt over `sentAt`: how long the event had lain there
 * shows in `timestamp` alone.
 */
function retriedByNodeClient(
  { heed, clock }: Shop,
  happenedAt: number,
  userId: string,
  event: string,
): Promise<unknown> {
  const timestamp = new Date(happenedAt).toISOString();
  const message = {
    messageId: `node-next-${happenedAt}-${userId}`,
    type: "track",
    event,
    userId,
    timestamp,
    properties: {},
    context: { library: { name: "@segment/analytics-node", version: "3.1.0" } },
    integrations: {},
    _metadata: { nodeVersion: "24.0.0", jsRuntime: "node" },
  };
  const sentAt = new Date(clock.now() - 5).toISOString();
  const { events } = segmentSource({ writeKeys: ["wk"] }).decode(
    { batch: [message], writeKey: "wk", sentAt },
    { path: "/v1/batch", headers: {}, receivedAt: clock.now() },
  );
  return heed.ingest({ source: "shop", events });
}

const FIFTEEN_PAST = MONDAY + ms("15m");

test("a purchase that lay at its sender during the standstill still ends the wait", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.cart("bert");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  // Anna bought five minutes before her deadline, and her event arrives half a minute after the engine is back.
  await second.pass("30s");
  await keptSince(second, MONDAY + ms("10m"), { userId: "anna" });
  await second.pass("1h");

  expect(await counted(memoryStore(world), "fired")).toBe(1);
  expect(world.mail.calls.map(({ user }) => user)).toEqual(["bert"]);
});

test("even where the purchase is the first thing that the new engine reads", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  await keptSince(second, MONDAY + ms("10m"), { userId: "anna" });
  await second.pass("1h");

  expect(await counted(memoryStore(world), "fired")).toBe(0);
});

test("a page view that arrives before the purchase does not let the deadline pass", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  await second.heed.page({ userId: "anna" });
  await second.pass("10s");
  await keptSince(second, MONDAY + ms("10m"), { userId: "anna" });
  await second.pass("1h");

  expect(await counted(memoryStore(world), "fired")).toBe(0);
});

test("a purchase that its sender, backing off, hands over later than a minute after the restart still ends the wait", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  await second.pass("61s");
  await retriedByNodeClient(second, MONDAY + ms("12m"), "anna", "Order Completed");
  await second.pass("1h");

  expect(await counted(memoryStore(world), "fired")).toBe(0);
});

test("what happened during the standstill is stale, however freshly it was sent", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  await second.pass("90s");
  await retriedByNodeClient(second, MONDAY + ms("25m"), "bert", "Page");
  await second.pass("90s");
  await retriedByNodeClient(second, MONDAY + ms("12m"), "anna", "Order Completed");
  await second.pass("1h");

  expect(await counted(memoryStore(world), "fired")).toBe(0);
});

test("so it is for an engine that takes over from one that died while it caught up", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  await second.pass("30s");
  await second.stop();
  standstill(world, "10s");
  const third = await engineOn(world);
  await third.pass("90s");
  await retriedByNodeClient(third, MONDAY + ms("11m"), "bert", "Page");
  await third.pass("90s");
  await retriedByNodeClient(third, MONDAY + ms("12m"), "anna", "Order Completed");
  await third.pass("1h");

  expect(await counted(memoryStore(world), "fired")).toBe(0);
});

test("older history that somebody imports meanwhile holds nothing up", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  const back = world.clock.now();
  await second.pass("90s");
  await retriedByNodeClient(second, MONDAY - ms("30d"), "bert", "Page");
  await second.pass("1h");

  expect(world.mail.calls.map(({ at }) => at - back)).toEqual([ms("2m")]);
});

test("fires that are right come after two quiet minutes, and say so before and after", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  const back = world.clock.now();
  await second.pass("119s");
  expect(world.mail.calls).toEqual([]);
  await second.pass("1s");

  expect(second.mail.calls).toHaveLength(1);
  expect(second.notices.filter(({ kind }) => kind === "engine")).toEqual([
    { kind: "engine", at: back, state: "catching_up" },
    { kind: "engine", at: back + ms("2m"), state: "caught_up" },
  ]);
});

test("while stale events keep coming, the quiet time begins again", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  for (const user of ["bert", "cleo", "dora"]) {
    await second.pass("110s");
    await keptSince(second, MONDAY + ms("10m"), { userId: user, name: "Page" });
  }
  await second.pass("119s");
  expect(world.mail.calls).toEqual([]);
  await second.pass("1s");
  expect(world.mail.calls).toHaveLength(1);
});

test("but nobody waits for longer than `catchUp`", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world, "3m");
  const back = world.clock.now();
  for (let half = 0; half < 8; half++) {
    await second.pass("30s");
    await keptSince(second, MONDAY, { userId: "bert", name: "Page" });
  }

  expect(world.mail.calls.map(({ at }) => at - back)).toEqual([ms("3m")]);
});

test("an engine that dies while it catches up leaves that to the next one", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");

  standstill(world, "20m");
  const second = await engineOn(world);
  await second.pass("30s");
  await second.stop();
  standstill(world, "10s");
  const third = await engineOn(world);
  await third.pass("10s");
  await keptSince(third, MONDAY + ms("10m"), { userId: "anna" });
  await third.pass("1h");

  expect(await counted(memoryStore(world), "fired")).toBe(0);
});

test("a cart and its purchase that both lay at the sender fire nothing", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.pass("1m");

  standstill(world, "20m");
  const second = await engineOn(world);
  await keptSince(second, MONDAY + ms("2m"), { userId: "anna", name: "Cart Updated" });
  await second.pass("30s");
  await keptSince(second, MONDAY + ms("4m"), { userId: "anna" });
  await second.pass("1h");

  expect(await counted(memoryStore(world), "fired")).toBe(0);
});

test("a process that was frozen catches up as one that was restarted", async () => {
  // The machine sleeps: no timer rings, and the first thing that happens then is a request.
  const sleeping = simulatedClock(MONDAY);
  let offset = 0;
  const frozen = await openShop({
    store: memoryStore(),
    clock: { ...sleeping, now: () => sleeping.now() + offset },
    triggers: [abandoned],
  });
  await frozen.cart("anna");
  await sleeping.advance("10m", () => frozen.heed.idle());
  offset = ms("20m");
  await keptSince(frozen, MONDAY + ms("14m"), { userId: "anna" });
  await frozen.heed.idle();

  expect(frozen.mail.calls).toEqual([]);
  expect(frozen.notices).toContainEqual(expect.objectContaining({ state: "catching_up" }));
});

test("a restart of a few seconds delays nothing", async () => {
  const world = aWorld();
  const first = await engineOn(world);
  await first.cart("anna");
  await first.pass("10m");
  await first.stop();

  standstill(world, "10s");
  const second = await engineOn(world);
  await second.pass("1h");

  expect(world.mail.calls.map(({ at }) => at)).toEqual([FIFTEEN_PAST + ms("1m") + 1]);
  expect(second.notices).not.toContainEqual(expect.objectContaining({ state: "catching_up" }));
});

test("fires are the same with and without a standstill, and so are their ids", async () => {
  const [quiet, broken] = [aWorld(), aWorld()];
  const undisturbed = await engineOn(quiet);
  await undisturbed.cart("anna");
  await undisturbed.pass("1h");

  const first = await engineOn(broken);
  await first.cart("anna");
  await first.pass("10m");
  standstill(broken, "20m");
  const second = await engineOn(broken);
  await second.pass("30m");

  expect(broken.mail.calls.map(({ key }) => key)).toEqual(quiet.mail.calls.map(({ key }) => key));
  await expectLaw(memoryStore(broken));
});

test("an event that has aged at its sender is stale, although log time is held back for its person's open wait", async () => {
  const world = aWorld();
  const patient = { triggers: [abandoned, lastingThanks], catchUp: "10m" } as const;
  const first = await openShop({
    store: memoryStore(world),
    clock: world.clock,
    mail: world.mail,
    ...patient,
  });
  await first.cart("anna");
  standstill(world, "4d");

  const second = await openShop({
    store: memoryStore(world),
    clock: world.clock,
    mail: world.mail,
    ...patient,
  });
  await keptSince(second, world.clock.now() - ms("60h"), { userId: "anna", name: "Gift Received" });
  await second.pass("1m");

  expect(await counted(memoryStore(world), "stale")).toBe(1);
  expect(world.mail.calls).toEqual([]);
});
