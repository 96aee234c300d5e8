import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { highValueAdded } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [highValueAdded] },
  `{
    "triggers": {
      "high_value_added": {
        "when": {
          "sequence": [
            {
              "event": "Product Engaged",
              "where": { "seconds": { "above": 180 }, "price": { "atLeast": 200 } }
            },
            { "event": "Product Added", "within": "30m" }
          ],
          "by": "product_id"
        },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "high_value_added", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("long on a high-value product, then added: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("over 3 minutes on a high-value product, then added, in $form", ({ project }) => {
  test("the sofa is looked at for 4 minutes and added: it fires for the sofa", () => {
    const ada = person(project)
      .does("Product Engaged", { at: "Mon 12:00", product_id: "sofa", seconds: 240, price: 899 })
      .does("Product Added", { at: "Mon 12:10", product_id: "sofa" });
    expect(ada.fires).toEqual([
      { trigger: "high_value_added", value: "sofa", at: "Mon 12:10", decidedAt: "Mon 12:10" },
    ]);
  });

  test("the sofa is looked at and the lamp is added: it does not fire", () => {
    const ada = person(project)
      .does("Product Engaged", { at: "Mon 12:00", product_id: "sofa", seconds: 240, price: 899 })
      .does("Product Added", { at: "Mon 12:10", product_id: "lamp" });
    expect(ada.fires).toEqual([]);
  });

  test("boundary: a price of exactly 200 is high, 199.99 is not", () => {
    const high = person(project)
      .does("Product Engaged", { at: "Mon 12:00", product_id: "sofa", seconds: 240, price: 200 })
      .does("Product Added", { at: "Mon 12:10", product_id: "sofa" });
    const low = person(project)
      .does("Product Engaged", { at: "Mon 12:00", product_id: "sofa", seconds: 240, price: 199.99 })
      .does("Product Added", { at: "Mon 12:10", product_id: "sofa" });
    expect(high.fires).toHaveLength(1);
    expect(low.fires).toEqual([]);
  });

  test("boundary: exactly 180 seconds are not over 3 minutes", () => {
    const ada = person(project)
      .does("Product Engaged", { at: "Mon 12:00", product_id: "sofa", seconds: 180, price: 899 })
      .does("Product Added", { at: "Mon 12:10", product_id: "sofa" });
    expect(ada.fires).toEqual([]);
  });

  test("boundary: added exactly 30 minutes later counts, a millisecond later it does not", () => {
    const exactly = person(project)
      .does("Product Engaged", { at: "Mon 12:00", product_id: "sofa", seconds: 240, price: 899 })
      .does("Product Added", { at: "Mon 12:30", product_id: "sofa" });
    const later = person(project)
      .does("Product Engaged", { at: "Mon 12:00", product_id: "sofa", seconds: 240, price: 899 })
      .does("Product Added", { at: "Mon 12:30:00.001", product_id: "sofa" });
    expect(exactly.fires).toHaveLength(1);
    expect(later.fires).toEqual([]);
  });
});
