import type { Delivery, Json } from "@heed/core/contracts";
import { expect, test } from "vitest";
import { refusalOf } from "./check.ts";
import { eventBody } from "./encode.ts";

const good: Delivery = {
  id: "5f0c1e9a7b3d4e2f8a6b1c0d9e8f7a6b",
  trigger: "abandoned_cart",
  as: "Abandoned Cart",
  identity: { email: "ana@example.com" },
  payload: { items: [{ ProductID: "sku-1" }] },
  consent: { purpose: "marketing", basis: "signal" },
  occurredAt: Date.UTC(2026, 10, 24, 9, 30),
  expiresAt: Date.UTC(2026, 10, 25, 9, 30),
  attempt: 1,
  uncertain: false,
};

const check = (change: Partial<Delivery>): string | undefined => {
  const delivery = { ...good, ...change };
  return refusalOf(delivery, eventBody(delivery));
};

test("an ordinary event may go", () => {
  expect(check({})).toBeUndefined();
});

test("a name has 1 to 127 characters", () => {
  expect(check({ as: "n".repeat(127) })).toBeUndefined();
  expect(check({ as: "n".repeat(128) })).toBe(
    "the event's name has 128 characters; Klaviyo takes at most 127",
  );
  expect(check({ as: "" })).toBe("the event has no name");
});

test("somebody must be meant", () => {
  expect(check({ identity: {} })).toMatch("nothing tells Klaviyo who it is");
  expect(check({ identity: { email: "" } })).toMatch("nothing tells Klaviyo who it is");
  expect(check({ identity: { anonymousId: "anon-9f1" } })).toBeUndefined();
});

test("a user id has at most 255 characters", () => {
  expect(check({ identity: { userId: "u".repeat(255) } })).toBeUndefined();
  expect(check({ identity: { userId: "u".repeat(256) } })).toMatch("the user id is longer than 255");
});

test("an event has at most 400 properties, counted as sent", () => {
  const properties = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`p${i}`, i]));
  expect(check({ payload: properties })).toBeUndefined();
  expect(check({ payload: { ...properties, absent: undefined } })).toBeUndefined();
  expect(check({ payload: { ...properties, one: 1 } })).toBe(
    "the event has 401 properties; Klaviyo takes at most 400",
  );
});

test("a text has at most 100 KB in UTF-8, wherever it stands", () => {
  expect(check({ payload: { html: "é".repeat(50_000) } })).toBeUndefined();
  expect(check({ payload: { html: "é".repeat(50_001) } })).toMatch(
    'property "html": a text of more than 100000',
  );
  expect(check({ payload: { html: "😀".repeat(25_000) } })).toBeUndefined();
  expect(check({ payload: { items: [{ html: "x".repeat(100_001) }] } })).toMatch('property "items": a text');
});

test("an array has at most 4,000 items, wherever it stands", () => {
  expect(check({ payload: { items: Array.from({ length: 4_000 }, () => 1) } })).toBeUndefined();
  expect(check({ payload: { cart: { items: Array.from({ length: 4_001 }, () => 1) } } })).toBe(
    'property "cart": an array of 4001 items; Klaviyo takes at most 4000',
  );
});

test("properties are nested at most 10 levels deep", () => {
  const nested = (levels: number): Json => (levels === 0 ? 1 : { in: nested(levels - 1) });
  expect(check({ payload: { in: nested(9) } })).toBeUndefined();
  expect(check({ payload: { in: nested(10) } })).toMatch("nested deeper than 10 levels");
});

test("nesting without measure is refused like any other", () => {
  let deep: Json = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(check({ payload: { deep } })).toMatch("nested deeper than 10 levels");
});

const texts = (count: number): Json => Array.from({ length: count }, () => "x".repeat(99_000));

test("an event has at most 5 MB", () => {
  expect(check({ payload: { texts: texts(50) } })).toBeUndefined();
  expect(check({ payload: { texts: texts(51) } })).toMatch("more than 5000000 bytes");
});

test("a reason never repeats a value or a key below the first level", () => {
  const reason = check({ payload: { friends: { "ben@example.com": "x".repeat(100_001) } } });
  expect(reason).toMatch('property "friends"');
  expect(reason).not.toMatch("ben@example.com");
});
