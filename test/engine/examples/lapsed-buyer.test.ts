import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { lapsedBuyer } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [lapsedBuyer] },
  `{
    "triggers": {
      "lapsed_buyer": {
        "when": { "notFollowedBy": "Order Completed", "after": { "event": "Order Completed" }, "for": "60d" },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "lapsed_buyer", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("no order for 60 days: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("no order for 60 days after an order, in $form", ({ project }) => {
  test("one order and silence: it fires about the end of day 60, once", () => {
    const ada = person(project).does("Order Completed", { at: "Mon 12:00" }).ticksUntil("2026-12-31 00:00");
    expect(ada.fires).toEqual([
      { trigger: "lapsed_buyer", at: "2026-03-06 12:00", decidedAt: "2026-03-06 12:01" },
    ]);
  });

  test("an order on day 59 ends the old wait and begins a new one", () => {
    const ada = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .does("Order Completed", { at: "2026-03-05 12:00" })
      .ticksUntil("2026-04-30 00:00");
    expect(ada.fires).toEqual([]);
    expect(ada.waits).toMatchObject({ opened: 2, cancelled: 1, pending: 1 });
  });

  test("boundary: an order exactly 60 days later is in time, and begins the next 60 days", () => {
    const ada = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .does("Order Completed", { at: "2026-03-06 12:00" })
      .ticksUntil("2026-12-31 00:00");
    expect(ada.fires).toEqual([
      { trigger: "lapsed_buyer", at: "2026-05-05 12:00", decidedAt: "2026-05-05 12:01" },
    ]);
  });
});
