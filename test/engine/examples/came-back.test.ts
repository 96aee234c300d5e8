import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import type { Person } from "../person.ts";
import { person } from "../person.ts";
import { cameBack } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [cameBack] },
  `{
    "triggers": {
      "came_back": {
        "when": {
          "sequence": [
            {
              "event": "Product Added",
              "if": { "did": "Product Viewed", "distinct": "product_id", "atLeast": 3, "within": "24h" }
            },
            { "returned": true, "within": "24h" }
          ]
        },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "came_back", "to": ["klaviyo"] }
      }
    }
  }`,
);

/** Three products viewed from 09:00 on, one of them added at 09:12, then silence. */
const threeViewedOneAdded = (story: Person): Person =>
  story
    .does("Product Viewed", { at: "Mon 09:00", product_id: "sofa" })
    .does("Product Viewed", { at: "Mon 09:05", product_id: "lamp" })
    .does("Product Viewed", { at: "Mon 09:10", product_id: "chair" })
    .does("Product Added", { at: "Mon 09:12", product_id: "lamp" });

test("viewed several, added, returned: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("viewed several, added, returned within 24 hours, in $form", ({ project }) => {
  test("back in the evening: it fires with the first thing done then", () => {
    const ada = threeViewedOneAdded(person(project)).does("Product Viewed", {
      at: "Mon 18:00",
      product_id: "lamp",
    });
    expect(ada.fires).toEqual([{ trigger: "came_back", at: "Mon 18:00", decidedAt: "Mon 18:00" }]);
  });

  test("back the next day at 09:08, within 24 hours of the adding: it fires", () => {
    const ada = threeViewedOneAdded(person(project)).visits("Home", { at: "Tue 09:08" });
    expect(ada.fires).toEqual([{ trigger: "came_back", at: "Tue 09:08", decidedAt: "Tue 09:08" }]);
  });

  test("boundary: the first return exactly 24 hours after the adding counts, at 09:12:00.001 it does not", () => {
    const exactly = threeViewedOneAdded(person(project)).visits("Home", { at: "Tue 09:12" });
    const later = threeViewedOneAdded(person(project)).visits("Home", { at: "Tue 09:12:00.001" });
    expect(exactly.fires).toEqual([{ trigger: "came_back", at: "Tue 09:12", decidedAt: "Tue 09:12" }]);
    expect(later.fires).toEqual([]);
  });

  test("boundary: going on after exactly 30 minutes is no return, after a millisecond more it is", () => {
    const goesOn = threeViewedOneAdded(person(project)).visits("Home", { at: "Mon 09:42" });
    const returns = threeViewedOneAdded(person(project)).visits("Home", { at: "Mon 09:42:00.001" });
    expect(goesOn.fires).toEqual([]);
    expect(returns.fires).toHaveLength(1);
  });

  test("one product viewed three times is not several: it does not fire", () => {
    const ada = person(project)
      .does("Product Viewed", { at: "Mon 09:00", product_id: "lamp" })
      .does("Product Viewed", { at: "Mon 09:05", product_id: "lamp" })
      .does("Product Viewed", { at: "Mon 09:10", product_id: "lamp" })
      .does("Product Added", { at: "Mon 09:12", product_id: "lamp" })
      .visits("Home", { at: "Mon 18:00" });
    expect(ada.fires).toEqual([]);
  });
});
