import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { interested } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [interested] },
  `{
    "triggers": {
      "interested": {
        "when": {
          "anyOf": [
            { "becomes": { "did": { "page": true }, "atLeast": 3, "within": "30m" } },
            { "event": "Product Engaged", "where": { "seconds": { "above": 120 } } }
          ]
        },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "interested", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("several pages, or over 2 minutes: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("several pages in a visit, or over 2 minutes, in $form", ({ project }) => {
  test("the third page within half an hour fires it", () => {
    const ada = person(project)
      .visits("Home", { at: "Mon 12:00" })
      .visits("Sofas", { at: "Mon 12:01" })
      .visits("Delivery", { at: "Mon 12:02" });
    expect(ada.fires).toEqual([{ trigger: "interested", at: "Mon 12:02", decidedAt: "Mon 12:02" }]);
  });

  test("so does one page with over 2 minutes of attention", () => {
    const ada = person(project)
      .visits("Sofas", { at: "Mon 12:00" })
      .does("Product Engaged", { at: "Mon 12:03", seconds: 150 });
    expect(ada.fires).toEqual([{ trigger: "interested", at: "Mon 12:03", decidedAt: "Mon 12:03" }]);
  });

  test("two pages and a short look: it does not fire", () => {
    const ada = person(project)
      .visits("Home", { at: "Mon 12:00" })
      .visits("Sofas", { at: "Mon 12:01" })
      .does("Product Engaged", { at: "Mon 12:02", seconds: 30 })
      .ticksUntil("Tue 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("a fourth page of the same visit fires nothing more; another visit does", () => {
    const ada = person(project)
      .visits("Home", { at: "Mon 12:00" })
      .visits("Sofas", { at: "Mon 12:01" })
      .visits("Delivery", { at: "Mon 12:02" })
      .visits("Returns", { at: "Mon 12:03" })
      .visits("Home", { at: "Mon 20:00" })
      .visits("Sofas", { at: "Mon 20:01" })
      .visits("Delivery", { at: "Mon 20:02" });
    expect(ada.fires).toEqual([
      { trigger: "interested", at: "Mon 12:02", decidedAt: "Mon 12:02" },
      { trigger: "interested", at: "Mon 20:02", decidedAt: "Mon 20:02" },
    ]);
  });

  test("boundary: a first page exactly 30 minutes ago counts, one a millisecond older does not", () => {
    const exactly = person(project)
      .visits("Home", { at: "Mon 12:00" })
      .visits("Sofas", { at: "Mon 12:10" })
      .visits("Delivery", { at: "Mon 12:30" });
    const later = person(project)
      .visits("Home", { at: "Mon 12:00" })
      .visits("Sofas", { at: "Mon 12:10" })
      .visits("Delivery", { at: "Mon 12:30:00.001" });
    expect(exactly.fires).toHaveLength(1);
    expect(later.fires).toEqual([]);
  });
});
