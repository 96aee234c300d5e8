import { byArm, event, experiment } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

// Cleo is dealt "short", the tablet "long".
const cartWait = experiment("cart_wait", {
  arms: { short: 1, long: 1 },
  goal: "Order Completed",
  within: "7d",
});
const project = shop(
  [
    sends(
      "left_checkout",
      event("Checkout Started").notFollowedBy("Order Completed", {
        for: byArm(cartWait, { short: "15m", long: "30m" }),
      }),
    ),
  ],
  { experiments: [cartWait] },
);

test("T19 a variant must not flip with a login: the person keeps the bucket of the side that was seen first", () => {
  const cleo = person(project, "u:cleo");
  const tablet = cleo.anonymouslyOn("tablet").visits("Home", { at: "Mon 09:00" });
  cleo
    .visits("Home", { at: "Mon 10:00" })
    .logsInOn(tablet, { at: "Mon 11:00" })
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 13:00");
  expect(cleo.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:30", decidedAt: "Mon 12:31" }]);
});

test("T19 the known side was seen first: then it is its own", () => {
  const cleo = person(project, "u:cleo").visits("Home", { at: "Mon 08:00" });
  const tablet = cleo.anonymouslyOn("tablet").visits("Home", { at: "Mon 09:00" });
  cleo
    .logsInOn(tablet, { at: "Mon 11:00" })
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 13:00");
  expect(cleo.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);
});

test("T19 a wait that is in progress at the login keeps the deadline it began with", () => {
  const cleo = person(project, "u:cleo");
  const tablet = cleo.anonymouslyOn("tablet").visits("Home", { at: "Mon 09:00" });
  cleo
    .does("Checkout Started", { at: "Mon 12:00" })
    .logsInOn(tablet, { at: "Mon 12:05" })
    .ticksUntil("Mon 13:00");
  expect(cleo.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);
});
