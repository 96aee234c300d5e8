import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { loyalty } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [loyalty] },
  `{
    "triggers": {
      "loyalty": {
        "when": { "becomes": { "did": "Order Completed", "atLeast": 3 } },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "loyalty", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("loyalty after several purchases: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("loyalty after several purchases, in $form", ({ project }) => {
  test("boundary: the third purchase fires it, the second does not", () => {
    const ada = person(project)
      .does("Order Completed", { at: "Mon 10:00", order_id: "o-1" })
      .does("Order Completed", { at: "Tue 10:00", order_id: "o-2" });
    expect(ada.fires).toEqual([]);

    ada.does("Order Completed", { at: "Wed 10:00", order_id: "o-3" });
    expect(ada.fires).toEqual([{ trigger: "loyalty", at: "Wed 10:00", decidedAt: "Wed 10:00" }]);
  });

  test("it fires once: a fourth and fifth purchase turn nothing", () => {
    const ada = person(project)
      .does("Order Completed", { at: "Mon 10:00" })
      .does("Order Completed", { at: "Mon 11:00" })
      .does("Order Completed", { at: "Mon 12:00" })
      .does("Order Completed", { at: "Mon 13:00" })
      .does("Order Completed", { at: "Mon 14:00" });
    expect(ada.fires).toHaveLength(1);
  });
});
