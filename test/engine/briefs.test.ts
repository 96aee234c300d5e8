import { event } from "@heed/core";
import { expect, test } from "vitest";
import { shopper } from "./driver.ts";
import { noticing } from "./triggers.ts";

const twoDays = noticing(event("Product Added").notFollowedBy("Order Completed", { for: "48h" }));
const perCart = noticing(
  event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by("cart_id"),
);
const checkout = (wait: "15m" | "30m") =>
  noticing(event("Checkout Started").notFollowedBy("Order Completed", { for: wait }));
const debounced = noticing(event("Scrolled").notFollowedBy("Scrolled", { for: "5s" }));

test("added on Monday, nothing bought: decided a minute after Wednesday's deadline, about the deadline", () => {
  const ada = shopper(twoDays).event("10:05", "Product Added").until("Thu 00:00");
  expect(ada.fires).toEqual(["Wed 10:05, decided Wed 10:06"]);
});

test("bought exactly 48 hours later: nothing", () => {
  const ada = shopper(twoDays)
    .event("10:05", "Product Added")
    .event("Wed 10:05", "Order Completed")
    .until("Thu 00:00");
  expect(ada.fires).toEqual([]);
});

test("bought in time, told half a minute after the deadline: nothing", () => {
  const ada = shopper(twoDays)
    .event("10:05", "Product Added")
    .event("Wed 10:04", "Order Completed", {}, { read: "Wed 10:05:30" })
    .until("Thu 00:00");
  expect(ada.fires).toEqual([]);
});

test("bought in time, told after the decision: it has fired", () => {
  const ada = shopper(twoDays)
    .event("10:05", "Product Added")
    .event("Wed 10:04", "Order Completed", {}, { read: "Wed 10:30" })
    .until("Thu 00:00");
  expect(ada.fires).toEqual(["Wed 10:05, decided Wed 10:06"]);
  expect(ada.waits).toMatchObject({ opened: 1, decided: 1, cancelled: 0 });
});

test("two carts, one bought: only the other, the next day", () => {
  const ada = shopper(perCart)
    .event("09:00", "Product Added", { cart_id: "c1" })
    .event("10:00", "Product Added", { cart_id: "c2" })
    .event("11:00", "Order Completed", { cart_id: "c1" })
    .until("Wed 00:00");
  expect(ada.fires).toEqual(["c2 Tue 10:00, decided Tue 10:01"]);
});

const decided = (wait: "15m" | "30m") =>
  shopper(checkout(wait)).event("12:00", "Checkout Started").until("13:00").fires;

test("checkout started at noon: 12:16 with the short wait, 12:31 with the long one", () => {
  expect(decided("15m")).toEqual(["12:15, decided 12:16"]);
  expect(decided("30m")).toEqual(["12:30, decided 12:31"]);
});

test("a burst with five seconds of quiet after it fires once", () => {
  const ada = shopper(debounced, { grace: "0s" })
    .event("12:00:00", "Scrolled")
    .event("12:00:02", "Scrolled")
    .event("12:00:04.999", "Scrolled")
    .until("12:01");
  expect(ada.fires).toEqual(["12:00:09.999, decided 12:00:09.999"]);
});

test("each event is an instant of its own, decided when it is read", () => {
  const ada = shopper(noticing(event("Product Engaged", { where: { seconds: { above: 120 } } })))
    .event("12:00", "Product Engaged", { seconds: 120 })
    .event("12:01", "Product Engaged", { seconds: 121 }, { read: "12:05" })
    .event("12:06", "Product Engaged", { seconds: 300 });
  expect(ada.fires).toEqual(["12:01, decided 12:05", "12:06, decided 12:06"]);
  expect(ada.waits.opened).toBe(0);
});
