import { event } from "@heed/core";
import { expect, test } from "vitest";
import { shopper } from "./driver.ts";
import { abandonedCart, noticing } from "./triggers.ts";

test("an order for another cart does not stop it", () => {
  const ada = shopper(abandonedCart())
    .event("12:00", "Start", { cart_id: "c1" })
    .event("12:05", "Purchase", { cart_id: "c2" })
    .until("13:00");
  expect(ada.fires).toEqual(["c1 12:15, decided 12:16"]);
});

test("values are compared as text: the number 7 and the text 7 are one cart", () => {
  const ada = shopper(abandonedCart())
    .event("12:00", "Start", { cart_id: 7 })
    .event("12:01", "Start", { cart_id: true })
    .event("12:05", "Purchase", { cart_id: "7" })
    .event("12:06", "Purchase", { cart_id: "true" })
    .until("13:00");
  expect(ada.fires).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 2, cancelled: 2 });
});

test("long values that differ only at their end are different carts", () => {
  const cart = `https://shop.example/cart/${"x".repeat(200)}`;
  const ada = shopper(abandonedCart())
    .event("12:00", "Start", { cart_id: `${cart}?p=1` })
    .event("12:05", "Purchase", { cart_id: `${cart}?p=2` })
    .until("13:00");
  expect(ada.waits).toMatchObject({ opened: 1, cancelled: 0 });
  expect(ada.effects.flatMap((effect) => ("value" in effect ? [effect.value?.length] : []))[0]).toBe(32);
});

test("a path may lie elsewhere in each event", () => {
  const when = event("Product Added")
    .notFollowedBy("Order Completed", { for: "15m" })
    .by({ "Product Added": "cart_id", "Order Completed": "checkout.cart_id" });
  const ada = shopper(noticing(when))
    .event("12:00", "Product Added", { cart_id: "c1" })
    .event("12:01", "Product Added", { cart_id: "c2" })
    .event("12:05", "Order Completed", { cart_id: "c1", checkout: { cart_id: "c2" } })
    .until("13:00");
  expect(ada.fires).toEqual(["c1 12:15, decided 12:16"]);
});

test("a cancel for which no path is given concerns every cart", () => {
  const when = event("Product Added")
    .notFollowedBy("Order Completed", { for: "15m" })
    .by({ "Product Added": "cart_id" });
  const ada = shopper(noticing(when))
    .event("12:00", "Product Added", { cart_id: "c1" })
    .event("12:01", "Product Added", { cart_id: "c2" })
    .event("12:05", "Order Completed", { cart_id: "c1" })
    .until("13:00");
  expect(ada.fires).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 2, cancelled: 2 });
});

test("a purchase without a cart ends the waits of all carts", () => {
  const ada = shopper(abandonedCart())
    .event("12:00", "Start", { cart_id: "c1" })
    .event("12:01", "Start", { cart_id: "c2" })
    .event("12:05", "Purchase")
    .until("13:00");
  expect(ada.fires).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 2, cancelled: 2 });
});

test("a purchase without a cart also concerns a cart whose earlier start arrives later", () => {
  const ada = shopper(abandonedCart())
    .event("12:05", "Purchase")
    .event("12:00", "Start", { cart_id: "c1" }, { read: "12:06" })
    .event("12:07", "Start", { cart_id: "c2" })
    .until("13:00");
  expect(ada.fires).toEqual(["c2 12:22, decided 12:23"]);
});

for (const cart_id of [undefined, null, "", ["c1"], { id: "c1" }]) {
  test(`a start whose cart is ${JSON.stringify(cart_id) ?? "missing"} begins nothing and is counted`, () => {
    const ada = shopper(abandonedCart())
      .event("12:00", "Start", cart_id === undefined ? {} : { cart_id })
      .until("13:00");
    expect(ada.count("no_key")).toBe(1);
    expect(ada.waits).toMatchObject({ opened: 0, open: 0 });
  });
}

test("four carts are remembered: a fifth drives out the one with the oldest event, which is counted", () => {
  const ada = shopper(abandonedCart())
    .event("12:00", "Start", { cart_id: "c1" })
    .event("12:01", "Start", { cart_id: "c2" })
    .event("12:02", "Start", { cart_id: "c3" })
    .event("12:03", "Start", { cart_id: "c4" })
    .event("12:04", "Start", { cart_id: "c1" })
    .event("12:05", "Start", { cart_id: "c5" })
    .until("13:00");
  expect(ada.effects.filter(({ kind }) => kind === "evicted")).toEqual([
    { kind: "evicted", trigger: "abandoned_cart", value: "c2", of: "wait" },
  ]);
  expect(ada.decisions.map(({ value }) => value)).toEqual(["c3", "c4", "c1", "c5"]);
});

test("a cart that goes while nothing waits for it is not counted", () => {
  const ada = shopper(abandonedCart());
  ada.event("12:00", "Start", { cart_id: "c1" }).event("12:01", "Purchase", { cart_id: "c1" });
  for (const cart_id of ["c2", "c3", "c4", "c5"]) ada.event("12:05", "Start", { cart_id });
  expect(ada.waits).toMatchObject({ opened: 5, cancelled: 1, evicted: 0, open: 4 });
});

test("a late start of a fifth cart, older than the four, is itself the one that goes", () => {
  const ada = shopper(abandonedCart());
  for (const cart_id of ["c1", "c2", "c3", "c4"]) ada.event("12:05", "Start", { cart_id });
  ada.event("12:00", "Start", { cart_id: "c5" }, { read: "12:06" }).until("13:00");
  expect(ada.waits).toMatchObject({ opened: 5, evicted: 1, decided: 4 });
  expect(ada.decisions.map(({ value }) => value)).toEqual(["c1", "c2", "c3", "c4"]);
});

test("decided in one instant: the earlier start first", () => {
  const ada = shopper(abandonedCart())
    .event("12:01", "Start", { cart_id: "c1" }, { read: "12:40" })
    .event("12:00", "Start", { cart_id: "c2" }, { read: "12:40" })
    .until("13:00");
  expect(ada.fires).toEqual(["c2 12:15, decided 12:41", "c1 12:16, decided 12:41"]);
});

test("decided in one instant: triggers in the order of their names, however they were listed", () => {
  const when = event("Start").notFollowedBy("Purchase", { for: "15m" });
  const triggers = ["b", "a", "c"].map((name) => noticing(when, { name }));
  const ada = shopper(triggers).event("12:00", "Start").until("13:00");
  expect(ada.decisions.map(({ trigger }) => trigger)).toEqual(["a", "b", "c"]);
});

test("instants of single events carry their value too", () => {
  const ada = shopper(noticing(event("Order").by("order_id")))
    .event("12:00", "Order", { order_id: "o1" })
    .event("12:01", "Order");
  expect(ada.fires).toEqual(["o1 12:00, decided 12:00"]);
  expect(ada.count("no_key")).toBe(1);
});
