import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { cartWait, workedExperiments } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [cartWait], experiments: workedExperiments },
  `{
    "triggers": {
      "cart_wait": {
        "when": {
          "notFollowedBy": "Order Completed",
          "after": { "event": "Checkout Started" },
          "for": { "byArm": "cart_wait", "arms": { "short": "15m", "long": "30m" } }
        },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "cart_wait", "to": ["klaviyo"] }
      }
    },
    "experiments": {
      "cart_wait": { "arms": { "short": 1, "long": 1 }, "goal": "Order Completed", "within": "7d" }
    }
  }`,
);

test("15 against 30 minutes: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("15 against 30 minutes, in $form", ({ project }) => {
  test("Cleo is in the short arm: started at 12:00, decided at 12:16", () => {
    const cleo = person(project, "u:cleo")
      .does("Checkout Started", { at: "Mon 12:00" })
      .ticksUntil("Mon 13:00");
    expect(cleo.fires).toEqual([{ trigger: "cart_wait", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);
  });

  test("Bert is in the long arm: started at 12:00, decided at 12:31", () => {
    const bert = person(project, "u:bert")
      .does("Checkout Started", { at: "Mon 12:00" })
      .ticksUntil("Mon 13:00");
    expect(bert.fires).toEqual([{ trigger: "cart_wait", at: "Mon 12:30", decidedAt: "Mon 12:31" }]);
  });

  test("the same person always has the same arm", () => {
    const bert = person(project, "u:bert")
      .does("Checkout Started", { at: "Mon 12:00" })
      .ticksUntil("Mon 13:00")
      .does("Checkout Started", { at: "Sat 12:00" })
      .ticksUntil("Sat 13:00");
    expect(bert.fires).toEqual([
      { trigger: "cart_wait", at: "Mon 12:30", decidedAt: "Mon 12:31" },
      { trigger: "cart_wait", at: "Sat 12:30", decidedAt: "Sat 12:31" },
    ]);
  });

  test("a purchase after 20 minutes is too late for the short arm and in time for the long one", () => {
    const cleo = person(project, "u:cleo")
      .does("Checkout Started", { at: "Mon 12:00" })
      .does("Order Completed", { at: "Mon 12:20" })
      .ticksUntil("Mon 13:00");
    const bert = person(project, "u:bert")
      .does("Checkout Started", { at: "Mon 12:00" })
      .does("Order Completed", { at: "Mon 12:20" })
      .ticksUntil("Mon 13:00");
    expect(cleo.fires).toHaveLength(1);
    expect(bert.fires).toEqual([]);
  });
});
