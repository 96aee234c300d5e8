import { event, fired } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const ordered = event("Order Completed");

test("a draft decides nothing at all", () => {
  const ada = person(shop([sends("thanks", ordered, { state: "draft" })])).does("Order Completed", {
    at: "Mon 12:00",
  });
  expect(ada.endings).toEqual([]);
});

test("a draft that goes live begins then: what happened before it is not made up for", () => {
  const wait = event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" });
  const ada = person(shop([sends("left_checkout", wait, { state: "draft" })]))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(shop([sends("left_checkout", wait)]), { at: "Mon 12:05" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([]);
});

test("a shadow passes every limit and sends nothing", () => {
  const ada = person(shop([sends("thanks", ordered, { state: "shadow" })])).does("Order Completed", {
    at: "Mon 12:00",
  });
  expect(ada.endings).toMatchObject([{ ended: "shadow" }]);
  expect(ada.deliveries).toEqual([]);
});

test("a shadow asks the limits as a live trigger would: its own again counts, no cap does", () => {
  const ada = person(
    shop(
      [sends("a_shadow", ordered, { state: "shadow", again: { after: "1d" } }), sends("thanks", ordered)],
      {
        caps: [{ atMost: 1, per: "1d" }],
      },
    ),
  )
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Tue 11:00" });
  expect(ada.endings).toMatchObject([
    { trigger: "a_shadow", ended: "shadow" },
    { trigger: "thanks", ended: "fired" },
    { trigger: "a_shadow", ended: "suppressed", reason: "again" },
    { trigger: "thanks", ended: "suppressed", reason: "frequency_cap" },
  ]);
});

test("what follows a shadow's fires fires only where it is a shadow itself", () => {
  const shadow = sends("thanks", ordered, { state: "shadow" });
  const ada = person(
    shop([shadow, sends("live", fired(shadow)), sends("shade", fired(shadow), { state: "shadow" })]),
  ).does("Order Completed", { at: "Mon 12:00" });
  expect(ada.endings).toMatchObject([
    { trigger: "thanks", ended: "shadow" },
    { trigger: "shade", ended: "shadow" },
  ]);
});

const paused = { state: "paused", whilePaused: "hold", expires: "7d" } as const;

test("paused, to hold: the newest fire is kept, and decided anew when the trigger is resumed", () => {
  const ada = person(shop([sends("thanks", ordered, paused)]))
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Tue 12:00" })
    .deploys(shop([sends("thanks", ordered, { expires: "7d" })]), { at: "Wed 09:00" });
  expect(ada.endings).toMatchObject([
    { at: "Mon 12:00", ended: "held", reason: "paused" },
    { at: "Tue 12:00", ended: "held", reason: "paused" },
    { at: "Mon 12:00", ended: "expired", reason: "replaced" },
    { at: "Tue 12:00", ended: "fired", decidedAt: "Wed 09:00" },
  ]);
});

test("what is held by a pause is decided by the id that it was held under", () => {
  const ada = person(shop([sends("thanks", ordered, paused)]))
    .does("Order Completed", { at: "Tue 12:00" })
    .deploys(shop([sends("thanks", ordered, { expires: "7d" })]), { at: "Wed 09:00" });
  expect(ada.decisions.map(({ id }) => id)).toEqual([ada.decisions[0]?.id, ada.decisions[0]?.id]);
});

test("a pause that is longer than the fire is worth: it expires", () => {
  const ada = person(shop([sends("thanks", ordered, { ...paused, expires: "1d" })]))
    .does("Order Completed", { at: "Mon 12:00" })
    .deploys(shop([sends("thanks", ordered, { expires: "1d" })]), { at: "Wed 09:00" });
  expect(ada.endings).toMatchObject([
    { ended: "held", reason: "paused" },
    { ended: "expired", decidedAt: "Tue 12:00:00.001" },
  ]);
});

test("paused, to drop: nothing is kept, and a resumption brings nothing back", () => {
  const ada = person(shop([sends("thanks", ordered, { state: "paused", whilePaused: "drop" })]))
    .does("Order Completed", { at: "Mon 12:00" })
    .deploys(shop([sends("thanks", ordered)]), { at: "Mon 13:00" });
  expect(ada.endings).toMatchObject([{ ended: "suppressed", reason: "paused" }]);
});

test("a wait goes on while its trigger is paused", () => {
  const wait = event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" });
  const ada = person(shop([sends("left_checkout", wait, paused)]))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(shop([sends("left_checkout", wait, { expires: "7d" })]), { at: "Mon 12:05" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);
});
