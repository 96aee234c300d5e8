import { event } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const leftCheckout = sends(
  "left_checkout",
  event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" }),
);
const project = shop([leftCheckout]);
const fired = { trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" };

test("T2 a timeout that needs another event of the person never comes for who has gone: a wake-up and a tick decide it", () => {
  const ada = person(project).does("Checkout Started", { at: "Mon 12:00" });
  expect(ada.wakesAt).toBe("Mon 12:16:00.001");
  expect(ada.ticksAt("Mon 12:16:00.001").fires).toEqual([fired]);
});

test("T2 a tick for an instant says nothing about that instant itself: what is received in it is still in time", () => {
  const ada = person(project).does("Checkout Started", { at: "Mon 12:00" }).ticksAt("Mon 12:16");
  expect(ada.fires).toEqual([]);
  expect(ada.does("Order Completed", { at: "Mon 12:10", arrives: "Mon 12:16" }).waits).toMatchObject({
    cancelled: 1,
    pending: 0,
  });
});

test("T3 a source that is hours behind holds up nobody: there are no watermarks, a deadline comes with log time", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .visits("Home", { at: "Mon 08:00", arrives: "Mon 12:10" })
    .visits("Home", { at: "Mon 09:00", arrives: "Mon 12:20" });
  expect(ada.fires).toEqual([fired]);
});

test("T4 after an outage the backlog is read before its deadlines: a purchase in it prevents the mail", () => {
  // Nobody read from 12:05 until 15:00; then records come in their order, and only then a tick.
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Mon 12:10" })
    .ticksAt("Mon 15:00");
  expect(ada.fires).toEqual([]);
});

test("T4 a deadline that passed during the outage fires as at its own instant, before what came after it", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Mon 14:00" })
    .ticksAt("Mon 15:00");
  expect(ada.fires).toEqual([fired]);
});

test("T5 a purchase that arrives within the grace prevents the fire", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Mon 12:14", arrives: "Mon 12:15:30" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([]);
});

test("T5 one that arrives after it is a late_cancel with the id of the fire that should not have been, told once", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 12:30")
    .does("Order Completed", { at: "Mon 12:14", arrives: "Mon 12:30" })
    .does("Order Completed", { at: "Mon 12:15", arrives: "Mon 12:31" });
  expect(ada.effects.filter(({ kind }) => kind === "late_cancel")).toMatchObject([
    { trigger: "left_checkout", fire: ada.decisions[0]?.id },
  ]);
});

test("T5 boundary: a purchase exactly at the deadline belonged before the decision, one a millisecond later did not", () => {
  const exactly = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 12:30")
    .does("Order Completed", { at: "Mon 12:15", arrives: "Mon 12:30" });
  const later = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 12:30")
    .does("Order Completed", { at: "Mon 12:15:00.001", arrives: "Mon 12:30" });
  expect(exactly.count("late_cancel")).toBe(1);
  expect(later.count("late_cancel")).toBe(0);
});

test("T5 a delivery of that fire that is still unsent then must not go out", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 12:30")
    .does("Order Completed", { at: "Mon 12:14", arrives: "Mon 12:30" });
  expect(ada.mayBeSent({ at: "Mon 12:30" })).toEqual({ answer: "cancel", reason: "overtaken" });
});

test("T5 a purchase after the deadline makes no false fire of it, though what is unsent is overtaken", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 12:30")
    .does("Order Completed", { at: "Mon 12:20", arrives: "Mon 12:30" });
  expect(ada.count("late_cancel")).toBe(0);
  expect(ada.mayBeSent({ at: "Mon 12:30" })).toEqual({ answer: "cancel", reason: "overtaken" });
});

test("T6 the purchase is known before the start that it ends: a cancel later in history means nothing is pending", () => {
  const ada = person(project)
    .does("Order Completed", { at: "Mon 12:12" })
    .does("Checkout Started", { at: "Mon 12:10", arrives: "Mon 12:13" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 0, pending: 0 });
});

test("T9 importing history mails nobody: a start older than a day when it arrives is stale", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00", arrives: "Tue 12:00:00.001" })
    .ticksUntil("Wed 00:00");
  expect(ada.endings).toMatchObject([{ ended: "stale" }]);
});

test("T9 boundary: one that is exactly a day old is not", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00", arrives: "Tue 12:00" })
    .ticksUntil("Wed 00:00");
  expect(ada.endings).toMatchObject([{ ended: "fired", decidedAt: "Tue 12:01" }]);
});

test("T9 an event itself is stale by the same rule, and maxAge moves it", () => {
  const imported = person(shop([sends("thanks", event("Order Completed"))])).does("Order Completed", {
    at: "Mon 12:00",
    arrives: "Thu 12:00",
  });
  const welcome = person(shop([sends("thanks", event("Order Completed"), { maxAge: "7d" })])).does(
    "Order Completed",
    { at: "Mon 12:00", arrives: "Thu 12:00" },
  );
  expect(imported.endings).toMatchObject([{ ended: "stale" }]);
  expect(welcome.endings).toMatchObject([{ ended: "fired" }]);
});

const hovered = event("Product Hovered").notFollowedBy("Product Left", { for: "3s" });
const hovering = shop([sends("hovering", hovered)], { grace: "0s" });

test("T17 a timer that nothing clears fires after the mouse has left: a wait names what ends it", () => {
  const ada = person(hovering)
    .does("Product Hovered", { at: "Mon 12:00:00" })
    .does("Product Left", { at: "Mon 12:00:02" })
    .ticksUntil("Mon 12:01");
  expect(ada.fires).toEqual([]);
});

test("T17 a timer per hover fires once per hover: a later start moves the one deadline", () => {
  const ada = person(hovering)
    .does("Product Hovered", { at: "Mon 12:00:00" })
    .does("Product Hovered", { at: "Mon 12:00:01" })
    .does("Product Hovered", { at: "Mon 12:00:02" })
    .ticksUntil("Mon 12:01");
  expect(ada.fires).toEqual([{ trigger: "hovering", at: "Mon 12:00:05", decidedAt: "Mon 12:00:05" }]);
});
