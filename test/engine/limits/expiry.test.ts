import { event, not, trait } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const leftCheckout = event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" });

test("worth sending for 2 hours: with the last millisecond of them it is still sent, a millisecond later no more", () => {
  const ada = person(shop([sends("left_checkout", leftCheckout, { expires: "2h" })]))
    .does("Checkout Started", { at: "Mon 12:00" })
    .ticksUntil("Mon 12:17");
  // Counted from 12:15, the moment's instant, not from 12:16, its decision.
  expect(ada.mayBeSent({ at: "Mon 14:15" })).toEqual({ answer: "send" });
  expect(ada.mayBeSent({ at: "Mon 14:15:00.001" })).toEqual({ answer: "cancel", reason: "expired" });
});

test("nothing said, it is worth sending for a day", () => {
  const ada = person(shop([sends("thanks", event("Order Completed"))])).does("Order Completed", {
    at: "Mon 12:00",
  });
  expect(ada.mayBeSent({ at: "Tue 12:00" })).toEqual({ answer: "send" });
  expect(ada.mayBeSent({ at: "Tue 12:00:00.001" })).toEqual({ answer: "cancel", reason: "expired" });
});

test("`if` is asked again when it is sent: what no longer holds is not", () => {
  const ada = person(shop([sends("thanks", event("Order Completed"), { if: not(trait("staff", true)) })]))
    .does("Order Completed", { at: "Mon 12:00" })
    .identifies({ at: "Mon 12:05", staff: true });
  expect(ada.fires).toHaveLength(1);
  expect(ada.mayBeSent({ at: "Mon 12:06" })).toEqual({ answer: "cancel", reason: "no_longer" });
});

test("a trigger that was taken away sends nothing more", () => {
  const ada = person(shop([sends("thanks", event("Order Completed"))]))
    .does("Order Completed", { at: "Mon 12:00" })
    .deploys(shop([sends("other", event("Order Refunded"))]), { at: "Mon 12:05" });
  expect(ada.mayBeSent({ at: "Mon 12:06" })).toEqual({ answer: "cancel", reason: "no_longer" });
});
