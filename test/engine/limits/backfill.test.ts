import { becomes, did, event } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const nothingYet = shop([sends("thanks", event("Order Refunded"))]);
const loyalty = becomes(did("Order Completed", { atLeast: 2 }));
const leftCheckout = event("Checkout Started").notFollowedBy("Order Completed", { for: "1h" });

/** Other triggers ask the same, so that the register is there already when the new one comes. */
const counting = shop([sends("old", loyalty)]);
const countingAnew = shop([sends("old", loyalty), sends("new", loyalty)]);
const countingAndFilling = shop([sends("old", loyalty), sends("new", loyalty, { backfill: "fire" })]);

test("a new trigger does not fire for whom its condition already holds", () => {
  const ada = person(counting)
    .does("Order Completed", { at: "Mon 10:00" })
    .does("Order Completed", { at: "Mon 11:00" })
    .deploys(countingAnew, { at: "Mon 12:00" })
    .does("Order Completed", { at: "Mon 13:00" })
    .ticksUntil("Tue 00:00");
  expect(ada.fires.map(({ trigger }) => trigger)).toEqual(["old"]);
});

test("with backfill it does, at the end of the millisecond of its deployment", () => {
  const ada = person(counting)
    .does("Order Completed", { at: "Mon 10:00" })
    .does("Order Completed", { at: "Mon 11:00" })
    .deploys(countingAndFilling, { at: "Mon 12:00" })
    .ticksUntil("Tue 00:00");
  expect(ada.fires).toEqual([
    { trigger: "old", at: "Mon 11:00", decidedAt: "Mon 11:00" },
    { trigger: "new", at: "Mon 12:00", decidedAt: "Mon 12:00" },
  ]);
});

test("a condition that nobody asked before begins to watch with its deployment", () => {
  const ada = person(nothingYet)
    .does("Order Completed", { at: "Mon 10:00" })
    .deploys(shop([sends("loyalty", loyalty)]), { at: "Mon 12:00" })
    .does("Order Completed", { at: "Mon 13:00" });
  expect(ada.fires).toEqual([]);

  ada.does("Order Completed", { at: "Mon 14:00" });
  expect(ada.fires).toEqual([{ trigger: "loyalty", at: "Mon 14:00", decidedAt: "Mon 14:00" }]);
});

test("filled from the stored history, it knows what came before, and fires with what comes next", () => {
  const ada = person(nothingYet)
    .does("Order Completed", { at: "Mon 10:00" })
    .deploys(shop([sends("loyalty", loyalty)]), { at: "Mon 12:00" })
    .remembersFromStore({ at: "Mon 12:00" })
    .does("Order Completed", { at: "Mon 13:00" });
  expect(ada.fires).toEqual([{ trigger: "loyalty", at: "Mon 13:00", decidedAt: "Mon 13:00" }]);
});

test("what the stored history shows to be true already is no instant", () => {
  const ada = person(nothingYet)
    .does("Order Completed", { at: "Mon 10:00" })
    .does("Order Completed", { at: "Mon 11:00" })
    .deploys(shop([sends("loyalty", loyalty)]), { at: "Mon 12:00" })
    .remembersFromStore({ at: "Mon 12:01" })
    .ticksUntil("Tue 00:00");
  expect(ada.fires).toEqual([]);
});

test("with backfill it is one, when the history is read", () => {
  const ada = person(nothingYet)
    .does("Order Completed", { at: "Mon 10:00" })
    .does("Order Completed", { at: "Mon 11:00" })
    .deploys(shop([sends("loyalty", loyalty, { backfill: "fire" })]), { at: "Mon 12:00" })
    .remembersFromStore({ at: "Mon 12:01" })
    .ticksUntil("Tue 00:00");
  expect(ada.fires).toEqual([{ trigger: "loyalty", at: "Mon 12:01", decidedAt: "Mon 12:01" }]);
});

test("a start from before the deployment that arrives after it begins nothing", () => {
  const ada = person(nothingYet)
    .deploys(shop([sends("left_checkout", leftCheckout)]), { at: "Mon 12:00" })
    .does("Checkout Started", { at: "Mon 11:50", arrives: "Mon 12:05" })
    .ticksUntil("Tue 00:00");
  expect(ada.fires).toEqual([]);
  expect(ada.count("before_deployment")).toBe(1);
});

test("with backfill it begins a wait", () => {
  const ada = person(nothingYet)
    .deploys(shop([sends("left_checkout", leftCheckout, { backfill: "fire" })]), { at: "Mon 12:00" })
    .does("Checkout Started", { at: "Mon 11:50", arrives: "Mon 12:05" })
    .ticksUntil("Tue 00:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:50", decidedAt: "Mon 12:51" }]);
});
