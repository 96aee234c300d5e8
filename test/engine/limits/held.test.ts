import { event, firstSeen, inSegment, not, segment, trait } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const ordered = event("Order Completed");

test("a fire of somebody without an address is held, and decided when one is told", () => {
  const visitor = person(shop([sends("thanks", ordered)]), "a:phone").does("Order Completed", {
    at: "Mon 12:00",
  });
  expect(visitor.endings).toMatchObject([{ ended: "held", reason: "not_identified" }]);

  visitor.identifies({ at: "Mon 15:00", email: "ada@example.com" });
  expect(visitor.fires).toEqual([{ trigger: "thanks", at: "Mon 12:00", decidedAt: "Mon 15:00" }]);
});

test("of several fires the newest is held; the one that it replaces has expired", () => {
  const visitor = person(shop([sends("thanks", ordered)]), "a:phone")
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Mon 13:00" })
    .identifies({ at: "Mon 15:00", email: "ada@example.com" });
  expect(visitor.endings).toMatchObject([
    { at: "Mon 12:00", ended: "held" },
    { at: "Mon 13:00", ended: "held" },
    { at: "Mon 12:00", ended: "expired", reason: "replaced" },
    { at: "Mon 13:00", ended: "fired" },
  ]);
});

test("`if` is asked again when it is decided: staff who identify themselves get nothing", () => {
  const staff = segment("staff", trait("staff", true));
  const visitor = person(
    shop([sends("thanks", ordered, { if: not(inSegment(staff)) })], { segments: [staff] }),
    "a:phone",
  )
    .does("Order Completed", { at: "Mon 12:00" })
    .identifies({ at: "Mon 15:00", email: "ada@shop.example", staff: true });
  expect(visitor.endings).toMatchObject([{ ended: "held" }, { ended: "if_false" }]);
});

test("identified: require refuses at once instead, any sends it anyhow", () => {
  const required = person(shop([sends("thanks", ordered, { identified: "require" })]), "a:phone").does(
    "Order Completed",
    { at: "Mon 12:00" },
  );
  const any = person(shop([sends("thanks", ordered, { identified: "any" })]), "a:phone").does(
    "Order Completed",
    { at: "Mon 12:00" },
  );
  expect(required.endings).toMatchObject([{ ended: "suppressed", reason: "not_identified" }]);
  expect(any.fires).toHaveLength(1);
});

test("held and never identified: it expires a millisecond after it was worth sending", () => {
  const visitor = person(shop([sends("thanks", ordered, { expires: "2h" })]), "a:phone")
    .does("Order Completed", { at: "Mon 12:00" })
    .ticksUntil("Tue 00:00");
  expect(visitor.endings.at(-1)).toMatchObject({ ended: "expired", decidedAt: "Mon 14:00:00.001" });
});

test("a held first interaction falls away where it turns out not to be the person's first", () => {
  const ada = person(shop([sends("onboarding", firstSeen(), { expires: "7d" })]));
  const phone = ada.anonymouslyOn("phone");
  ada.visits("Home", { at: "Mon 09:00" });
  phone.visits("Home", { at: "Tue 12:00" });
  expect(phone.endings).toMatchObject([{ ended: "held", reason: "not_identified" }]);

  ada.logsInOn(phone, { at: "Tue 12:05" });
  expect(ada.endings).toMatchObject([
    { at: "Mon 09:00", ended: "fired" },
    { at: "Tue 12:00", ended: "expired", reason: "not_first" },
  ]);
});

test("a held first interaction that is the first of both fires with the login", () => {
  const ada = person(shop([sends("onboarding", firstSeen(), { expires: "7d" })]));
  const phone = ada.anonymouslyOn("phone").visits("Home", { at: "Mon 09:00" });
  ada.logsInOn(phone, { at: "Mon 09:05" });
  expect(ada.fires).toEqual([{ trigger: "onboarding", at: "Mon 09:00", decidedAt: "Mon 09:05" }]);
});
