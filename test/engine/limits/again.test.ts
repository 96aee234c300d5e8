import { event } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const ordered = event("Order Completed");

test("again after 7 days: a fire exactly 7 days after the last one is allowed, one a millisecond earlier is not", () => {
  const project = shop([sends("thanks", ordered, { again: { after: "7d" } })]);
  const exactly = person(project)
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "2026-01-12 12:00" });
  const earlier = person(project)
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "2026-01-12 11:59:59.999" });
  expect(exactly.endings).toMatchObject([{ ended: "fired" }, { ended: "fired" }]);
  expect(earlier.endings).toMatchObject([{ ended: "fired" }, { ended: "suppressed", reason: "again" }]);
});

test("what was refused does not count: the 7 days run from the last fire", () => {
  const ada = person(shop([sends("thanks", ordered, { again: { after: "7d" } })]))
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Sun 12:00" })
    .does("Order Completed", { at: "2026-01-12 12:00" });
  expect(ada.fires.map(({ at }) => at)).toEqual(["Mon 12:00", "2026-01-12 12:00"]);
});

test("it is decisions that count, not when things happened: the 7 days run from the arrival of a late order", () => {
  const ada = person(shop([sends("thanks", ordered, { again: { after: "7d" } })]))
    .does("Order Completed", { at: "Mon 12:00", arrives: "Mon 20:00" })
    .does("Order Completed", { at: "2026-01-12 12:00" });
  expect(ada.endings).toMatchObject([{ ended: "fired" }, { ended: "suppressed", reason: "again" }]);
});

test("once is once, for as long as the profile is remembered", () => {
  const ada = person(shop([sends("thanks", ordered, { again: "once" })]))
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "2026-12-31 12:00" });
  expect(ada.fires).toHaveLength(1);
});

test("at most 3 in 30 days: the fourth is refused until the first is exactly 30 days old", () => {
  const ada = person(shop([sends("thanks", ordered, { again: { atMost: 3, per: "30d" } })]))
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Tue 12:00" })
    .does("Order Completed", { at: "Wed 12:00" })
    .does("Order Completed", { at: "Thu 12:00" })
    .does("Order Completed", { at: "2026-02-04 12:00" });
  expect(ada.fires.map(({ at }) => at)).toEqual(["Mon 12:00", "Tue 12:00", "Wed 12:00", "2026-02-04 12:00"]);
});

test("the limit is per person over all carts, not per cart", () => {
  const perCart = event("Product Added").notFollowedBy("Order Completed", { for: "1h" }).by("cart_id");
  const ada = person(shop([sends("abandoned_cart", perCart, { again: { after: "1d" } })]))
    .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
    .does("Product Added", { at: "Mon 10:00", cart_id: "c2" })
    .ticksUntil("Tue 00:00");
  expect(ada.endings).toMatchObject([
    { value: "c1", ended: "fired" },
    { value: "c2", ended: "suppressed", reason: "again" },
  ]);
});
