import { event } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const leftCheckout = event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" });
const project = shop([sends("left_checkout", leftCheckout)]);

test("a refusal ends the open wait at once; a later permission does not revive it", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .says({ email_marketing: false }, { at: "Mon 12:05" });
  expect(ada.effects.at(-1)).toMatchObject({ kind: "cancelled", by: "withdrawal" });

  ada.says({ email_marketing: true }, { at: "Mon 12:06" }).ticksUntil("Mon 13:00");
  expect(ada.endings).toEqual([]);
});

test("what begins after the permission counts again", () => {
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .says({ email_marketing: false }, { at: "Mon 12:05" })
    .says({ email_marketing: true }, { at: "Mon 12:06" })
    .does("Checkout Started", { at: "Mon 12:10" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:25", decidedAt: "Mon 12:26" }]);
});

test("what had begun before the refusal and arrives after it begins nothing", () => {
  const ada = person(project)
    .says({ email_marketing: false }, { at: "Mon 12:05" })
    .says({ email_marketing: true }, { at: "Mon 12:06" })
    .does("Checkout Started", { at: "Mon 12:04", arrives: "Mon 12:10" })
    .ticksUntil("Mon 13:00");
  expect(ada.endings).toEqual([]);
});

test("a held fire ends with the refusal", () => {
  const visitor = person(shop([sends("thanks", event("Order Completed"))]), "a:phone")
    .does("Order Completed", { at: "Mon 12:00" })
    .says({ email_marketing: false }, { at: "Mon 12:05" })
    .says({ email_marketing: true }, { at: "Mon 12:06" })
    .identifies({ at: "Mon 12:10", email: "ada@example.com" });
  expect(visitor.endings).toMatchObject([
    { ended: "held", reason: "not_identified" },
    { ended: "suppressed", reason: "withdrawn" },
  ]);
});

test("an unsent delivery is withdrawn, and stays so whatever is allowed later", () => {
  const ada = person(shop([sends("thanks", event("Order Completed"))]))
    .does("Order Completed", { at: "Mon 12:00" })
    .says({ email_marketing: false }, { at: "Mon 12:05" });
  expect(ada.mayBeSent({ at: "Mon 12:05" })).toEqual({ answer: "cancel", reason: "withdrawn" });

  ada.says({ email_marketing: true }, { at: "Mon 12:06" });
  expect(ada.mayBeSent({ at: "Mon 12:07" })).toEqual({ answer: "cancel", reason: "withdrawn" });
});

test("a permission that is older than the refusal does not undo it, in whatever order they arrive", () => {
  const ada = person(shop([sends("thanks", event("Order Completed"))]))
    .says({ email_marketing: false }, { at: "Mon 12:05" })
    .says({ email_marketing: true }, { at: "Mon 12:00", arrives: "Mon 12:10" })
    .does("Order Completed", { at: "Mon 12:15" });
  expect(ada.endings).toMatchObject([{ ended: "suppressed", reason: "consent_denied:email_marketing" }]);
});

test("a refusal for one purpose leaves the waits of another alone", () => {
  const ada = person(
    shop([sends("left_checkout", leftCheckout, { purpose: "service" })], {
      consent: { purposes: { email_marketing: {}, service: { unknown: "granted" } } },
    }),
  )
    .does("Checkout Started", { at: "Mon 12:00" })
    .says({ email_marketing: false, service: true }, { at: "Mon 12:05" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toHaveLength(1);
});

test("silence is no permission unless the policy says so", () => {
  const ada = person(
    shop([sends("thanks", event("Order Completed"))], { consent: { purposes: { email_marketing: {} } } }),
  ).does("Order Completed", { at: "Mon 12:00" });
  expect(ada.endings).toMatchObject([{ ended: "suppressed", reason: "consent_unknown:email_marketing" }]);
});

test("who asks never to be written to gets nothing, whatever is allowed", () => {
  const ada = person(shop([sends("thanks", event("Order Completed"))]))
    .does("Order Completed", { at: "Mon 12:00" })
    .asksForSilence(true, { at: "Mon 12:05" })
    .does("Order Completed", { at: "Mon 12:10" });
  expect(ada.endings).toMatchObject([
    { ended: "fired" },
    { ended: "suppressed", reason: "person_suppressed" },
  ]);
  expect(ada.mayBeSent({ at: "Mon 12:10" })).toEqual({ answer: "cancel", reason: "suppressed" });
});
