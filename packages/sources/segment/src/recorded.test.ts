/** What each SDK family puts on the wire: analytics-node 3 as recorded from the package, the others in the shape observed there. */
import { expect, test } from "vitest";
import type { Decoded, Headers } from "@heed/core/contracts";
import { segmentSource } from "./index.ts";

const source = segmentSource({ writeKeys: ["WK"] });
const RECEIVED_AT = Date.parse("2026-11-24T13:20:37.101Z");

const receive = (path: string, body: unknown, headers: Headers = {}): Decoded =>
  source.decode(body, { path, headers, receivedAt: RECEIVED_AT });

test("@segment/analytics-node 3.1.0", () => {
  const context = { library: { name: "@segment/analytics-node", version: "3.1.0" } };
  const metadata = { nodeVersion: "v24.21.0", jsRuntime: "node" };
  const timestamp = "2026-11-24T13:20:37.098Z";
  const every = { timestamp, integrations: {}, context, _metadata: metadata };
  const { events, refusals } = receive(
    "/v1/batch",
    {
      batch: [
        {
          ...every,
          type: "identify",
          userId: "u_481",
          traits: { plan: "pro" },
          messageId: "node-next-1795526437098-4942ed5c-f44b-4d40-82c3-8f40691ebfe4",
        },
        {
          ...every,
          event: "Product Added",
          type: "track",
          properties: { product_id: "p-1" },
          userId: "u_481",
          messageId: "node-next-2",
        },
        {
          ...every,
          type: "page",
          properties: { url: "https://shop.example/mugs", category: "Catalog" },
          category: "Catalog",
          name: "Mugs",
          anonymousId: "a-1",
          messageId: "node-next-3",
        },
        {
          ...every,
          type: "group",
          traits: { name: "Acme" },
          groupId: "g-1",
          userId: "u_481",
          messageId: "node-next-4",
        },
        { ...every, userId: "u_481", type: "alias", previousId: "a-1", messageId: "node-next-5" },
        { ...every, type: "screen", properties: {}, name: "Home", userId: "u_481", messageId: "node-next-6" },
      ],
      writeKey: "WK",
      sentAt: "2026-11-24T13:20:37.101Z",
    },
    {
      authorization: "Basic V0s6",
      "content-type": "application/json",
      "user-agent": "analytics-node-next/latest",
    },
  );

  expect(refusals).toEqual([]);
  expect(events.map(({ type, name }) => [type, name])).toEqual([
    ["identify", ""],
    ["track", "Product Added"],
    ["page", "Mugs"],
    ["group", ""],
    ["alias", ""],
    ["screen", "Home"],
  ]);
  expect(events[1]).toEqual({
    type: "track",
    name: "Product Added",
    id: "node-next-2",
    userId: "u_481",
    occurredAt: Date.parse(timestamp),
    sentAt: RECEIVED_AT,
    receivedAt: RECEIVED_AT,
    properties: { product_id: "p-1" },
    context,
  });
});

test("analytics-node 6.2.0: the key is in the header only", () => {
  const { events, refusals } = receive(
    "/v1/batch",
    {
      batch: [
        {
          anonymousId: "a-1",
          event: "Product Added",
          properties: { product_id: "p-1" },
          type: "track",
          context: { library: { name: "analytics-node", version: "6.2.0" } },
          _metadata: { nodeVersion: "20.11.0" },
          timestamp: "2026-11-24T13:20:36.000Z",
          messageId: "node-e0a9bf2c6a3d7c3b",
        },
      ],
      timestamp: "2026-11-24T13:20:37.000Z",
      sentAt: "2026-11-24T13:20:37.000Z",
    },
    { authorization: "Basic V0s6", "content-type": "application/json" },
  );

  expect(refusals).toEqual([]);
  expect(events).toMatchObject([
    { name: "Product Added", occurredAt: Date.parse("2026-11-24T13:20:36.101Z") },
  ]);
});

