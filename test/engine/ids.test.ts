import { event } from "@heed/core";
import { expect, test } from "vitest";
import { shopper } from "./driver.ts";
import { abandoned, abandonedCart, noticing } from "./triggers.ts";

test("the same occurrence has the same id, in whatever order its events arrived", () => {
  const inOrder = shopper(abandonedCart())
    .event("12:00", "Start", { cart_id: "c1" }, { id: "start-1" })
    .event("12:01", "Start", { cart_id: "c2" }, { id: "start-2" })
    .until("13:00");
  const reordered = shopper(abandonedCart())
    .event("12:01", "Start", { cart_id: "c2" }, { id: "start-2" })
    .event("12:02", "Purchase", { cart_id: "c3" })
    .event("12:00", "Start", { cart_id: "c1" }, { id: "start-1", read: "12:03" })
    .until("13:00");
  const ids = (ada: typeof inOrder) =>
    ada.decisions.map(({ value, id }) => `${value ?? ""} ${id}`).toSorted();
  expect(ids(reordered)).toEqual(ids(inOrder));
});

test("an id is 32 hexadecimal digits, and a delivery has another", () => {
  const ada = shopper(abandoned()).event("12:00", "Start").until("13:00");
  const [fired] = ada.effects.flatMap((effect) => (effect.kind === "fired" ? [effect] : []));
  expect(fired?.decision.id).toMatch(/^[0-9a-f]{32}$/);
  expect(fired?.deliveries.map(({ delivery }) => delivery.id)).toEqual([
    expect.stringMatching(/^[0-9a-f]{32}$/),
  ]);
  expect(fired?.deliveries[0]?.delivery.id).not.toBe(fired?.decision.id);
});

test("another profile, trigger, cart or start has another id", () => {
  const when = event("Start").notFollowedBy("Purchase", { for: "15m" }).by("cart_id");
  const triggers = [noticing(when, { name: "a" }), noticing(when, { name: "b" })];
  const story = (profile: "u:ada" | "u:bob") =>
    shopper(triggers, { profile })
      .event("12:00", "Start", { cart_id: "c1" }, { id: "start-1" })
      .event("12:00", "Start", { cart_id: "c2" }, { id: "start-2" })
      .until("12:30")
      .event("12:30", "Start", { cart_id: "c1" }, { id: "start-3" })
      .until("13:00");
  const ids = (["u:ada", "u:bob"] as const).flatMap((profile) =>
    story(profile).decisions.map(({ id }) => id),
  );
  expect(new Set(ids).size).toBe(12);
});

test("a fire of one trigger for two sinks is two deliveries with their own ids", () => {
  const trigger = noticing(event("Order"), { send: { as: "Order", to: ["klaviyo", "webhook"] } });
  const [fired] = shopper(trigger).event("12:00", "Order").effects;
  const deliveries = fired?.kind === "fired" ? fired.deliveries : [];
  expect(deliveries.map(({ sink }) => sink)).toEqual(["klaviyo", "webhook"]);
  expect(new Set(deliveries.map(({ delivery }) => delivery.id)).size).toBe(2);
});

test("a delivery says who, what, why, about when and until when", () => {
  const trigger = noticing(event("Start").notFollowedBy("Purchase", { for: "15m" }).by("cart_id"), {
    name: "abandoned_cart",
    expires: "6h",
    send: {
      as: "Abandoned Cart",
      to: ["klaviyo"],
      properties: ({ evidence, profile, trigger: { name, value, at, decidedAt } }) => ({
        name,
        value,
        at,
        decidedAt,
        to: profile.email,
        missing: profile.phone,
        item: evidence.last.properties["item"],
        url: evidence.first.context.page.url,
        event: evidence.last.name,
        began: evidence.last.occurredAt,
        id: evidence.last.id,
      }),
    },
  });
  const page = { url: "https://shop.example/cart" };
  const ada = shopper(trigger)
    .event("12:00", "", { email: "ada@example.com" }, { type: "identify", anonymousId: "cookie-1" })
    .event("12:00", "Start", { cart_id: "c1", item: { sku: "s-1" } }, { id: "start-1", context: { page } })
    .until("13:00");
  const [queued] = ada.effects.flatMap((effect) => (effect.kind === "fired" ? effect.deliveries : []));
  expect(queued).toMatchObject({
    sink: "klaviyo",
    profile: "u:ada",
    value: "c1",
    start: { at: Date.UTC(2026, 10, 23, 12), seq: 2 },
    queuedAt: Date.UTC(2026, 10, 23, 12, 16),
  });
  expect(queued?.delivery).toEqual({
    id: expect.any(String),
    trigger: "abandoned_cart",
    as: "Abandoned Cart",
    identity: { userId: "ada", anonymousId: "cookie-1", email: "ada@example.com" },
    payload: {
      name: "abandoned_cart",
      value: "c1",
      at: "2026-11-23T12:15:00.000Z",
      decidedAt: "2026-11-23T12:16:00.000Z",
      to: "ada@example.com",
      item: { sku: "s-1" },
      url: "https://shop.example/cart",
      event: "Start",
      began: "2026-11-23T12:00:00.000Z",
      id: "start-1",
    },
    consent: { purpose: "email_marketing", basis: "policy" },
    occurredAt: Date.UTC(2026, 10, 23, 12, 15),
    expiresAt: Date.UTC(2026, 10, 23, 18, 15),
    attempt: 0,
    uncertain: false,
  });
});

const naming = (repeat: "restart" | "keep") =>
  abandoned(repeat, {
    send: {
      as: "A",
      to: ["klaviyo"],
      properties: ({ evidence }) => ({ item: evidence.last.properties["item"] }),
    },
  });

const items = (repeat: "restart" | "keep") =>
  shopper(naming(repeat))
    .event("12:00", "Start", { item: "mug" })
    .event("12:05", "Start", { item: "pot" })
    .until("13:00")
    .effects.flatMap((effect) => (effect.kind === "fired" ? effect.deliveries : []))
    .map(({ delivery }) => delivery.payload);

test("evidence is the standing start's, as it was sent, however much came later", () => {
  expect(items("restart")).toEqual([{ item: "pot" }]);
  expect(items("keep")).toEqual([{ item: "mug" }]);
});

test("evidence that is too large is left out and counted", () => {
  const trigger = noticing(event("Order"), {
    send: {
      as: "Order",
      to: ["klaviyo"],
      properties: ({ evidence: { last } }) => ({ note: last.properties["note"], id: last.properties["id"] }),
    },
  });
  const ada = shopper(trigger).event("12:00", "Order", { note: "x".repeat(255), id: "o1" });
  expect(ada.effects[0]).toEqual({ kind: "evidence_left_out", trigger: "noticed", paths: 1 });
  expect(ada.effects[1]).toMatchObject({
    kind: "fired",
    deliveries: [{ delivery: { payload: { id: "o1" } } }],
  });
});
