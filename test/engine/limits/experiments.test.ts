import { byArm, event, experiment } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

// Cleo and Bert are dealt "short" and "long"; Kim and Hal likewise, and both are held out.
const cartWait = experiment("cart_wait", {
  arms: { short: 1, long: 1 },
  holdout: 0.1,
  goal: "Order Completed",
  within: "7d",
});
const leftCheckout = sends(
  "left_checkout",
  event("Checkout Started").notFollowedBy("Order Completed", {
    for: byArm(cartWait, { short: "15m", long: "30m" }),
  }),
  { again: { after: "1d" } },
);
const project = shop([leftCheckout], { experiments: [cartWait] });

test("each arm waits as long as it says", () => {
  const cleo = person(project, "u:cleo")
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 13:00");
  const bert = person(project, "u:bert")
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 13:00");
  expect(cleo.endings).toMatchObject([{ at: "Mon 12:15", ended: "fired" }]);
  expect(bert.endings).toMatchObject([{ at: "Mon 12:30", ended: "fired" }]);
});

test("who is held out has an arm too: decided at its instant, counted, and sent nothing", () => {
  const kim = person(project, "u:kim").does("Checkout Started", { at: "Mon 12:00" }).ticksUntil("Mon 13:00");
  const hal = person(project, "u:hal").does("Checkout Started", { at: "Mon 12:00" }).ticksUntil("Mon 13:00");
  expect(kim.endings).toMatchObject([{ at: "Mon 12:15", ended: "suppressed", reason: "holdout" }]);
  expect(hal.endings).toMatchObject([{ at: "Mon 12:30", ended: "suppressed", reason: "holdout" }]);
  expect([...kim.deliveries, ...hal.deliveries]).toEqual([]);
});

test("a holdout counts for its own again, and for no cap", () => {
  const thanks = sends("thanks", event("Order Completed"));
  const kim = person(
    shop([leftCheckout, thanks], { experiments: [cartWait], caps: [{ atMost: 1, per: "1d" }] }),
    "u:kim",
  )
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 13:00")
    .does("Checkout Started", { at: "Mon 14:00" })
    .ticksUntil("Mon 15:00")
    .does("Order Completed", { at: "Mon 15:00" });
  expect(kim.endings).toMatchObject([
    { trigger: "left_checkout", ended: "suppressed", reason: "holdout" },
    { trigger: "left_checkout", ended: "suppressed", reason: "again" },
    { trigger: "thanks", ended: "fired" },
  ]);
});

test("a trigger without any value by arm belongs to an experiment by its name, and has its holdout", () => {
  const thanks = sends("thanks", event("Order Completed"), { experiment: cartWait });
  const kim = person(shop([thanks], { experiments: [cartWait] }), "u:kim").does("Order Completed", {
    at: "Mon 12:00",
  });
  expect(kim.endings).toMatchObject([{ ended: "suppressed", reason: "holdout" }]);
});
