import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import type { Person } from "../person.ts";
import { person } from "../person.ts";
import { winBack, workedScores } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [winBack], scores: workedScores },
  `{
    "triggers": {
      "win_back": {
        "when": { "becomes": { "all": [{ "scored": "engagement", "below": 5 }, { "inactive": "30d" }] } },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "win_back", "to": ["klaviyo"] }
      }
    },
    "scores": {
      "engagement": {
        "halfLife": "14d",
        "points": { "active": [["Product Added", 10]], "passive": [["Product Viewed", 1]] }
      },
      "intent": {
        "halfLife": "7d",
        "points": { "active": [["Product Added", 10], ["Newsletter Subscribed", 2]] }
      }
    }
  }`,
);

/** 10 points and 2, all at Monday noon. */
const twelvePoints = (story: Person): Person =>
  story
    .does("Product Viewed", { at: "Mon 12:00" })
    .does("Product Viewed", { at: "Mon 12:00" })
    .does("Product Added", { at: "Mon 12:00" });

test("low engagement and silence: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("low engagement and 30 days of silence, in $form", ({ project }) => {
  test("a score of 12 has faded to 2.72 by then: it fires exactly on day 30", () => {
    const ada = twelvePoints(person(project)).ticksUntil("2026-03-31 00:00");
    expect(ada.fires).toEqual([
      { trigger: "win_back", at: "2026-02-04 12:00", decidedAt: "2026-02-04 12:00" },
    ]);
  });

  test("a score of 24 is still above 5 on day 30: it fires when it falls below, on day 31.682", () => {
    const ada = twelvePoints(twelvePoints(person(project))).ticksUntil("2026-03-31 00:00");
    expect(ada.fires).toEqual([
      { trigger: "win_back", at: "2026-02-06 04:22:46.592", decidedAt: "2026-02-06 04:22:46.592" },
    ]);
  });

  test("seen for the first time and silent ever since, without any activity: not before day 30", () => {
    const ada = person(project)
      .identifies({ at: "Mon 12:00", email: "ada@example.com" })
      .ticksUntil("2026-03-31 00:00");
    expect(ada.fires).toEqual([
      { trigger: "win_back", at: "2026-02-04 12:00", decidedAt: "2026-02-04 12:00" },
    ]);
  });

  test("a page on day 29 breaks the silence: it does not fire on day 30, but 30 days after the page", () => {
    const ada = twelvePoints(person(project))
      .visits("Home", { at: "2026-02-03 12:00" })
      .ticksUntil("2026-02-28 00:00");
    expect(ada.fires).toEqual([]);
    expect(ada.ticksUntil("2026-03-31 00:00").fires).toEqual([
      { trigger: "win_back", at: "2026-03-05 12:00", decidedAt: "2026-03-05 12:00" },
    ]);
  });

  test("boundary: a page in the very millisecond in which 30 days are over is in time", () => {
    const ada = twelvePoints(person(project))
      .visits("Home", { at: "2026-02-04 12:00" })
      .ticksUntil("2026-02-28 00:00");
    expect(ada.fires).toEqual([]);
  });
});
