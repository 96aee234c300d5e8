import { event, returned, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";

const forms = bothForms(
  {
    triggers: [
      trigger("second_visit", {
        when: event("Order Completed").followedBy(returned({ after: "4h" }), { within: "30d" }),
        purpose: "email_marketing",
        again: "always",
        send: { as: "Second Visit", to: ["klaviyo"] },
      }),
    ],
  },
  `{
    "triggers": {
      "second_visit": {
        "when": { "sequence": [{ "event": "Order Completed" }, { "returned": "4h", "within": "30d" }] },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "Second Visit", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("second visit after a purchase: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("second visit after a purchase, in $form", ({ project }) => {
  test("purchased on Monday, back on Thursday: it fires with the first page of Thursday, and with no later one", () => {
    const ada = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .visits("Thank You", { at: "Mon 12:01" })
      .visits("Home", { at: "Thu 09:00" })
      .visits("Sofas", { at: "Thu 09:01" })
      .visits("Home", { at: "Fri 09:00" });
    expect(ada.fires).toEqual([{ trigger: "second_visit", at: "Thu 09:00", decidedAt: "Thu 09:00" }]);
  });

  test("going on looking after the purchase is the same visit: it does not fire", () => {
    const ada = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .visits("Thank You", { at: "Mon 12:01" })
      .visits("Home", { at: "Mon 14:00" });
    expect(ada.fires).toEqual([]);
  });

  test("back without ever having purchased: it does not fire", () => {
    const ada = person(project).visits("Home", { at: "Mon 12:00" }).visits("Home", { at: "Thu 09:00" });
    expect(ada.fires).toEqual([]);
  });

  test("boundary: four quiet hours and a millisecond are another visit, four hours are not", () => {
    const same = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .visits("Home", { at: "Mon 16:00" });
    const another = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .visits("Home", { at: "Mon 16:00:00.001" });
    expect(same.fires).toEqual([]);
    expect(another.fires).toHaveLength(1);
  });

  test("boundary: back exactly 30 days later counts, a millisecond later it does not", () => {
    const exactly = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .visits("Home", { at: "2026-02-04 12:00" });
    const later = person(project)
      .does("Order Completed", { at: "Mon 12:00" })
      .visits("Home", { at: "2026-02-04 12:00:00.001" });
    expect(exactly.fires).toHaveLength(1);
    expect(later.fires).toEqual([]);
  });
});