test("@rudderstack/rudder-sdk-node 3.0.13: originalTimestamp, and JSON under the name of a form", () => {
  const { events, refusals } = receive(
    "/v1/batch",
    {
      batch: [
        {
          userId: "u_481",
          event: "Order Completed",
          properties: { order_id: "50314", revenue: 25 },
          type: "track",
          channel: "server",
          context: { library: { name: "@rudderstack/rudder-sdk-node", version: "3.0.13" } },
          originalTimestamp: "2026-11-24T13:20:36.000Z",
          messageId: "3f0c3f6e-7a0a-4c5a-9f30-2d1a6a0c9f11",
        },
      ],
      timestamp: "2026-11-24T13:20:37.101Z",
      sentAt: "2026-11-24T13:20:37.101Z",
    },
    {
      authorization: "Basic V0s6",
      "content-type": "application/x-www-form-urlencoded",
      "content-encoding": "gzip",
    },
  );

  expect(refusals).toEqual([]);
  expect(events).toMatchObject([
    { name: "Order Completed", occurredAt: Date.parse("2026-11-24T13:20:36.000Z") },
  ]);
});

test("analytics-next 1.84.3: userId is null until somebody is known", () => {
  const { events, refusals } = receive(
    "/v1/track",
    {
      timestamp: "2026-11-24T13:20:37.021Z",
      integrations: { "Segment.io": true },
      event: "Product Viewed",
      type: "track",
      properties: { product_id: "1", price: 9.5 },
      context: {
        consent: { categoryPreferences: { C0002: true } },
        page: {
          path: "/p/1",
          referrer: "https://google.com/",
          search: "?utm_source=nl",
          title: "Shop",
          url: "https://shop.example/p/1?utm_source=nl",
        },
        userAgent: "Mozilla/5.0 …",
        locale: "en-US",
        library: { name: "analytics.js", version: "npm:next-1.84.3" },
        campaign: { source: "nl", name: "spring" },
        timezone: "Europe/Vienna",
      },
      messageId: "ajs-next-1795469822521-7b9d2ece-ddc3-41fa-bd75-e2f848254654",
      anonymousId: "4ac27b9d-2ece-4dc3-91fa-fd75e2f84825",
      writeKey: "WK",
      userId: null,
      sentAt: "2026-11-24T13:20:37.025Z",
      _metadata: { bundled: ["Segment.io"], unbundled: [], bundledIds: [] },
    },
    { authorization: "Basic V0s6", "content-type": "text/plain" },
  );

  expect(refusals).toEqual([]);
  expect(events[0]).not.toHaveProperty("userId");
  expect(events).toMatchObject([
    {
      id: "ajs-next-1795469822521-7b9d2ece-ddc3-41fa-bd75-e2f848254654",
      anonymousId: "4ac27b9d-2ece-4dc3-91fa-fd75e2f84825",
      occurredAt: Date.parse("2026-11-24T13:20:37.097Z"),
      consent: { C0002: true },
    },
  ]);
});

test("a backend that calls the HTTP API with defaults for the batch", () => {
  const { events, refusals } = receive("/v1/batch", {
    writeKey: "WK",
    sentAt: "2026-11-24T13:20:37.101Z",
    context: { library: { name: "shop-backend", version: "4.2" } },
    batch: [
      {
        type: "identify",
        userId: "u_481",
        traits: { email: "ana@example.com", createdAt: "2024-03-01T09:00:00Z" },
        messageId: "be-1",
        timestamp: "2026-11-24T13:20:30.000Z",
      },
      {
        type: "track",
        userId: "u_481",
        event: "Order Completed",
        messageId: "be-2",
        timestamp: "2026-11-24T13:20:31.000Z",
        properties: {
          order_id: "50314",
          total: 27.5,
          currency: "EUR",
          products: [{ product_id: "507f", price: 12.5, quantity: 2 }],
        },
      },
    ],
  });

  expect(refusals).toEqual([]);
  expect(events).toMatchObject([
    {
      id: "be-1",
      type: "identify",
      properties: { email: "ana@example.com" },
      context: { library: { name: "shop-backend" } },
    },
    { id: "be-2", type: "track", properties: { products: [{ product_id: "507f" }] } },
  ]);
});
