import { becomes, last, oneOf, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";

const forms = bothForms(
  {
    triggers: [
      trigger("subscription_lost", {
        when: becomes(last("Subscription Changed").property("status", oneOf("cancelled", "paused")), {
          for: "1h",
        }),
        purpose: "email_marketing",
        again: "always",
        send: { as: "Subscription Lost", to: ["klaviyo"] },
      }),
    ],
  },
  `{
    "triggers": {
      "subscription_lost": {
        "when": {
          "becomes": {
            "last": "Subscription Changed",
            "path": "status",
            "test": { "oneOf": ["cancelled", "paused"] }
          },
          "for": "1h"
        },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "Subscription Lost", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("subscription changed: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("subscription changed, and an hour to change one's mind, in $form", ({ project }) => {
  test("cancelled, and still cancelled an hour later: it fires then", () => {
    const ada = person(project)
      .does("Subscription Changed", { at: "Mon 11:00", status: "active" })
      .does("Subscription Changed", { at: "Mon 12:00", status: "cancelled" })
      .ticksUntil("Tue 00:00");
    expect(ada.fires).toEqual([{ trigger: "subscription_lost", at: "Mon 13:00", decidedAt: "Mon 13:00" }]);
  });

  test("cancelled and taken back within the hour: it does not fire", () => {
    const ada = person(project)
      .does("Subscription Changed", { at: "Mon 12:00", status: "cancelled" })
      .does("Subscription Changed", { at: "Mon 12:40", status: "active" })
      .ticksUntil("Tue 00:00");
    expect(ada.fires).toEqual([]);
  });

  test("first paused, then cancelled: lost since the pause, so the hour runs from there, and it fires once", () => {
    const ada = person(project)
      .does("Subscription Changed", { at: "Mon 12:00", status: "paused" })
      .does("Subscription Changed", { at: "Mon 12:40", status: "cancelled" })
      .ticksUntil("Tue 00:00");
    expect(ada.fires).toEqual([{ trigger: "subscription_lost", at: "Mon 13:00", decidedAt: "Mon 13:00" }]);
  });

  test("boundary: taken back in the last millisecond of the hour is in time", () => {
    const ada = person(project)
      .does("Subscription Changed", { at: "Mon 12:00", status: "cancelled" })
      .does("Subscription Changed", { at: "Mon 13:00:00.000", status: "active" })
      .ticksUntil("Tue 00:00");
    expect(ada.fires).toEqual([]);
  });
});
