import type { Incoming } from "@heed/core/contracts";
import { memoryStore } from "@heed/runtime";
import { expect, test } from "vitest";
import { abandoned, counted, MONDAY, openShop } from "./shop.ts";

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

const COLLECTING = {
  purposes: { marketing: { categories: ["C0004"] }, analytics: { categories: ["C0002"] } },
  collect: "analytics",
};

test("where collection needs a purpose, silence counts as the policy says", async () => {
  const store = memoryStore();
  const denied = await openShop({ store, consent: COLLECTING });
  await expect(denied.order("anna")).resolves.toMatchObject({ suppressed: 1 });
  expect(await counted(store, "suppressed_event", "consent_unknown:analytics")).toBe(1);

  const purposes = {
    ...COLLECTING.purposes,
    analytics: { categories: ["C0002"], unknown: "granted" as const },
  };
  const granted = await openShop({ consent: { ...COLLECTING, purposes } });
  await expect(granted.order("anna")).resolves.toMatchObject({ processed: 1 });
});

test("what a person says counts, and the notice says what would have allowed it", async () => {
  const store = memoryStore();
  const shop = await openShop({ store, consent: COLLECTING });
  const page = { userId: "anna", event: "Page" };

  await expect(shop.heed.track({ ...page, consent: { C0002: true } })).resolves.toMatchObject({
    processed: 1,
  });
  await expect(
    shop.heed.track({ ...page, messageId: "m-2", consent: { C0002: false } }),
  ).resolves.toMatchObject({ suppressed: 1 });
  expect(await counted(store, "suppressed_event", "consent_denied:analytics")).toBe(1);
  expect(shop.notices).toContainEqual(
    expect.objectContaining({
      kind: "event",
      reason: "consent_denied:analytics",
      allowedBy: expect.stringContaining("C0002: true"),
    }),
  );
});

test("a message that only says what a person allows is always heard", async () => {
  const shop = await openShop({ consent: COLLECTING });
  const message = order("anna", { type: "consent", name: "", consent: { C0002: false } });
  await expect(shop.heed.ingest({ source: "web", events: [message] })).resolves.toMatchObject({
    processed: 1,
  });
});

test("a refusal is heard although its event is not collected: what already waits ends", async () => {
  const store = memoryStore();
  const shop = await openShop({ store, consent: COLLECTING, triggers: [abandoned] });
  const allowed = { C0002: true, C0004: true };

  await shop.heed.track({ userId: "anna", event: "Cart Updated", consent: allowed });
  await shop.pass("5m");
  await shop.heed.track({ userId: "anna", event: "Page", consent: { C0002: false, C0004: false } });
  await shop.pass("1h");

  expect(shop.mail.calls).toEqual([]);
  expect(await counted(store, "wait_cancelled", "withdrawn")).toBe(1);
  expect(await counted(store, "wait_decided")).toBe(0);
});

test("an event that says nothing about consent is judged by what its person said before", async () => {
  const store = memoryStore();
  const shop = await openShop({ store, consent: COLLECTING, triggers: [abandoned] });

  await shop.heed.track({ userId: "anna", event: "Cart Updated", consent: { C0002: true, C0004: true } });
  await shop.heed.track({ userId: "bert", event: "Page", consent: { C0002: false, C0004: true } });
  await shop.pass("5m");
  const purchase = await shop.heed.track({ userId: "anna", event: "Order Completed" });
  const refused = await shop.heed.track({ userId: "bert", event: "Cart Updated" });
  await shop.pass("1h");

  expect([purchase.processed, refused.suppressed]).toEqual([1, 1]);
  expect(shop.mail.calls).toEqual([]);
  expect(await counted(store, "wait_cancelled")).toBe(1);
  expect(await counted(store, "suppressed_event", "consent_denied:analytics")).toBe(2);
});
