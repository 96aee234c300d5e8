import { event } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const ordered = event("Order Completed");
const visited = event("Shop Visited");

test("of two triggers at one instant the one of higher priority gets the last place under the cap", () => {
  const ada = person(
    shop([sends("a_survey", ordered), sends("thanks", ordered, { priority: 10 })], {
      caps: [{ atMost: 1, per: "1d" }],
    }),
  ).does("Order Completed", { at: "Mon 12:00" });
  expect(ada.endings).toMatchObject([
    { trigger: "thanks", ended: "fired" },
    { trigger: "a_survey", ended: "suppressed", reason: "frequency_cap" },
  ]);
});

test("of equal priority, the name that comes first in the alphabet gets it", () => {
  const ada = person(
    shop([sends("thanks", ordered), sends("a_survey", ordered)], { caps: [{ atMost: 1, per: "1d" }] }),
  ).does("Order Completed", { at: "Mon 12:00" });
  expect(ada.endings).toMatchObject([
    { trigger: "a_survey", ended: "fired" },
    { trigger: "thanks", ended: "suppressed", reason: "frequency_cap" },
  ]);
});

test("a cap of elapsed time: a fire exactly 24 hours ago no longer counts", () => {
  const project = shop([sends("thanks", ordered)], { caps: [{ atMost: 1, per: "24h" }] });
  const exactly = person(project)
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Tue 12:00" });
  const earlier = person(project)
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Tue 11:59:59.999" });
  expect(exactly.fires).toHaveLength(2);
  expect(earlier.fires).toHaveLength(1);
});

test("a cap of one purpose neither counts nor refuses another purpose", () => {
  const ada = person(
    shop([sends("thanks", ordered), sends("receipt", ordered, { purpose: "service" })], {
      caps: [{ atMost: 1, per: "day", purpose: "email_marketing" }],
      consent: { purposes: { email_marketing: { unknown: "granted" }, service: { unknown: "granted" } } },
    }),
  )
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "Mon 13:00" });
  expect(ada.fires.map(({ trigger, at }) => `${trigger} ${at}`)).toEqual([
    "receipt Mon 12:00",
    "thanks Mon 12:00",
    "receipt Mon 13:00",
  ]);
});

const oncePerDay = shop([sends("hello", visited)], {
  caps: [{ atMost: 1, per: "day" }],
  zone: "Europe/Berlin",
});
const oncePer24Hours = shop([sends("hello", visited)], {
  caps: [{ atMost: 1, per: "24h" }],
  zone: "Europe/Berlin",
});

test("11 pm and midnight in Berlin are two days: a calendar cap allows both, 24 hours do not", () => {
  const byDay = person(oncePerDay)
    .does("Shop Visited", { at: "2026-10-23 21:00" })
    .does("Shop Visited", { at: "2026-10-23 22:00" });
  const byHours = person(oncePer24Hours)
    .does("Shop Visited", { at: "2026-10-23 21:00" })
    .does("Shop Visited", { at: "2026-10-23 22:00" });
  expect(byDay.fires).toHaveLength(2);
  expect(byHours.fires).toHaveLength(1);
});

test("25 October 2026 has 25 hours in Berlin: midnight to 23:59 is one day, though over 24 hours", () => {
  // Clocks go back at 01:00 UTC: the day runs from 24 October 22:00 UTC to 25 October 23:00 UTC.
  const byDay = person(oncePerDay)
    .does("Shop Visited", { at: "2026-10-24 22:00" })
    .does("Shop Visited", { at: "2026-10-25 22:59:59.999" })
    .does("Shop Visited", { at: "2026-10-25 23:00" });
  const byHours = person(oncePer24Hours)
    .does("Shop Visited", { at: "2026-10-24 22:00" })
    .does("Shop Visited", { at: "2026-10-25 22:00" });
  expect(byDay.fires.map(({ at }) => at)).toEqual(["2026-10-24 22:00", "2026-10-25 23:00"]);
  expect(byHours.fires.map(({ at }) => at)).toEqual(["2026-10-24 22:00", "2026-10-25 22:00"]);
});

test("a person's own zone comes before the project's", () => {
  const ada = person(oncePerDay)
    .identifies({ at: "2026-10-23 20:00", timezone: "America/New_York" })
    .does("Shop Visited", { at: "2026-10-23 21:00" })
    .does("Shop Visited", { at: "2026-10-23 22:00" })
    .does("Shop Visited", { at: "2026-10-24 04:00" });
  // 17:00 and 18:00 in New York are one day; midnight there is the next.
  expect(ada.fires.map(({ at }) => at)).toEqual(["2026-10-23 21:00", "2026-10-24 04:00"]);
});

test("weeks begin on Monday, months on the first, in the person's zone", () => {
  const perWeek = person(
    shop([sends("hello", visited)], { caps: [{ atMost: 1, per: "week" }], zone: "Europe/Berlin" }),
  )
    .does("Shop Visited", { at: "2026-10-19 12:00" })
    .does("Shop Visited", { at: "2026-10-25 22:59:59.999" })
    .does("Shop Visited", { at: "2026-10-25 23:00" });
  const perMonth = person(
    shop([sends("hello", visited)], { caps: [{ atMost: 1, per: "month" }], zone: "Europe/Berlin" }),
  )
    .does("Shop Visited", { at: "2026-10-19 12:00" })
    .does("Shop Visited", { at: "2026-10-31 22:59:59.999" })
    .does("Shop Visited", { at: "2026-10-31 23:00" });
  expect(perWeek.fires.map(({ at }) => at)).toEqual(["2026-10-19 12:00", "2026-10-25 23:00"]);
  expect(perMonth.fires.map(({ at }) => at)).toEqual(["2026-10-19 12:00", "2026-10-31 23:00"]);
});
