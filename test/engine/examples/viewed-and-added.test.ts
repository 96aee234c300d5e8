import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { viewedAndAdded } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [viewedAndAdded] },
  `{
    "triggers": {
      "viewed_and_added": {
        "when": {
          "notFollowedBy": "Order Completed",
          "after": {
            "sequence": [{ "event": "Product Viewed" }, { "event": "Product Added", "within": "24h" }]
          },
          "for": "48h"
        },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "viewed_and_added", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("viewed, added, not purchased: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("viewed, then added, then not purchased in 48 hours, in $form", ({ project }) => {
  const wednesday = { trigger: "viewed_and_added", at: "Wed 10:05", decidedAt: "Wed 10:06" };

  test("viewed at 10:00 and added at 10:05: decided at 10:06, about 10:05 two days later", () => {
    const ada = person(project)
      .does("Product Viewed", { at: "Mon 10:00" })
      .does("Product Added", { at: "Mon 10:05" })
      .ticksUntil("Fri 00:00");
    expect(ada.fires).toEqual([wednesday]);
  });

  test("boundary: a purchase of Wed 10:05:00.000 is in time", () => {
    const ada = person(project)
      .does("Product Viewed", { at: "Mon 10:00" })
      .does("Product Added", { at: "Mon 10:05" })
      .does("Order Completed", { at: "Wed 10:05:00.000" })
      .ticksUntil("Fri 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("a purchase of Wed 10:04 that arrives at 10:05:30, within the grace, prevents it", () => {
    const ada = person(project)
      .does("Product Viewed", { at: "Mon 10:00" })
      .does("Product Added", { at: "Mon 10:05" })
      .does("Order Completed", { at: "Wed 10:04", arrives: "Wed 10:05:30" })
      .ticksUntil("Fri 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("the same purchase arriving at 10:30 is too late: it has fired, and the false fire is told then", () => {
    const ada = person(project)
      .does("Product Viewed", { at: "Mon 10:00" })
      .does("Product Added", { at: "Mon 10:05" })
      .ticksUntil("Wed 10:29");
    expect(ada.fires).toEqual([wednesday]);
    expect(ada.count("late_cancel")).toBe(0);

    ada.does("Order Completed", { at: "Wed 10:04", arrives: "Wed 10:30" });
    expect(ada.effects.at(-1)).toMatchObject({ kind: "late_cancel", fire: ada.decisions[0]?.id });
  });

  test("added before it was viewed: it does not fire", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 10:00" })
      .does("Product Viewed", { at: "Mon 10:05" })
      .ticksUntil("Fri 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("viewed on Monday at 10:00 and added on Tuesday at 10:30: too late for the sequence", () => {
    const ada = person(project)
      .does("Product Viewed", { at: "Mon 10:00" })
      .does("Product Added", { at: "Tue 10:30" })
      .ticksUntil("Fri 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("viewed once more at 11:00, the latest view counts: decided on Thursday at 10:31", () => {
    const ada = person(project)
      .does("Product Viewed", { at: "Mon 10:00" })
      .does("Product Viewed", { at: "Mon 11:00" })
      .does("Product Added", { at: "Tue 10:30" })
      .ticksUntil("Fri 00:00");
    expect(ada.fires).toEqual([{ trigger: "viewed_and_added", at: "Thu 10:30", decidedAt: "Thu 10:31" }]);
  });

  test("boundary: added exactly 24 hours after the view counts, a millisecond later it does not", () => {
    const exactly = person(project)
      .does("Product Viewed", { at: "Mon 10:00" })
      .does("Product Added", { at: "Tue 10:00" })
      .ticksUntil("Fri 00:00");
    const later = person(project)
      .does("Product Viewed", { at: "Mon 10:00" })
      .does("Product Added", { at: "Tue 10:00:00.001" })
      .ticksUntil("Fri 00:00");
    expect(exactly.fires).toEqual([{ trigger: "viewed_and_added", at: "Thu 10:00", decidedAt: "Thu 10:01" }]);
    expect(later.fires).toEqual([]);
  });

  test("the two arrive in the order added, viewed: the same fire", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 10:05", arrives: "Mon 10:06" })
      .does("Product Viewed", { at: "Mon 10:00", arrives: "Mon 10:07" })
      .ticksUntil("Fri 00:00");
    expect(ada.fires).toEqual([wednesday]);
  });
});
