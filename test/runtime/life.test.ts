import type { HttpResponse, Store } from "@heed/core/contracts";
import { memoryData, memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import {
  abandoned,
  closedShop,
  countedTimers,
  expectLaw,
  MONDAY,
  ms,
  openShop,
  outbox,
  settled,
  thanks,
} from "./shop.ts";

const NOT_RUNNING = { code: "HEED_NOT_RUNNING" };

test("an engine takes events between start and stop, and says so otherwise", async () => {
  const { heed } = closedShop();
  const page = { userId: "anna" };

  await expect(heed.page(page)).rejects.toMatchObject(NOT_RUNNING);
  await expect(heed.page(page)).rejects.toThrow("await heed.start() first; it is new");
  await heed.start();
  await expect(heed.page(page)).resolves.toMatchObject({ processed: 1 });
  await heed.stop();
  await expect(heed.page(page)).rejects.toThrow("it is stopped");
});

test("it is started once, and stopped as often as anybody likes", async () => {
  const { heed } = closedShop();
  await heed.start();
  await expect(heed.start()).rejects.toMatchObject(NOT_RUNNING);
  await Promise.all([heed.stop(), heed.stop()]);
  await heed.stop();
  await expect(heed.start()).rejects.toMatchObject(NOT_RUNNING);
});

test("one that was never started can be stopped: the store is closed", async () => {
  const store = memoryStore();
  const { heed } = closedShop({ store });
  await heed.stop();
  await expect(store.counts()).rejects.toMatchObject({ code: "HEED_STORE_CLOSED" });
});

test("one that is stopped while it starts leaves nothing behind", async () => {
  const { clock, open } = countedTimers(simulatedClock(MONDAY));
  const { heed } = closedShop({ world: { clock } });

  const starting = heed.start().catch((error: unknown) => error);
  await heed.stop();
  await starting;

  expect(open()).toBe(0);
  await expect(heed.page({ userId: "anna" })).rejects.toThrow("it is stopped");
});

test("a middleware comes before the start, or not at all", async () => {
  const shop = await openShop();
  expect(() => shop.heed.use((each) => each)).toThrow("before start()");
});

test("a second engine is refused, with the name of the first", async () => {
  const data = memoryData();
  const first = await openShop({ store: memoryStore({ data }), world: { holder: "shop-1, process 7" } });
  const second = closedShop({ store: memoryStore({ data }) });

  await expect(second.heed.start()).rejects.toMatchObject({ code: "HEED_STORE_LED" });
  await expect(second.heed.start()).rejects.toThrow('"shop-1, process 7" holds the role "engine"');

  await first.stop();
  await second.heed.start();
  await expect(second.order("anna")).resolves.toMatchObject({ processed: 1 });
  await second.heed.stop();
});

test("an engine that is refused for one role gives back those that it had got", async () => {
  const data = memoryData();
  const other = memoryStore({ data });
  await other.lead("sink:mail", "somebody else", ms("10m"), MONDAY);
  const refused = closedShop({ store: memoryStore({ data }) });
  await expect(refused.heed.start()).rejects.toThrow('holds the role "sink:mail"');

  await expect(other.lead("engine", "somebody else", 1_000, MONDAY)).resolves.toMatchObject({ leads: true });
});

test("an engine that has lost its lease stops by itself", async () => {
  const data = memoryData();
  const time = simulatedClock(MONDAY);
  const { clock, open } = countedTimers(time);
  const shop = closedShop({ store: memoryStore({ data }), world: { clock } });
  await shop.heed.start();
  // It is held up for so long that another one takes over.
  await memoryStore({ data }).lead("engine", "the other one", ms("1h"), MONDAY + ms("2m"));

  await time.advance("15s", settled);

  expect(shop.notices).toContainEqual(
    expect.objectContaining({
      kind: "engine",
      state: "lease_lost",
      reason: expect.stringContaining("the other one"),
    }),
  );
  await expect(shop.order("anna")).rejects.toThrow("it is stopped");
  await shop.heed.stop();
  expect(open()).toBe(0);
});

test("a store that cannot be reached for a moment does not end the engine", async () => {
  const store = memoryStore();
  let unreachable = false;
  const lead: Store["lead"] = async (...role) => {
    if (unreachable) throw new Error("database is locked");
    return store.lead(...role);
  };
  const shop = await openShop({ store: { ...store, lead } });

  unreachable = true;
  await shop.pass("20s");
  unreachable = false;
  await shop.pass("20s");

  await expect(shop.order("anna")).resolves.toMatchObject({ processed: 1 });
  expect(shop.notices).toContainEqual(
    expect.objectContaining({ state: "failing", reason: "database is locked" }),
  );
});

test("a stop waits for the calls that are open and the events that are being stored", async () => {
  const data = memoryData();
  const store = memoryStore({ data });
  const clock = simulatedClock(MONDAY);
  const answer = Promise.withResolvers<HttpResponse>();
  const mail = scriptedSink("mail", clock, { answers: [answer.promise] });
  const shop = closedShop({
    store,
    clock,
    mail,
    use: [
      (each) =>
        each.userId === "bert" ? new Promise((resolve) => clock.after(500, () => resolve(each))) : each,
    ],
  });
  await shop.heed.start();
  await shop.order("anna");
  await settled();

  const storing = shop.order("bert");
  let stopped = false;
  const stopping = shop.heed.stop().then(() => (stopped = true));
  await settled();
  expect(stopped).toBe(false);
  await clock.advance("1s", settled);
  await expect(storing).resolves.toMatchObject({ processed: 1 });
  expect(stopped).toBe(false);
  answer.resolve({ status: 202, headers: {}, body: "" });
  await stopping;

  const later = memoryStore({ data });
  expect(await outbox(later)).toEqual(["u:anna delivered", "u:bert waiting"]);
  await expectLaw(later);
});

test("a stop does not wait for a vendor's pace: what has not begun is sent by the next engine", async () => {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, {
    limits: { budgets: { calls: { windows: [{ calls: 1, perMs: 60_000 }], concurrent: 4 } } },
  });
  const shop = closedShop({ store: memoryStore({ data }), clock, mail });
  await shop.heed.start();
  for (const user of ["anna", "bert", "cleo"]) await shop.order(user);
  await shop.heed.idle();
  await shop.heed.stop();
  expect(await outbox(memoryStore({ data }))).toEqual([
    "u:anna delivered",
    "u:bert waiting the engine stopped",
    "u:cleo waiting the engine stopped",
  ]);

  const next = await openShop({ store: memoryStore({ data }), clock, mail });
  await next.pass("10m");
  expect(mail.calls.map(({ user, attempt, uncertain }) => [user, attempt, uncertain])).toEqual([
    ["anna", 1, false],
    ["bert", 1, false],
    ["cleo", 1, false],
  ]);
});

