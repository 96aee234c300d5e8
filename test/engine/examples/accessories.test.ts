import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { accessories } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [accessories] },
  `{
    "triggers": {
      "accessories": {
        "when": { "event": "Product Engaged", "where": { "seconds": { "above": 120 } } },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "accessories", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("over 2 minutes on a product page: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("over 2 minutes on a product page, in $form", ({ project }) => {
  test("121 seconds of attention, told by the page itself: it fires at once", () => {
    const ada = person(project).does("Product Engaged", { at: "Mon 12:00", seconds: 121 });
    expect(ada.fires).toEqual([{ trigger: "accessories", at: "Mon 12:00", decidedAt: "Mon 12:00" }]);
  });

  test("boundary: exactly 120 seconds are not over 2 minutes", () => {
    const ada = person(project)
      .does("Product Engaged", { at: "Mon 12:00", seconds: 120 })
      .ticksUntil("Tue 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("it arrives five minutes later: decided then, about when it happened", () => {
    const ada = person(project).does("Product Engaged", {
      at: "Mon 12:00",
      arrives: "Mon 12:05",
      seconds: 300,
    });
    expect(ada.fires).toEqual([{ trigger: "accessories", at: "Mon 12:00", decidedAt: "Mon 12:05" }]);
  });

  test("seconds written as text are no number: it does not fire", () => {
    const ada = person(project).does("Product Engaged", { at: "Mon 12:00", seconds: "300" });
    expect(ada.fires).toEqual([]);
  });
});
