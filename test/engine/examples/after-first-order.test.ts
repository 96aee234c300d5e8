import { did, event, returned, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";

const forms = bothForms(
  {
    triggers: [
      trigger("back_after_first_order", {
        when: event("Order Completed", { if: did("Order Completed", { atMost: 1 }) }).followedBy(returned(), {
          within: "14d",
        }),
        purpose: "email_marketing",
        again: "once",
        send: { as: "Back After First Order", to: ["klaviyo"] },
      }),
    ],
  },
  `{
    "triggers": {
      "back_after_first_order": {
        "when": {
          "sequence": [
            { "event": "Order Completed", "if": { "did": "Order Completed", "atMost": 1 } },
            { "returned": true, "within": "14d" }
          ]
        },
        "purpose": "email_marketing",
        "again": "once",
        "send": { "as": "Back After First Order", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("returning after a first order: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("returning after a first order, in $form", ({ project }) => {
  test("ordered on Monday, back on Friday: it fires", () => {
    const ada = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .visits("Home", { at: "Fri 09:00" });
    expect(ada.fires).toEqual([
      { trigger: "back_after_first_order", at: "Fri 09:00", decidedAt: "Fri 09:00" },
    ]);
  });

  test("two orders in one visit, the first begins it: it fires once", () => {
    const ada = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .does("Order Completed", { at: "Mon 12:20" })
      .visits("Home", { at: "Fri 09:00" })
      .visits("Home", { at: "Sat 09:00" });
    expect(ada.fires.map(({ at }) => at)).toEqual(["Fri 09:00"]);
  });

  test("back within the fortnight only after a second order: that one begins nothing", () => {
    const ada = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .does("Order Completed", { at: "2026-02-02 12:00" })
      .visits("Home", { at: "2026-02-03 12:00" });
    expect(ada.fires).toEqual([]);
  });

  test("boundary: back exactly 14 days later counts, a millisecond later it does not", () => {
    const exactly = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .visits("Home", { at: "2026-01-19 12:00" });
    const later = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .visits("Home", { at: "2026-01-19 12:00:00.001" });
    expect(exactly.fires).toHaveLength(1);
    expect(later.fires).toEqual([]);
  });
});
