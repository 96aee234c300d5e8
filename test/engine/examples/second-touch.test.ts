import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { abandonedCart, secondTouch } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [abandonedCart, secondTouch] },
  `{
    "triggers": {
      "abandoned_cart": {
        "when": {
          "notFollowedBy": "Order Completed",
          "after": { "event": "Product Added" },
          "for": "24h",
          "by": "cart_id"
        },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "abandoned_cart", "to": ["klaviyo"] }
      },
      "second_touch": {
        "when": { "notFollowedBy": "Order Completed", "after": { "fired": "abandoned_cart" }, "for": "48h" },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "second_touch", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("a second touch two days later: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("a second touch two days after the first, in $form", ({ project }) => {
  const firstTouch = { trigger: "abandoned_cart", value: "c1", at: "Tue 09:00", decidedAt: "Tue 09:01" };

  test("nothing is purchased: it starts with the first one's fire and has a wait of its own", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .ticksUntil("Sat 00:00");
    expect(ada.fires).toEqual([
      firstTouch,
      { trigger: "second_touch", value: "c1", at: "Thu 09:00", decidedAt: "Thu 09:01" },
    ]);
  });

  test("purchased after the first touch: no second one", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .does("Order Completed", { at: "Wed 12:00", cart_id: "c1" })
      .ticksUntil("Sat 00:00");
    expect(ada.fires).toEqual([firstTouch]);
  });

  test("purchased before the first touch: neither", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .does("Order Completed", { at: "Mon 12:00", cart_id: "c1" })
      .ticksUntil("Sat 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("boundary: a purchase exactly 48 hours after the first touch's instant is in time", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .does("Order Completed", { at: "Thu 09:00", cart_id: "c1" })
      .ticksUntil("Sat 00:00");
    expect(ada.fires).toEqual([firstTouch]);
  });

  test("the first touch turns out false: what it began is cancelled", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .ticksUntil("Tue 10:00")
      .does("Order Completed", { at: "Mon 12:00", arrives: "Tue 10:00", cart_id: "c1" })
      .ticksUntil("Sat 00:00");
    expect(ada.fires).toEqual([firstTouch]);
    expect(ada.effects).toContainEqual({
      kind: "cancelled",
      trigger: "second_touch",
      value: "c1",
      by: "late_cancel",
    });
  });
});
