import { describe, expect, test } from "vitest";
import type { Decoded, Headers } from "@heed/core/contracts";
import { segmentSource } from "./index.ts";

const RECEIVED_AT = Date.parse("2026-11-23T10:00:00.000Z");
const source = segmentSource({ writeKeys: ["WK", "other-key"] });

const decode = (path: string, body: unknown, headers: Headers = {}): Decoded =>
  source.decode(body, { path, headers, receivedAt: RECEIVED_AT });

/** One message with a good key. */
const one = (path: string, message: object): Decoded =>
  decode(path, { writeKey: "WK", userId: "u-1", ...message });

/** Messages as one batch with a good key. */
const batch = (messages: readonly unknown[], outer: object = {}): Decoded =>
  decode("/v1/batch", { writeKey: "WK", batch: messages, ...outer });

const withProperties = (properties: unknown): object => ({
  type: "track",
  event: "A",
  userId: "u-1",
  properties,
});

const withIntegrations = (integrations: unknown): Decoded =>
  one("/v1/track", { event: "Signed In", integrations });

const codes = ({ refusals }: Decoded): string[] => refusals.map(({ code, at }) => `${code} @ ${at}`);

describe("what becomes of a message", () => {
  test("the path names the type", () => {
    const { events, refusals } = one("/v1/track", {
      event: "Product Added",
      messageId: "m-1",
      properties: { sku: "G-32" },
    });

    expect(refusals).toEqual([]);
    expect(events).toEqual([
      {
        type: "track",
        name: "Product Added",
        id: "m-1",
        userId: "u-1",
        receivedAt: RECEIVED_AT,
        properties: { sku: "G-32" },
        context: {},
      },
    ]);
  });

  test("in a batch each message names its own type", () => {
    const { events } = batch([
      { type: "page", name: "Mugs", anonymousId: "a-1", category: "Catalog" },
      { type: "screen", name: "Home", anonymousId: "a-1" },
      { type: "identify", userId: "u-1", traits: { plan: "pro" } },
      { type: "group", userId: "u-1", groupId: 7, traits: { name: "Acme" } },
      { type: "alias", userId: "u-1", previousId: "a-1" },
    ]);

    expect(events).toMatchObject([
      { type: "page", name: "Mugs", properties: { category: "Catalog" } },
      { type: "screen", name: "Home", properties: {} },
      { type: "identify", name: "", properties: { plan: "pro" } },
      { type: "group", name: "", properties: { name: "Acme" }, context: { groupId: "7" } },
      { type: "alias", name: "", properties: { previousId: "a-1" } },
    ]);
  });

  test("an unknown type is refused with the word that was probably meant", () => {
    const { refusals } = batch([{ type: "trak", event: "Product Added", userId: "u-1" }]);

    expect(refusals).toMatchObject([{ index: 0, code: "type_unknown", at: "type" }]);
    expect(refusals[0]?.message).toContain('Did you mean "track"?');
  });

  test("a batched message without a type is refused", () => {
    expect(codes(batch([{ event: "Product Added", userId: "u-1" }]))).toEqual(["type_missing @ type"]);
  });

  test("an alias to oneself links nothing, and is still an event", () => {
    const { events } = one("/v1/alias", { previousId: "u-1" });

    expect(events).toMatchObject([{ type: "alias", userId: "u-1", properties: { previousId: "u-1" } }]);
  });

  test("null is nobody, and a number becomes its digits", () => {
    const { events } = one("/v1/track", { event: "Signed In", userId: null, anonymousId: 42 });

    expect(events[0]).not.toHaveProperty("userId");
    expect(events[0]).toMatchObject({ anonymousId: "42" });
  });

  test.each([[{}], [true], [["u-1"]], [1.5], [2 ** 53]])("a user id that is %j is refused", (userId) => {
    expect(codes(one("/v1/track", { event: "Signed In", userId }))).toEqual(["id_invalid @ userId"]);
  });

  test("absent and null properties are empty ones", () => {
    expect(one("/v1/track", { event: "Signed In" }).events).toMatchObject([{ properties: {} }]);
    expect(one("/v1/track", { event: "Signed In", properties: null, context: null }).events).toMatchObject([
      { properties: {}, context: {} },
    ]);
  });

  test.each([
    ["/v1/track", { event: "Signed In", properties: "none" }, "properties_invalid @ properties"],
    ["/v1/track", { event: "Signed In", context: [] }, "context_invalid @ context"],
    ["/v1/track", { event: { name: "Signed In" } }, "name_invalid @ event"],
    ["/v1/page", { name: 404 }, "name_invalid @ name"],
    ["/v1/page", { name: "Mugs", category: ["a"] }, "category_invalid @ category"],
    ["/v1/identify", { traits: [] }, "traits_invalid @ traits"],
    ["/v1/group", { groupId: {} }, "id_invalid @ groupId"],
  ])("a field of another kind is refused and not dropped: %s %j", (path, message, refusal) => {
    expect(codes(one(path, message))).toEqual([refusal]);
  });

  test("what a refusal says is free of what was sent", () => {
    const { refusals } = one("/v1/track", { event: "Signed In", properties: "ana@example.com" });

    expect(JSON.stringify(refusals)).not.toContain("ana");
  });
});

