import { becomes, score, scored, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { intent, workedScores } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [intent], scores: workedScores },
  `{
    "triggers": {
      "intent": {
        "when": { "becomes": { "scored": "intent", "atLeast": 20 } },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "intent", "to": ["klaviyo"] }
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

test("the score crosses 20: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("the score crosses 20, cart 10 and newsletter 2, in $form", ({ project }) => {
  test("two cart adds a day apart have faded to 19.057, a newsletter makes 20.979: it fires with it", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 00:00" })
      .does("Product Added", { at: "Tue 00:00" });
    expect(ada.fires).toEqual([]);

    ada.does("Newsletter Subscribed", { at: "Tue 01:00" });
    expect(ada.fires).toEqual([{ trigger: "intent", at: "Tue 01:00", decidedAt: "Tue 01:00" }]);
  });

  test("boundary: two cart adds of one instant are exactly 20: it fires", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 00:00" })
      .does("Product Added", { at: "Mon 00:00" });
    expect(ada.fires).toHaveLength(1);
  });

  test("boundary: a minute apart they are 19.999: it does not fire", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 00:00" })
      .does("Product Added", { at: "Mon 00:01" })
      .ticksUntil("Sun 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("a score that has faded and crosses 20 once more fires once more", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 00:00" })
      .does("Product Added", { at: "Mon 00:00" })
      .does("Product Added", { at: "Wed 00:00" })
      .does("Product Added", { at: "Wed 00:00" })
      .ticksUntil("2026-02-04 00:00")
      .does("Product Added", { at: "2026-02-04 00:00" })
      .does("Product Added", { at: "2026-02-04 00:00" });
    expect(ada.fires.map(({ at }) => at)).toEqual(["Mon 00:00", "Wed 00:00", "2026-02-04 00:00"]);
  });
});

const withViews = bothForms(
  {
    triggers: [
      trigger("interest", {
        when: becomes(scored("interest", { atLeast: 20 })),
        purpose: "email_marketing",
        again: "always",
        send: { as: "Interest", to: ["klaviyo"] },
      }),
    ],
    scores: [
      score("interest", {
        halfLife: "7d",
        points: {
          active: [
            ["Product Added", 10],
            ["Newsletter Subscribed", 2],
          ],
          passive: [["Product Viewed", 1]],
        },
      }),
    ],
  },
  `{
    "triggers": {
      "interest": {
        "when": { "becomes": { "scored": "interest", "atLeast": 20 } },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "Interest", "to": ["klaviyo"] }
      }
    },
    "scores": {
      "interest": {
        "halfLife": "7d",
        "points": {
          "active": [["Product Added", 10], ["Newsletter Subscribed", 2]],
          "passive": [["Product Viewed", 1]]
        }
      }
    }
  }`,
);

test("a score with views: TypeScript and JSON are one plan", () => {
  expect(printedPlan(withViews[1])).toStrictEqual(printedPlan(withViews[0]));
});

describe.each(withViews)("the score crosses 20 with views of 1 point, in $form", ({ project }) => {
  test("adds at hours 0 and 24 give 19.057, a view at 25 gives 19.979, one at 26 gives 20.897: it fires then", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 00:00" })
      .does("Product Added", { at: "Tue 00:00" })
      .does("Product Viewed", { at: "Tue 01:00" })
      .ticksUntil("Tue 02:00");
    expect(ada.fires).toEqual([]);

    ada.does("Product Viewed", { at: "Tue 02:00" });
    expect(ada.fires).toEqual([{ trigger: "interest", at: "Tue 02:00", decidedAt: "Tue 02:00" }]);
  });
});
