import type { Duration, TriggerDefinition } from "@heed/core";
import { becomes, did, event } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const leftCheckout = (wait: Duration, onUpgrade: TriggerDefinition["onUpgrade"] = "finish") =>
  shop([
    sends("left_checkout", event("Checkout Started").notFollowedBy("Order Completed", { for: wait }), {
      onUpgrade,
    }),
  ]);

test("finish: a wait in progress keeps the deadline it began with, the next one has the new one", () => {
  const ada = person(leftCheckout("15m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(leftCheckout("30m"), { at: "Mon 12:10" })
    .ticksUntil("Mon 13:00")
    .does("Checkout Started", { at: "Mon 14:00" })
    .ticksUntil("Mon 15:00");
  expect(ada.fires).toEqual([
    { trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" },
    { trigger: "left_checkout", at: "Mon 14:30", decidedAt: "Mon 14:31" },
  ]);
});

test("adopt: a wait in progress takes the new deadline", () => {
  const ada = person(leftCheckout("15m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(leftCheckout("30m", "adopt"), { at: "Mon 12:10" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:30", decidedAt: "Mon 12:31" }]);
});

test("adopt: a new deadline that is over already is decided at the deployment", () => {
  const ada = person(leftCheckout("30m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(leftCheckout("5m", "adopt"), { at: "Mon 12:10" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:05", decidedAt: "Mon 12:10" }]);
});

test("drop: a wait in progress ends, told as dropped; the next one counts", () => {
  const ada = person(leftCheckout("15m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(leftCheckout("30m", "drop"), { at: "Mon 12:10" });
  expect(ada.waits).toMatchObject({ opened: 1, dropped: 1, pending: 0 });

  ada.does("Checkout Started", { at: "Mon 12:40" }).ticksUntil("Mon 15:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 13:10", decidedAt: "Mon 13:11" }]);
});

test("drop: a wait whose deadline the change does not touch goes on", () => {
  const ada = person(leftCheckout("15m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(leftCheckout("15m", "drop"), { at: "Mon 12:10" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toHaveLength(1);
});

test("another start: the trigger is deployed anew, and what waited is dropped", () => {
  const onCart = shop([
    sends("left_checkout", event("Cart Viewed").notFollowedBy("Order Completed", { for: "15m" })),
  ]);
  const ada = person(leftCheckout("15m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(onCart, { at: "Mon 12:10" })
    .does("Cart Viewed", { at: "Mon 12:09", arrives: "Mon 12:11" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 1, dropped: 1 });
  expect(ada.count("before_deployment")).toBe(1);
});

test("another cancel does not drop what waits", () => {
  const untilPaid = shop([
    sends("left_checkout", event("Checkout Started").notFollowedBy("Payment Made", { for: "15m" })),
  ]);
  const ada = person(leftCheckout("15m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(untilPaid, { at: "Mon 12:10" })
    .does("Order Completed", { at: "Mon 12:11" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);
});

test("a trigger that is taken away drops what waits", () => {
  const ada = person(leftCheckout("15m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(shop([sends("thanks", event("Order Completed"))]), { at: "Mon 12:10" })
    .ticksUntil("Mon 13:00");
  expect(ada.endings).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 1, dropped: 1, pending: 0 });
});

test("again belongs to the trigger's name: an edit does not make it forget that it fired", () => {
  const once = { again: "once" } as const;
  const ada = person(shop([sends("thanks", event("Order Completed"), once)]))
    .does("Order Completed", { at: "Mon 12:00" })
    .deploys(shop([sends("thanks", event("Order Paid"), once)]), { at: "Mon 13:00" })
    .does("Order Paid", { at: "Mon 14:00" });
  expect(ada.endings).toMatchObject([{ ended: "fired" }, { ended: "suppressed", reason: "again" }]);
});

const active = (within: Duration) =>
  shop([sends("active", becomes(did("Product Viewed", { atLeast: 3, within })))]);

test("a condition keeps what its unchanged leaf has seen: another window over the same events", () => {
  const ada = person(active("1h"))
    .does("Product Viewed", { at: "Mon 09:00" })
    .does("Product Viewed", { at: "Mon 11:00" })
    .deploys(active("1d"), { at: "Mon 12:00" })
    .does("Product Viewed", { at: "Mon 13:00" });
  expect(ada.fires).toEqual([{ trigger: "active", at: "Mon 13:00", decidedAt: "Mon 13:00" }]);
});
