import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { abandonedCart } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [abandonedCart] },
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
      }
    }
  }`,
);

test("added, not purchased, per cart: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("added, no purchase within 24 hours, per cart, in $form", ({ project }) => {
  test("of two carts one is purchased: it fires for the other, the next day", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .does("Product Added", { at: "Mon 10:00", cart_id: "c2" })
      .does("Order Completed", { at: "Mon 11:00", cart_id: "c1" })
      .ticksUntil("Wed 00:00");
    expect(ada.fires).toEqual([
      { trigger: "abandoned_cart", value: "c2", at: "Tue 10:00", decidedAt: "Tue 10:01" },
    ]);
  });

  test("both carts purchased: it does not fire", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .does("Product Added", { at: "Mon 10:00", cart_id: "c2" })
      .does("Order Completed", { at: "Mon 11:00", cart_id: "c1" })
      .does("Order Completed", { at: "Mon 11:05", cart_id: "c2" })
      .ticksUntil("Wed 00:00");
    expect(ada.fires).toEqual([]);
    expect(ada.waits).toMatchObject({ opened: 2, cancelled: 2 });
  });

  test("a purchase that names no cart ends the wait of every cart", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .does("Product Added", { at: "Mon 10:00", cart_id: "c2" })
      .does("Order Completed", { at: "Mon 11:00" })
      .ticksUntil("Wed 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("what is added without a cart begins nothing, and is counted", () => {
    const ada = person(project).does("Product Added", { at: "Mon 09:00" }).ticksUntil("Wed 00:00");
    expect(ada.fires).toEqual([]);
    expect(ada.count("no_key")).toBe(1);
  });

  test("something more is added to the cart: its deadline moves", () => {
    const ada = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .does("Product Added", { at: "Mon 15:30", cart_id: "c1" })
      .ticksUntil("Wed 00:00");
    expect(ada.fires).toEqual([
      { trigger: "abandoned_cart", value: "c1", at: "Tue 15:30", decidedAt: "Tue 15:31" },
    ]);
  });

  test("boundary: a purchase exactly 24 hours later is in time, a millisecond later it is not", () => {
    const inTime = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .does("Order Completed", { at: "Tue 09:00", cart_id: "c1" })
      .ticksUntil("Wed 00:00");
    const late = person(project)
      .does("Product Added", { at: "Mon 09:00", cart_id: "c1" })
      .ticksUntil("Tue 09:02")
      .does("Order Completed", { at: "Tue 09:00:00.001", arrives: "Tue 09:02", cart_id: "c1" })
      .ticksUntil("Wed 00:00");
    expect(inTime.fires).toEqual([]);
    expect(late.fires).toEqual([
      { trigger: "abandoned_cart", value: "c1", at: "Tue 09:00", decidedAt: "Tue 09:01" },
    ]);
    expect(late.count("late_cancel")).toBe(0);
  });
});
