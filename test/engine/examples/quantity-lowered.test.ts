import { anyOf, below, event, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";

const forms = bothForms(
  {
    triggers: [
      trigger("second_thoughts", {
        when: anyOf(
          event("Product Removed"),
          event("Cart Updated", { where: { quantity_change: below(0) } }),
        ),
        purpose: "email_marketing",
        again: { after: "1h" },
        send: { as: "Second Thoughts", to: ["klaviyo"] },
      }),
    ],
  },
  `{
    "triggers": {
      "second_thoughts": {
        "when": {
          "anyOf": [
            { "event": "Product Removed" },
            { "event": "Cart Updated", "where": { "quantity_change": { "below": 0 } } }
          ]
        },
        "purpose": "email_marketing",
        "again": { "after": "1h" },
        "send": { "as": "Second Thoughts", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("cart quantity lowered: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("cart quantity lowered, in $form", ({ project }) => {
  test("from three to two: it fires at once", () => {
    const ada = person(project).does("Cart Updated", { at: "Mon 12:00", quantity: 2, quantity_change: -1 });
    expect(ada.fires).toEqual([{ trigger: "second_thoughts", at: "Mon 12:00", decidedAt: "Mon 12:00" }]);
  });

  test("a product taken out altogether: it fires too", () => {
    const ada = person(project).does("Product Removed", { at: "Mon 12:00", product_id: "lamp" });
    expect(ada.fires).toHaveLength(1);
  });

  test("one more of it: it does not fire", () => {
    const ada = person(project).does("Cart Updated", { at: "Mon 12:00", quantity: 4, quantity_change: 1 });
    expect(ada.fires).toEqual([]);
  });

  test("boundary: an update that changes no quantity, or does not say, lowers nothing", () => {
    const ada = person(project)
      .does("Cart Updated", { at: "Mon 12:00", quantity_change: 0 })
      .does("Cart Updated", { at: "Mon 12:01", coupon: "SPRING" });
    expect(ada.fires).toEqual([]);
  });
});