test("a stop waits neither for a sink that never ends what it computes", async () => {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const { sink, ...mail } = scriptedSink("mail", clock);
  const shop = closedShop({
    store: memoryStore({ data }),
    clock,
    mail: { ...mail, sink: { ...sink, classify: () => new Promise(() => undefined) } },
  });
  await shop.heed.start();
  await shop.order("anna");
  await settled();

  const stopping = shop.heed.stop();
  await clock.advance("5s", settled);
  await stopping;

  expect(await outbox(memoryStore({ data }))).toEqual([
    "u:anna waiting the sink's classify took longer than 5000 ms",
  ]);
});

test("after a stop no timer is left, whatever was waited for", async () => {
  const time = simulatedClock(MONDAY);
  const { clock, open } = countedTimers(time);
  const mail = scriptedSink("mail", clock, { answers: [503] });
  const shop = closedShop({ mail, triggers: [thanks, abandoned], world: { clock } });
  await shop.heed.start();
  await shop.cart("bert");
  await shop.order("anna");
  await time.advance("1m", () => shop.heed.idle());
  expect(open()).toBeGreaterThan(0);

  await shop.heed.stop();

  expect(open()).toBe(0);
});

test("`await using` stops", async () => {
  const store = memoryStore();
  {
    await using heed = closedShop({ store }).heed;
    await heed.start();
  }
  await expect(store.counts()).rejects.toMatchObject({ code: "HEED_STORE_CLOSED" });
});

test("idle says when nothing is going on, and is not disturbed by what failed", async () => {
  const store = memoryStore();
  const shop = await openShop({
    store: { ...store, transact: () => Promise.reject(new Error("disk full")) },
  });
  const failing = shop.order("anna").catch(() => "failed");
  await shop.heed.idle();
  expect(await failing).toBe("failed");
});

test("only a sink that there is can be resumed", async () => {
  const shop = await openShop();
  expect(() => shop.heed.resume("mial")).toThrow('Did you mean "mail"?');
  expect(() => shop.heed.resume("mail")).not.toThrow();
  expect(() => closedShop().heed.resume("mail")).toThrow("it is new");
});

test("a listener that throws disturbs nothing but itself", async () => {
  const shop = await openShop({
    observe: () => {
      throw new Error("the log is full");
    },
  });
  await expect(shop.order("anna")).resolves.toMatchObject({ processed: 1 });
  await shop.pass("1m");
  expect(shop.mail.calls).toHaveLength(1);
});

test("a deployment that takes a trigger away decides none of its waits", async () => {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const first = await openShop({ store: memoryStore({ data }), clock, triggers: [abandoned] });
  await first.cart("anna");
  await first.stop();

  const mail = scriptedSink("mail", clock);
  const without = await openShop({ store: memoryStore({ data }), clock, mail, triggers: [thanks] });
  await without.pass("1h");

  expect(mail.calls).toEqual([]);
});
