import { HeedError } from "@heed/core";
import type { Event } from "@heed/core/contracts";
import type { Heed } from "@heed/runtime";
import { expect, test } from "vitest";
import type { OpenShop } from "./shop.ts";
import { MONDAY, openShop } from "./shop.ts";

/** An engine that keeps every event as it was taken in. */
async function listening(): Promise<{ readonly shop: OpenShop; readonly events: readonly Event[] }> {
  const events: Event[] = [];
  const shop = await openShop({
    use: [
      (event) => {
        events.push(event);
        return event;
      },
    ],
  });
  return { shop, events };
}

test("track: name, person, properties, and everything else that was said", async () => {
  const { shop, events } = await listening();

  await shop.heed.track({
    userId: "anna",
    anonymousId: "browser-1",
    event: "Order Completed",
    properties: { total: 12.5, at: new Date(MONDAY), note: undefined, onClick: () => undefined },
    messageId: "m-1",
    timestamp: new Date(MONDAY - 1_000),
    context: { page: { url: "https://shop.example/" } },
    consent: { C0004: true },
  });

  expect(events).toEqual([
    {
      type: "track",
      name: "Order Completed",
      source: "api",
      id: "m-1",
      userId: "anna",
      anonymousId: "browser-1",
      occurredAt: MONDAY - 1_000,
      receivedAt: MONDAY,
      properties: { total: 12.5, at: "2026-11-23T10:00:00.000Z" },
      context: { page: { url: "https://shop.example/" } },
      consent: { C0004: true },
    },
  ]);
});

test("identify, page, screen, group and alias: what is theirs", async () => {
  const { shop, events } = await listening();
  const { heed } = shop;

  await heed.identify({ userId: "anna", traits: { plan: "gold" } });
  await heed.page({ anonymousId: "b-1", name: "Home", properties: { path: "/" } });
  await heed.page({ anonymousId: "b-1" });
  await heed.screen({ userId: "anna", name: "Start" });
  await heed.group({ userId: "anna", groupId: "g-1", traits: { size: 7 }, context: { locale: "de" } });
  await heed.alias({ userId: "anna", previousId: "b-1" });

  expect(events.map(({ type, name, properties, context }) => [type, name, properties, context])).toEqual([
    ["identify", "", { plan: "gold" }, {}],
    ["page", "Home", { path: "/" }, {}],
    ["page", "", {}, {}],
    ["screen", "Start", {}, {}],
    ["group", "", { size: 7 }, { locale: "de", groupId: "g-1" }],
    ["alias", "", { previousId: "b-1" }, {}],
  ]);
});

test("an instant is a Date, milliseconds or ISO 8601; without one, it is now", async () => {
  const { shop, events } = await listening();
  const page = { userId: "anna" };

  await shop.heed.page({ ...page, timestamp: MONDAY - 3 });
  await shop.heed.page({ ...page, timestamp: new Date(MONDAY - 2) });
  await shop.heed.page({ ...page, timestamp: "2026-11-23T11:00:00+01:00" });
  await shop.heed.page({ ...page, properties: { last: true } });

  expect(events.map(({ occurredAt }) => occurredAt - MONDAY)).toEqual([-3, -2, 0, 0]);
});

test("a claimed time that lies ahead is moved to now, and marked", async () => {
  const { shop, events } = await listening();
  await shop.heed.page({ userId: "anna", timestamp: MONDAY + 60_000 });
  expect(events).toMatchObject([{ occurredAt: MONDAY, moved: true }]);
});

test("what is null counts as left out, as in Segment's libraries", async () => {
  const { shop, events } = await listening();
  await shop.heed.track(
    fromJavaScript('{"userId":null,"anonymousId":"b-1","event":"x","timestamp":null,"consent":null}'),
  );
  expect(events).toMatchObject([{ anonymousId: "b-1", occurredAt: MONDAY }]);
  expect(events[0]).not.toHaveProperty("userId");
});

/** A call as JavaScript may make it, past the types. */
function fromJavaScript(
  text: string,
): Parameters<Heed["track"]>[0] & Parameters<Heed["group"]>[0] & Parameters<Heed["alias"]>[0] {
  return JSON.parse(text);
}

async function faultsOf(call: Promise<unknown>): Promise<readonly string[]> {
  const error = await call.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof HeedError)) throw new TypeError("expected a HeedError", { cause: error });
  expect(error.code).toBe("HEED_EVENT_INVALID");
  return error.faults.map(({ at, message }) => `${at}: ${message}`);
}

test("a call is refused with everything that is wrong with it, and without its values", async () => {
  const { shop, events } = await listening();
  const { heed } = shop;
  const wrong = fromJavaScript(
    '{"userId":42,"anonymousId":{"id":"anna@shop.example"},"timestamp":"yesterday","consent":{"C0004":"yes"},"context":"de"}',
  );

  expect(await faultsOf(heed.track(wrong))).toEqual([
    "userId: expected text; came a value of type number",
    "anonymousId: expected text; came a value of type object",
    "timestamp: expected a Date, milliseconds since the epoch or an ISO 8601 text; came something else",
    "consent: expected category → true or false; came something else",
    "context: expected an object of plain data; came something else",
    "event: expected the name of the event; came none",
  ]);
  expect(events).toEqual([]);
});

test("each call says what it cannot do without", async () => {
  const { shop } = await listening();
  const { heed } = shop;
  const nobody = fromJavaScript("{}");
  const anna = fromJavaScript('{"userId":"anna"}');

  expect(await faultsOf(heed.identify(nobody))).toEqual([
    "userId: expected a userId or an anonymousId; came neither",
  ]);
  expect(await faultsOf(heed.track(anna))).toEqual(["event: expected the name of the event; came none"]);
  expect(await faultsOf(heed.group(anna))).toEqual(["groupId: expected the id of the group; came none"]);
  expect(await faultsOf(heed.alias(anna))).toEqual([
    "previousId: expected the id that is no longer used; came none",
  ]);
  expect(await faultsOf(heed.page(fromJavaScript("null")))).toContain(
    "call: expected an object such as { userId, event }; came none",
  );
});

test("properties that no JSON can write are refused", async () => {
  const { shop } = await listening();
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  for (const properties of [circle, { big: 1n }, [1, 2]]) {
    expect(await faultsOf(shop.heed.track({ userId: "anna", event: "x", properties }))).toEqual([
      "properties: expected an object of plain data; came something else",
    ]);
  }
});

test("bounds hold for the backend's own calls, too", async () => {
  const { shop } = await listening();
  const large = { text: "x".repeat(40_000) };
  expect(await faultsOf(shop.heed.track({ userId: "anna", event: "x", properties: large }))).toEqual([
    ": expected at most 32768 bytes of JSON; came more. Leave out what no trigger reads",
  ]);
  expect(await faultsOf(shop.heed.page({ userId: "x".repeat(256) }))).toEqual([
    "userId: expected at most 255 characters; came 256",
  ]);
});
