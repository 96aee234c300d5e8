import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { personalDiscount } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [personalDiscount] },
  `{
    "triggers": {
      "personal_discount": {
        "when": { "becomes": { "last": "Cart Updated", "path": "max_item_price", "test": { "atLeast": 300 } } },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "personal_discount", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("a high-value item in the cart: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("a high-value item in the cart, in $form", ({ project }) => {
  test("the dearest item costs 450: it fires at once", () => {
    const ada = person(project).does("Cart Updated", { at: "Mon 12:00", max_item_price: 450 });
    expect(ada.fires).toEqual([{ trigger: "personal_discount", at: "Mon 12:00", decidedAt: "Mon 12:00" }]);
  });

  test("boundary: it fires at exactly 300, not at 299.99", () => {
    const low = person(project).does("Cart Updated", { at: "Mon 12:00", max_item_price: 299.99 });
    const high = person(project).does("Cart Updated", { at: "Mon 12:00", max_item_price: 300 });
    expect(low.fires).toEqual([]);
    expect(high.fires).toHaveLength(1);
  });

  test("it fires again only after the value was below", () => {
    const ada = person(project)
      .does("Cart Updated", { at: "Mon 12:00", max_item_price: 450 })
      .does("Cart Updated", { at: "Mon 12:05", max_item_price: 500 })
      .does("Cart Updated", { at: "Mon 12:10", max_item_price: 20 })
      .does("Cart Updated", { at: "Mon 12:15", max_item_price: 450 });
    expect(ada.fires).toEqual([
      { trigger: "personal_discount", at: "Mon 12:00", decidedAt: "Mon 12:00" },
      { trigger: "personal_discount", at: "Mon 12:15", decidedAt: "Mon 12:15" },
    ]);
  });

  test("an older state of the cart that arrives late does not count: the newest one decides", () => {
    const ada = person(project)
      .does("Cart Updated", { at: "Mon 12:10", max_item_price: 20 })
      .does("Cart Updated", { at: "Mon 12:00", arrives: "Mon 12:11", max_item_price: 450 });
    expect(ada.fires).toEqual([]);
  });
});
