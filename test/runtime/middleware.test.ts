import type { Event, Incoming, Store } from "@heed/core/contracts";
import type { Middleware } from "@heed/runtime";
import { memoryStore } from "@heed/runtime";
import { expect, test } from "vitest";
import { MONDAY, openShop, settled } from "./shop.ts";

/** An order as a source hands it over. */
function order(userId: string, event: Partial<Incoming> = {}): Incoming {
  return {
    type: "track",
    name: "Order Completed",
    userId,
    id: `order-${userId}`,
    receivedAt: MONDAY,
    properties: {},
    context: {},
    ...event,
  };
}

/** What the store holds of one source's counts. */
async function countsOf(store: Store, source: string): Promise<readonly string[]> {
  return (await store.counts())
    .filter(({ of }) => of === source)
    .map(({ name, n, reason }) => [name, ...(reason === undefined ? [] : [reason]), n].join(" "));
}

test("middleware see every event in the order in which they were added, each what the one before gave", async () => {
  const seen: string[] = [];
  const adding =
    (letter: string): Middleware =>
    async (event) => {
      seen.push(`${letter} sees ${event.name}`);
      return { ...event, name: `${event.name}${letter}` };
    };
  const shop = await openShop({ use: [adding("a"), adding("b")] });

  await shop.heed.track({ userId: "anna", event: "x" });

  expect(seen).toEqual(["a sees x", "b sees xa"]);
  expect(shop.notices).toContainEqual(expect.objectContaining({ kind: "event", name: "xab" }));
});

test("a middleware that suppresses ends the way, and the reason is counted", async () => {
  const store = memoryStore();
  const reached: (string | undefined)[] = [];
  const shop = await openShop({
    store,
    use: [
      (event) => (event.userId === "robot" ? { reason: "robot", allowedBy: "a person" } : event),
      (event) => {
        reached.push(event.userId);
        return event;
      },
    ],
  });

  const receipt = await shop.heed.ingest({ source: "web", events: [order("robot"), order("anna")] });
  await shop.pass("1m");

  expect(receipt).toMatchObject({ processed: 1, suppressed: 1 });
  expect(reached).toEqual(["anna"]);
  expect(await countsOf(store, "web")).toContain("suppressed_event robot 1");
  expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
  expect(shop.notices).toContainEqual(
    expect.objectContaining({ kind: "event", ended: "suppressed", reason: "robot", allowedBy: "a person" }),
  );
});

test("a suppressed event that is repeated is a duplicate", async () => {
  const shop = await openShop({ use: [() => ({ reason: "never", allowedBy: "nothing" })] });
  await shop.heed.ingest({ source: "web", events: [order("anna")] });
  const again = await shop.heed.ingest({ source: "web", events: [order("anna")] });
  expect(again).toMatchObject({ suppressed: 0, duplicate: 1 });
});

/** How the middleware for Bert's events may fail. */
const FAULTS: readonly (readonly [sentence: string, fault: Middleware])[] = [
  [
    "throws",
    () => {
      throw new Error("no geo database");
    },
  ],
  ["rejects", () => Promise.reject(new Error("no geo database"))],
  ["has not answered within five seconds", () => new Promise(() => undefined)],
  ["gives nothing back, as JavaScript may", () => JSON.parse("null")],
];

for (const [sentence, fault] of FAULTS) {
  test(`a middleware that ${sentence} makes only that event be sent again; its neighbours are stored`, async () => {
    const store = memoryStore();
    let broken = true;
    const use: Middleware = (event) => (event.userId === "bert" && broken ? fault(event) : event);
    const shop = await openShop({ store, use: [use] });
    const batch = { source: "web", events: [order("anna"), order("bert"), order("cleo")] };

    const failing = shop.heed.ingest(batch).catch((error: unknown) => error);
    await settled();
    await shop.clock.advance("5s", settled);
    expect(await failing).toMatchObject({ code: "HEED_MIDDLEWARE_FAILED" });
    expect(await countsOf(store, "web")).toEqual(["received 2", "processed 2"]);

    broken = false;
    await expect(shop.heed.ingest(batch)).resolves.toMatchObject({ processed: 1, duplicate: 2 });
    await shop.pass("1m");
    expect(shop.mail.calls.map(({ user }) => user).toSorted()).toEqual(["anna", "bert", "cleo"]);
  });
}

/** What a middleware may make of an event, in JavaScript too, and what is wrong with that. */
const MISMADE: readonly (readonly [sentence: string, change: string, fault: string])[] = [
  ["loses the person", '{"userId":"","anonymousId":""}', "userId: expected a userId or an anonymousId"],
  ["makes the person a number", '{"userId":7}', "userId: expected text or none; came a value of type number"],
  ["makes the person null", '{"userId":null}', "userId: expected text or none"],
  ["loses the id", '{"id":""}', "id: expected the event's id; came none"],
  ["loses the name", '{"name":""}', "event: expected the name of the event; came none"],
  ["makes the name an object", '{"name":{}}', "name: expected text; came a value of type object"],
  ["makes the time a text", '{"occurredAt":"now"}', "occurredAt: expected milliseconds since the epoch"],
  ["loses the properties", '{"properties":null}', "properties: expected an object"],
  ["makes consent a text", '{"consent":{"C0004":"yes"}}', "consent: expected category → true or false"],
  ["adds 5 MB", `{"properties":{"gift":"${"x".repeat(5_000_000)}"}}`, "event: expected at most 32768 bytes"],
  ["adds a number that is none", '{"properties":{"price":1e999}}', "event: expected finite numbers"],
  ["misspells a field", '{"propertys":{}}', "propertys: expected one of"],
  ["suppresses without a reason", '{"allowedBy":"nothing"}', "reason: expected text; came none"],
];

for (const [sentence, change, fault] of MISMADE) {
  test(`a middleware that ${sentence} makes only that event be sent again, and the error says what was wrong`, async () => {
    const store = memoryStore();
    let broken = true;
    const use: Middleware = (given) =>
      given.userId === "bert" && broken ? { ...given, ...JSON.parse(change) } : given;
    const shop = await openShop({ store, use: [use] });
    const batch = { source: "web", events: [order("anna"), order("bert"), order("cleo")] };

    const error: unknown = await shop.heed.ingest(batch).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: "HEED_MIDDLEWARE_FAILED" });
    expect(String(error)).toContain(fault);
    expect(String(error)).not.toContain("xxx");
    expect(await countsOf(store, "web")).toEqual(["received 2", "processed 2"]);

    broken = false;
    await expect(shop.heed.ingest(batch)).resolves.toMatchObject({ processed: 1, duplicate: 2 });
  });
}

test("a sound event keeps the id and the times that a middleware gave it, and its source", async () => {
  const seen: Event[] = [];
  const shop = await openShop({
    use: [
      (given) => ({ ...given, id: "mine", occurredAt: MONDAY - 5_000, source: "elsewhere", userId: "" }),
      (given) => {
        seen.push(given);
        return given;
      },
    ],
  });

  await shop.heed.ingest({ source: "web", events: [order("anna", { anonymousId: "a-1" })] });

  expect(seen).toEqual([
    {
      type: "track",
      name: "Order Completed",
      source: "web",
      id: "mine",
      anonymousId: "a-1",
      occurredAt: MONDAY - 5_000,
      receivedAt: MONDAY,
      properties: {},
      context: {},
    },
  ]);
});
