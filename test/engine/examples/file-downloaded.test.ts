import { endsWith, event, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";

const forms = bothForms(
  {
    triggers: [
      trigger("brochure_follow_up", {
        when: event("File Downloaded", { where: { file: endsWith(".pdf") } }).notFollowedBy(
          "Demo Requested",
          {
            for: "2d",
            repeat: "keep",
          },
        ),
        purpose: "email_marketing",
        again: "once",
        send: { as: "Brochure Follow-up", to: ["klaviyo"] },
      }),
    ],
  },
  `{
    "triggers": {
      "brochure_follow_up": {
        "when": {
          "notFollowedBy": "Demo Requested",
          "after": { "event": "File Downloaded", "where": { "file": { "endsWith": ".pdf" } } },
          "for": "2d",
          "repeat": "keep"
        },
        "purpose": "email_marketing",
        "again": "once",
        "send": { "as": "Brochure Follow-up", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("file downloaded: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("file downloaded and no demo requested for two days, in $form", ({ project }) => {
  test("a brochure on Monday, nothing until Wednesday: it fires, and another download moved nothing", () => {
    const ada = person(project)
      .does("File Downloaded", { at: "Mon 12:00", file: "brochure.pdf" })
      .does("File Downloaded", { at: "Tue 12:00", file: "prices.pdf" })
      .ticksUntil("Sun 00:00");
    expect(ada.fires).toEqual([{ trigger: "brochure_follow_up", at: "Wed 12:00", decidedAt: "Wed 12:01" }]);
  });

  test("a demo is requested the next day: it does not fire", () => {
    const ada = person(project)
      .does("File Downloaded", { at: "Mon 12:00", file: "brochure.pdf" })
      .does("Demo Requested", { at: "Tue 12:00" })
      .ticksUntil("Sun 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("a picture is no brochure: it does not fire", () => {
    const ada = person(project)
      .does("File Downloaded", { at: "Mon 12:00", file: "logo.png" })
      .ticksUntil("Sun 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("boundary: a demo requested exactly two days later is in time", () => {
    const ada = person(project)
      .does("File Downloaded", { at: "Mon 12:00", file: "brochure.pdf" })
      .does("Demo Requested", { at: "Wed 12:00" })
      .ticksUntil("Sun 00:00");
    expect(ada.fires).toEqual([]);
  });
});
