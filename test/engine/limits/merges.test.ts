import { becomes, did, event } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const viewedAndAdded = event("Product Viewed").followedBy("Product Added", { within: "24h" });
const leftCheckout = event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" });

test("what the login completes is decided then, about the event that completed it", () => {
  const ada = person(shop([sends("viewed_and_added", viewedAndAdded)]));
  const phone = ada.anonymouslyOn("phone").does("Product Viewed", { at: "Mon 10:00" });
  ada.does("Product Added", { at: "Mon 10:05" });
  expect(ada.fires).toEqual([]);

  ada.logsInOn(phone, { at: "Mon 10:10" });
  expect(ada.fires).toEqual([{ trigger: "viewed_and_added", at: "Mon 10:05", decidedAt: "Mon 10:10" }]);
});

test("the join keeps the order of events: added before it was viewed elsewhere completes nothing", () => {
  const ada = person(shop([sends("viewed_and_added", viewedAndAdded)]));
  const phone = ada.anonymouslyOn("phone").does("Product Viewed", { at: "Mon 10:06" });
  ada.does("Product Added", { at: "Mon 10:05" }).logsInOn(phone, { at: "Mon 10:10" });
  expect(ada.fires).toEqual([]);
});

test("counts add up: two purchases here and one there are three, at the login", () => {
  const ada = person(shop([sends("loyalty", becomes(did("Order Completed", { atLeast: 3 })))]));
  const phone = ada
    .anonymouslyOn("phone")
    .does("Order Completed", { at: "Mon 10:00" })
    .does("Order Completed", { at: "Mon 11:00" });
  ada.does("Order Completed", { at: "Mon 12:00" }).logsInOn(phone, { at: "Mon 13:00" });
  expect(ada.fires).toEqual([{ trigger: "loyalty", at: "Mon 13:00", decidedAt: "Mon 13:00" }]);
});

test("what was yes for one of them does not become yes by the login", () => {
  const ada = person(shop([sends("loyalty", becomes(did("Order Completed", { atLeast: 2 })))]));
  const phone = ada.anonymouslyOn("phone").does("Order Completed", { at: "Mon 10:00" });
  ada
    .does("Order Completed", { at: "Mon 11:00" })
    .does("Order Completed", { at: "Mon 12:00" })
    .logsInOn(phone, { at: "Mon 13:00" });
  expect(ada.fires).toEqual([{ trigger: "loyalty", at: "Mon 12:00", decidedAt: "Mon 12:00" }]);
});

test("a checkout left on the phone and finished at the desk fires nothing", () => {
  const ada = person(shop([sends("left_checkout", leftCheckout)]));
  const phone = ada.anonymouslyOn("phone").does("Checkout Started", { at: "Mon 12:00" });
  ada
    .does("Order Completed", { at: "Mon 12:10" })
    .logsInOn(phone, { at: "Mon 12:12" })
    .ticksUntil("Mon 13:00");
  expect(ada.endings).toEqual([]);
});

test("a checkout left on the phone goes on waiting after the login, with the deadline it had", () => {
  const ada = person(shop([sends("left_checkout", leftCheckout)]));
  const phone = ada.anonymouslyOn("phone").does("Checkout Started", { at: "Mon 12:00" });
  ada.logsInOn(phone, { at: "Mon 12:12" }).ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);
});

test("two that wait wait as one from then on", () => {
  const ada = person(shop([sends("left_checkout", leftCheckout)]));
  const phone = ada.anonymouslyOn("phone").does("Checkout Started", { at: "Mon 12:00" });
  ada
    .does("Checkout Started", { at: "Mon 12:05" })
    .logsInOn(phone, { at: "Mon 12:10" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:20", decidedAt: "Mon 12:21" }]);
  expect(ada.count("joined")).toBe(1);
});

test("what fired stays fired: a start before that deadline, on the other side, fires nothing more", () => {
  const ada = person(shop([sends("left_checkout", leftCheckout, { identified: "any" })]));
  const phone = ada
    .anonymouslyOn("phone")
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 12:17");
  expect(phone.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);

  ada
    .does("Checkout Started", { at: "Mon 12:05", arrives: "Mon 12:17" })
    .logsInOn(phone, { at: "Mon 12:18" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([]);
});

test("again counts the fires of both", () => {
  const ada = person(
    shop([sends("thanks", event("Order Completed"), { identified: "any", again: { after: "7d" } })]),
  );
  const phone = ada.anonymouslyOn("phone").does("Order Completed", { at: "Mon 12:00" });
  ada.logsInOn(phone, { at: "Mon 13:00" }).does("Order Completed", { at: "Tue 12:00" });
  expect(ada.endings).toMatchObject([{ ended: "suppressed", reason: "again" }]);
});

test("what somebody refused anonymously ends the other side's older wait", () => {
  const ada = person(shop([sends("left_checkout", leftCheckout)]));
  const phone = ada.anonymouslyOn("phone");
  ada.does("Checkout Started", { at: "Mon 12:00" });
  phone.says({ email_marketing: false }, { at: "Mon 12:05" });
  ada.logsInOn(phone, { at: "Mon 12:10" }).ticksUntil("Mon 13:00");
  expect(ada.endings).toEqual([]);
  expect(ada.effects).toContainEqual({ kind: "cancelled", trigger: "left_checkout", by: "withdrawal" });
});
