import type { Duration } from "@heed/core";
import { event, project, trigger } from "@heed/core";
import { expect, test } from "vitest";
import { PERMITTED } from "../forms.ts";
import type { Person } from "../person.ts";
import { person } from "../person.ts";

/** Nothing is sent between ten in the evening and eight in the morning, in Vienna: an hour ahead of UTC in January. */
const quietNights = (expires: Duration) =>
  project({
    triggers: [
      trigger("left_checkout", {
        when: event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" }),
        purpose: "email_marketing",
        expires,
        send: { as: "Left Checkout", to: ["klaviyo"] },
      }),
    ],
    quietHours: { from: "22:00", to: "08:00" },
    zone: "Europe/Vienna",
    consent: PERMITTED,
  });

/** Left at 22:55 local time, so about 23:10, decided at 23:11. */
const leftLate = (story: Person): Person =>
  story.does("Checkout Started", { at: "Mon 21:55" }).ticksUntil("Mon 22:12");

test("due at 23:10 local time: it is decided then, and its sending waits until 08:00", () => {
  const ada = leftLate(person(quietNights("24h")));
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 22:10", decidedAt: "Mon 22:11" }]);
  expect(ada.mayBeSent({ at: "Mon 22:11" })).toEqual({ answer: "wait", until: "Tue 07:00" });
  expect(ada.mayBeSent({ at: "Tue 07:00" })).toEqual({ answer: "send" });
});

test("a purchase before the morning: the sending is overtaken", () => {
  const ada = leftLate(person(quietNights("24h"))).does("Order Completed", { at: "Tue 01:00" });
  expect(ada.mayBeSent({ at: "Tue 07:00" })).toEqual({ answer: "cancel", reason: "overtaken" });
});

test("worth sending for 6 hours only, which end before the morning: it expires at once", () => {
  const ada = leftLate(person(quietNights("6h")));
  expect(ada.mayBeSent({ at: "Mon 22:11" })).toEqual({ answer: "cancel", reason: "expired" });
});

test("it expires counted from the moment, not from the decision: 8 h 50 min reach 08:00 exactly, a minute less does not", () => {
  const reaches = leftLate(person(quietNights("530m")));
  const falls = leftLate(person(quietNights("529m")));
  expect(reaches.mayBeSent({ at: "Mon 22:11" })).toEqual({ answer: "wait", until: "Tue 07:00" });
  expect(falls.mayBeSent({ at: "Mon 22:11" })).toEqual({ answer: "cancel", reason: "expired" });
});

test("22:00 is quiet already, 08:00 is not any more", () => {
  const ada = leftLate(person(quietNights("24h")));
  expect(ada.mayBeSent({ at: "Tue 20:59:59.999" })).toEqual({ answer: "send" });
  expect(ada.mayBeSent({ at: "Tue 06:59:59.999" })).toEqual({ answer: "wait", until: "Tue 07:00" });
  expect(leftLate(person(quietNights("48h"))).mayBeSent({ at: "Tue 21:00" })).toEqual({
    answer: "wait",
    until: "Wed 07:00",
  });
});

test("the zone is the person's own where it is known: in New York it is still afternoon", () => {
  const ada = person(quietNights("24h")).identifies({ at: "Mon 09:00", timezone: "America/New_York" });
  expect(leftLate(ada).mayBeSent({ at: "Mon 22:11" })).toEqual({ answer: "send" });
});

test("a word that names no zone changes nothing", () => {
  const ada = person(quietNights("24h")).identifies({ at: "Mon 09:00", timezone: "Middle/Earth" });
  expect(leftLate(ada).mayBeSent({ at: "Mon 22:11" })).toEqual({ answer: "wait", until: "Tue 07:00" });
});

/** Quiet until half past two in the morning, in Berlin. */
const quietUntilHalfPastTwo = project({
  triggers: [
    trigger("thanks", {
      when: event("Order Completed"),
      purpose: "email_marketing",
      send: { as: "Thanks", to: ["klaviyo"] },
    }),
  ],
  quietHours: { from: "22:00", to: "02:30" },
  zone: "Europe/Berlin",
  consent: PERMITTED,
});

test("the night of 29 March 2026 has no 02:30 in Berlin: it opens with the first instant after the gap", () => {
  const ada = person(quietUntilHalfPastTwo).does("Order Completed", { at: "2026-03-28 22:00" });
  expect(ada.mayBeSent({ at: "2026-03-28 22:00" })).toEqual({ answer: "wait", until: "2026-03-29 01:00" });
});

test("the night of 25 October 2026 has 02:30 twice: it opens with the earlier, and is not quiet a second time", () => {
  const ada = person(quietUntilHalfPastTwo).does("Order Completed", { at: "2026-10-24 21:00" });
  expect(ada.mayBeSent({ at: "2026-10-24 21:00" })).toEqual({ answer: "wait", until: "2026-10-25 00:30" });
  expect(ada.mayBeSent({ at: "2026-10-25 01:15" })).toEqual({ answer: "send" });
});
