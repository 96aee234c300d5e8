import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { lingering } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [lingering] },
  `{
    "triggers": {
      "lingering": {
        "when": {
          "becomes": {
            "all": [
              { "did": "Product Viewed", "after": "Page Left" },
              { "since": "Product Viewed", "atLeast": "2m" },
              { "last": "Cart Updated", "path": "value", "test": { "above": 200 } }
            ]
          }
        },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "lingering", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("on the page and a full cart: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("on the page for 2 minutes and the cart above 200, in $form", ({ project }) => {
  test("a cart of 250 at 11:59 and a view at 12:00:00: it fires at 12:02:00.000, without another event", () => {
    const ada = person(project)
      .does("Cart Updated", { at: "Mon 11:59", value: 250 })
      .does("Product Viewed", { at: "Mon 12:00:00" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "lingering", at: "Mon 12:02", decidedAt: "Mon 12:02" }]);
  });

  test("the page is left at 12:01:30: it does not fire", () => {
    const ada = person(project)
      .does("Cart Updated", { at: "Mon 11:59", value: 250 })
      .does("Product Viewed", { at: "Mon 12:00:00" })
      .does("Page Left", { at: "Mon 12:01:30" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([]);
  });

  test("the cart first reaches 250 at 12:04, still on the page: it fires at 12:04", () => {
    const ada = person(project)
      .does("Product Viewed", { at: "Mon 12:00:00" })
      .does("Cart Updated", { at: "Mon 12:04", value: 250 })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "lingering", at: "Mon 12:04", decidedAt: "Mon 12:04" }]);
  });

  test("boundary: a page that is left in the very millisecond of the 2 minutes was left in time", () => {
    const ada = person(project)
      .does("Cart Updated", { at: "Mon 11:59", value: 250 })
      .does("Product Viewed", { at: "Mon 12:00" })
      .does("Page Left", { at: "Mon 12:02:00.000" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([]);
  });

  test("boundary: a cart of exactly 200 is not above 200", () => {
    const ada = person(project)
      .does("Cart Updated", { at: "Mon 11:59", value: 200 })
      .does("Product Viewed", { at: "Mon 12:00" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([]);
  });

  test("another product is viewed after a minute: the 2 minutes begin anew", () => {
    const ada = person(project)
      .does("Cart Updated", { at: "Mon 11:59", value: 250 })
      .does("Product Viewed", { at: "Mon 12:00" })
      .does("Product Viewed", { at: "Mon 12:01" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "lingering", at: "Mon 12:03", decidedAt: "Mon 12:03" }]);
  });
});
