import * as fc from "fast-check";
import { expect, test } from "vitest";
import { segmentSource } from "@heed/source-segment";

const RECEIVED_AT = Date.parse("2026-11-24T13:20:37.000Z");
const SEED = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const RUNS = 10_000;

const source = segmentSource({ writeKeys: ["WK"] });

const MESSAGE = {
  type: "track",
  event: "Product Added",
  messageId: "m-1",
  userId: "u-1",
  anonymousId: "a-1",
  timestamp: "2026-11-24T13:20:30.000Z",
  originalTimestamp: "2026-11-24T13:20:30.000Z",
  sentAt: "2026-11-24T13:20:36.000Z",
  properties: { product_id: "p-1" },
  traits: { plan: "pro" },
  context: { consent: { categoryPreferences: { C0002: true } } },
  integrations: { All: true },
  groupId: "g-1",
  previousId: "a-0",
  category: "Catalog",
  name: "Mugs",
  writeKey: "WK",
};

const type = fc.constantFrom("track", "identify", "page", "screen", "group", "alias");
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(undefined, -1, 9e99, "", "yesterday", "9999-12-31T23:59:59Z", "\u0000", "x".repeat(40_000)),
  fc.constantFrom("Segment Consent Preference Updated", "Segment Consent Preference"),
  fc
    .constantFrom('{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}')
    .map((text): unknown => JSON.parse(text)),
);
const wrongMessage = fc
  .tuple(type, fc.constantFrom(...Object.keys(MESSAGE)), hostile)
  .map(([kind, key, value]) => ({ ...MESSAGE, type: kind, [key]: value }));

test(`one wrong field never throws and never harms a neighbour (seed ${SEED})`, () => {
  fc.assert(
    fc.property(wrongMessage, (wrong) => {
      const body = { batch: [MESSAGE, wrong, { ...MESSAGE, messageId: "m-3" }] };
      const { events, refusals } = source.decode(body, {
        path: "/v1/batch",
        headers: {},
        receivedAt: RECEIVED_AT,
      });

      expect(events.length + refusals.length).toBe(3);
      expect(refusals.length).toBeLessThanOrEqual(1);
      expect([events[0]?.id, events.at(-1)?.id]).toEqual(["m-1", "m-3"]);
      for (const { index, code, at, message } of refusals) {
        expect(index).toBe(1);
        expect(code).toMatch(/^[a-z_]+$/);
        expect(at).toBeTypeOf("string");
        expect(message).not.toBe("");
      }
      for (const { occurredAt } of events) expect(occurredAt ?? 0).toSatisfy(Number.isSafeInteger);
      expect({}).not.toHaveProperty("admin");
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

test(`whatever the body is, it ends as events and refusals (seed ${SEED})`, () => {
  const path = fc.constantFrom(...source.paths, "/elsewhere", "");
  const wrongBatch = fc
    .tuple(fc.constantFrom("batch", "writeKey", "context", "integrations", "sentAt"), hostile)
    .map(([key, value]) => ({ batch: [MESSAGE], [key]: value }));
  const headers = fc.oneof(
    fc.constant({}),
    fc.string().map((authorization) => ({ authorization })),
  );
  fc.assert(
    fc.property(fc.oneof(hostile, wrongMessage, wrongBatch), path, headers, (body, at, sent) => {
      const { events, refusals } = source.decode(body, { path: at, headers: sent, receivedAt: RECEIVED_AT });

      expect(Array.isArray(events)).toBe(true);
      for (const { code, message } of refusals) expect([code, message]).not.toContain("");
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
