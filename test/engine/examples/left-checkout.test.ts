import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { leftCheckout } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [leftCheckout] },
  `{
    "triggers": {
      "left_checkout": {
        "when": { "notFollowedBy": "Order Completed", "after": { "event": "Checkout Started" }, "for": "15m" },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "left_checkout", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("left the checkout: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("left the checkout, in $form", ({ project }) => {
  test("no purchase after 15 minutes: it fires about that instant, a minute of grace later", () => {
    const ada = person(project).does("Checkout Started", { at: "Mon 12:00" }).ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);
  });

  test("purchased in time: it does not fire", () => {
    const ada = person(project)
      .does("Checkout Started", { at: "Mon 12:00" })
      .does("Order Completed", { at: "Mon 12:09" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([]);
    expect(ada.waits).toMatchObject({ opened: 1, cancelled: 1 });
  });

  test("boundary: a purchase exactly 15 minutes later is in time", () => {
    const ada = person(project)
      .does("Checkout Started", { at: "Mon 12:00" })
      .does("Order Completed", { at: "Mon 12:15" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([]);
  });

  test("boundary: a purchase that arrives with the last millisecond of the grace stops it, one later does not", () => {
    const inTime = person(project)
      .does("Checkout Started", { at: "Mon 12:00" })
      .does("Order Completed", { at: "Mon 12:14", arrives: "Mon 12:16" })
      .ticksUntil("Mon 13:00");
    const late = person(project)
      .does("Checkout Started", { at: "Mon 12:00" })
      .does("Order Completed", { at: "Mon 12:14", arrives: "Mon 12:16:00.001" })
      .ticksUntil("Mon 13:00");
    expect(inTime.fires).toEqual([]);
    expect(late.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);
  });
});