describe("a batch", () => {
  test("context and integrations of the batch are defaults for each message", () => {
    const { events } = batch(
      [
        { type: "track", event: "A", userId: "u-1" },
        { type: "track", event: "B", userId: "u-1", context: { locale: "de-AT", library: { name: "own" } } },
      ],
      { context: { library: { name: "shop-backend" }, timezone: "Europe/Vienna" } },
    );

    expect(events.map(({ context }) => context)).toEqual([
      { library: { name: "shop-backend" }, timezone: "Europe/Vienna" },
      { library: { name: "own" }, timezone: "Europe/Vienna", locale: "de-AT" },
    ]);
  });

  test("a bad message does not harm its neighbours", () => {
    const good = { type: "track", event: "Signed In", userId: "u-1" };
    const decoded = batch([
      good,
      5,
      { ...good, properties: "none" },
      good,
      null,
      { ...good, timestamp: "yesterday" },
    ]);

    expect(decoded.events).toHaveLength(2);
    expect(decoded.refusals.map(({ index, code }) => [index, code])).toEqual([
      [1, "not_an_object"],
      [2, "properties_invalid"],
      [4, "not_an_object"],
      [5, "timestamp_invalid"],
    ]);
  });

  test("each message keeps its own bounds", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`);
    const wide = Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`k${n}`, n]));
    const polluted = JSON.parse('{"__proto__":{"admin":true}}');
    const decoded = batch([{ text: "x".repeat(33_000) }, deep, wide, polluted, {}].map(withProperties));

    expect(codes(decoded)).toEqual(["too_large @ ", "too_deep @ ", "too_many_keys @ ", "forbidden_key @ "]);
    expect(decoded.events).toHaveLength(1);
    expect({}).not.toHaveProperty("admin");
  });

  test("more than 2,500 messages are refused as a whole, with one refusal", () => {
    const message = { type: "track", event: "A", userId: "u-1" };

    expect(batch(Array.from({ length: 2_500 }, () => message)).events).toHaveLength(2_500);
    const decoded = batch(Array.from({ length: 2_501 }, () => message));
    expect(decoded.events).toEqual([]);
    expect(codes(decoded)).toEqual(["batch_too_long @ batch"]);
  });

  test("defaults too large to be copied 2,500 times are refused as a whole", () => {
    expect(codes(batch([], { context: { text: "x".repeat(4_096) } }))).toEqual(["too_large @ context"]);
  });

  test.each([
    [null, "not_an_object @ "],
    [[], "not_an_object @ "],
    ["text", "not_an_object @ "],
    [{}, "batch_missing @ batch"],
    [{ batch: {} }, "batch_missing @ batch"],
    [{ batch: [], context: "text" }, "context_invalid @ context"],
  ])("a body that is no batch is refused as a whole: %j", (body, refusal) => {
    expect(codes(decode("/v1/batch", body))).toEqual([refusal]);
  });

  test("an empty batch is no fault", () => {
    expect(batch([])).toEqual({ events: [], refusals: [] });
  });

  test("under a path of the host's own, the body's shape decides", () => {
    const message = { type: "track", event: "A", userId: "u-1" };

    expect(decode("/collect", { writeKey: "WK", batch: [message] }).events).toHaveLength(1);
    expect(decode("/collect", { writeKey: "WK", ...message }).events).toHaveLength(1);
  });
});

describe("integrations", () => {
  test.each([
    [{}],
    [null],
    [{ All: true }],
    [{ All: false, Heed: true }],
    [{ All: false, Heed: { any: 1 } }],
  ])("%j lets the message in", (integrations) => {
    expect(withIntegrations(integrations).events).toHaveLength(1);
  });

  test.each([
    [{ All: false }],
    [{ Heed: false }],
    [{ All: true, Heed: false }],
    [{ All: false, heed: true }],
  ])("%j keeps the message from us", (integrations) => {
    expect(codes(withIntegrations(integrations))).toEqual(["integrations_denied @ integrations"]);
  });

  test("those of the message go before those of the batch", () => {
    const message = { type: "track", event: "A", userId: "u-1" };
    const decoded = batch([message, { ...message, integrations: { Heed: true } }], {
      integrations: { All: false },
    });

    expect(decoded.refusals.map(({ index }) => index)).toEqual([0]);
  });

  test("a list is no map of integrations", () => {
    expect(codes(withIntegrations(["Heed"]))).toEqual(["integrations_invalid @ integrations"]);
  });
});

test("a source without a usable key is a mistake at definition time", () => {
  expect(() => segmentSource({ writeKeys: [] })).toThrow(/writeKeys: expected at least one key/);
  expect(() => segmentSource({ writeKeys: ["WK", "a:b"] })).toThrow(/writeKeys\[1\]/);
});
