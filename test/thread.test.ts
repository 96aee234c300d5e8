import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Analytics } from "@segment/analytics-node";
import { expect, onTestFinished, test } from "vitest";
import { createCollector } from "@heed/collector";
import { serveCollector } from "@heed/collector/node";
import type { Duration } from "@heed/core";
import { vocabulary } from "@heed/core";
import type { Heed } from "@heed/runtime";
import { createHeed, imbalances, pendingOf } from "@heed/runtime";
import type { SimulatedClock } from "@heed/runtime/testing";
import { clockPacer, noQuickRetry, simulatedClock } from "@heed/runtime/testing";
import { klaviyoSink } from "@heed/sink-klaviyo";
import { segmentSource } from "@heed/source-segment";
import { sqliteStore } from "@heed/store-sqlite";
import type { FakeKlaviyo } from "@heed/test/fakes/klaviyo";
import { startFakeKlaviyo } from "@heed/test/fakes/klaviyo";

const { event, trigger } = vocabulary({
  events: {
    "Product Added": { cart_id: "text", product_id: "text", price: "number" },
    "Order Completed": { order_id: "text", cart_id: "text" },
  },
  purposes: ["email_marketing"],
  sinks: ["klaviyo"],
});

const abandonedCart = trigger("abandoned_cart", {
  when: event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by("cart_id"),
  purpose: "email_marketing",
  send: {
    as: "Abandoned Cart",
    to: ["klaviyo"],
    properties: ({ evidence, trigger: { value } }) => ({
      cart_id: value,
      items: [{ ProductID: evidence.last.properties.product_id, ItemPrice: evidence.last.properties.price }],
    }),
  },
});

const ALLOWED = { consent: { categoryPreferences: { C0004: true } } };
const REFUSED = { consent: { categoryPreferences: { C0004: false } } };

interface Road {
  readonly analytics: Analytics;
  readonly heed: Heed;
  readonly clock: SimulatedClock;
  readonly klaviyo: FakeKlaviyo;
  /** Lets the client send what it holds, then time pass. */
  pass(time: Duration): Promise<void>;
}

/** Segment client → collector → consent filter → engine → outbox in a SQLite file → Klaviyo. */
async function theRoad(): Promise<Road> {
  const folder = await mkdtemp(join(tmpdir(), "heed-thread-"));
  const clock = simulatedClock(Date.parse("2026-11-23T10:00:00Z"));
  const klaviyo = await startFakeKlaviyo({ apiKey: "pk_thread", now: () => clock.now() });
  const store = sqliteStore({ path: join(folder, "heed.db") });
  const heed = createHeed({
    store,
    triggers: [abandonedCart],
    sinks: [klaviyoSink({ apiKey: "pk_thread", baseUrl: klaviyo.url })],
    consent: { purposes: { email_marketing: { categories: ["C0004"] } } },
    world: {
      clock,
      random: () => 0.5,
      pacer: clockPacer(clock),
      quickRetry: noQuickRetry,
      commandsMs: 60_000,
    },
  });
  await heed.start();
  // What happened before a trigger was deployed begins no wait: let the deployment lie behind us.
  await clock.advance("1m", () => heed.idle());
  const collector = createCollector({ heed, sources: [segmentSource({ writeKeys: ["wk_shop"] })], clock });
  const server = await serveCollector(collector, { port: 0 });
  const analytics = new Analytics({ writeKey: "wk_shop", host: server.url, flushAt: 1 });
  onTestFinished(async () => {
    await analytics.closeAndFlush();
    await server.close();
    const rows = await pendingOf(store.list("deliveries"));
    const counts = await heed.counts();
    await heed.stop();
    await klaviyo.close();
    await rm(folder, { recursive: true });
    expect(imbalances(counts, rows)).toEqual([]);
  });
  return {
    analytics,
    heed,
    clock,
    klaviyo,
    async pass(time) {
      await analytics.flush();
      await clock.advance(time, () => heed.idle());
    },
  };
}

test("a cart that is not bought within 24 hours reaches Klaviyo as one valid request", async () => {
  const road = await theRoad();

  road.analytics.track({
    userId: "u-1",
    event: "Product Added",
    context: ALLOWED,
    properties: { cart_id: "c-1", product_id: "p-7", price: 89.5 },
  });
  await road.pass("24h");
  expect(road.klaviyo.requests).toHaveLength(0); // A minute of grace is left, for a purchase that is late.
  await road.pass("1m");

  expect(road.klaviyo.requests).toHaveLength(1);
  expect(road.klaviyo.events).toMatchObject([
    {
      metric: "Abandoned Cart",
      profile: { external_id: "u-1" },
      properties: { cart_id: "c-1", items: [{ ProductID: "p-7", ItemPrice: 89.5 }] },
    },
  ]);
});

test("a cart that is bought sends nothing", async () => {
  const road = await theRoad();

  road.analytics.track({
    userId: "u-1",
    event: "Product Added",
    context: ALLOWED,
    properties: { cart_id: "c-1" },
  });
  await road.pass("10m");
  road.analytics.track({
    userId: "u-1",
    event: "Order Completed",
    context: ALLOWED,
    properties: { cart_id: "c-1", order_id: "o-1" },
  });
  await road.pass("25h");

  expect(road.klaviyo.requests).toHaveLength(0);
  expect(await road.heed.counts()).toContainEqual({ name: "wait_cancelled", of: "abandoned_cart", n: 1 });
});

test("a person who refuses is sent nothing, and the count says why", async () => {
  const road = await theRoad();

  road.analytics.track({
    userId: "u-1",
    event: "Product Added",
    context: ALLOWED,
    properties: { cart_id: "c-1" },
  });
  await road.pass("10m");
  road.analytics.page({ userId: "u-1", name: "Privacy", context: REFUSED });
  road.analytics.track({ userId: "u-2", event: "Product Added", properties: { cart_id: "c-2" } });
  await road.pass("25h");

  expect(road.klaviyo.requests).toHaveLength(0);
  const counts = await road.heed.counts();
  expect(counts).toContainEqual({ name: "wait_cancelled", of: "abandoned_cart", reason: "withdrawn", n: 1 });
  expect(counts).toContainEqual({
    name: "suppressed",
    of: "abandoned_cart",
    reason: "consent_unknown:email_marketing",
    allowedBy: "a newer event with context.consent.categoryPreferences { C0004: true }",
    n: 1,
  });
});
