import { atLeast, event, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";

const forms = bothForms(
  {
    triggers: [
      trigger("happy_reviewer", {
        when: event("Review Submitted", { where: { rating: atLeast(4) } }),
        purpose: "email_marketing",
        again: { after: "30d" },
        send: {
          as: "Happy Reviewer",
          to: ["klaviyo"],
          properties: ({ evidence }) => ({ product: evidence.last.properties.product_name }),
        },
      }),
    ],
  },
  `{
    "triggers": {
      "happy_reviewer": {
        "when": { "event": "Review Submitted", "where": { "rating": { "atLeast": 4 } } },
        "purpose": "email_marketing",
        "again": { "after": "30d" },
        "send": {
          "as": "Happy Reviewer",
          "to": ["klaviyo"],
          "properties": { "product": { "path": "evidence.last.properties.product_name" } }
        }
      }
    }
  }`,
);

test("review submitted: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("review submitted: ask happy reviewers to recommend us, in $form", ({ project }) => {
  test("five stars for the sofa: it fires at once and says what was reviewed", () => {
    const ada = person(project).does("Review Submitted", {
      at: "Mon 12:00",
      rating: 5,
      product_name: "Sofa",
    });
    expect(ada.fires).toEqual([{ trigger: "happy_reviewer", at: "Mon 12:00", decidedAt: "Mon 12:00" }]);
    expect(ada.payload).toEqual({ product: "Sofa" });
  });

  test("two stars: it does not fire", () => {
    const ada = person(project).does("Review Submitted", { at: "Mon 12:00", rating: 2 });
    expect(ada.fires).toEqual([]);
  });

  test("boundary: four stars are happy, three and a half are not", () => {
    const four = person(project).does("Review Submitted", { at: "Mon 12:00", rating: 4 });
    const less = person(project).does("Review Submitted", { at: "Mon 12:00", rating: 3.5 });
    expect(four.fires).toHaveLength(1);
    expect(less.fires).toEqual([]);
  });

  test("a second review in the same week asks nothing again", () => {
    const ada = person(project)
      .does("Review Submitted", { at: "Mon 12:00", rating: 5 })
      .does("Review Submitted", { at: "Thu 12:00", rating: 5 });
    expect(ada.endings).toMatchObject([{ ended: "fired" }, { ended: "suppressed", reason: "again" }]);
  });
});
