import { atLeast, event, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";

const forms = bothForms(
  {
    triggers: [
      trigger("webinar_attended", {
        when: event("Webinar Registered")
          .followedBy("Webinar Left", { where: { minutes: atLeast(20) }, within: "14d" })
          .unless("Webinar Cancelled")
          .by("webinar_id"),
        purpose: "email_marketing",
        again: "always",
        send: { as: "Webinar Attended", to: ["klaviyo"] },
      }),
    ],
  },
  `{
    "triggers": {
      "webinar_attended": {
        "when": {
          "sequence": [
            { "event": "Webinar Registered" },
            { "event": "Webinar Left", "where": { "minutes": { "atLeast": 20 } }, "within": "14d" }
          ],
          "unless": "Webinar Cancelled",
          "by": "webinar_id"
        },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "Webinar Attended", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("webinar attended: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("webinar attended after registering for it, in $form", ({ project }) => {
  test("registered on Monday, there for 45 minutes on Thursday: it fires for that webinar", () => {
    const ada = person(project)
      .does("Webinar Registered", { at: "Mon 12:00", webinar_id: "w-7" })
      .does("Webinar Left", { at: "Thu 17:00", webinar_id: "w-7", minutes: 45 });
    expect(ada.fires).toEqual([
      { trigger: "webinar_attended", value: "w-7", at: "Thu 17:00", decidedAt: "Thu 17:00" },
    ]);
  });

  test("registered for one and looked in at another: it does not fire", () => {
    const ada = person(project)
      .does("Webinar Registered", { at: "Mon 12:00", webinar_id: "w-7" })
      .does("Webinar Left", { at: "Thu 17:00", webinar_id: "w-8", minutes: 45 });
    expect(ada.fires).toEqual([]);
  });

  test("cancelled in between: the registration does not count", () => {
    const ada = person(project)
      .does("Webinar Registered", { at: "Mon 12:00", webinar_id: "w-7" })
      .does("Webinar Cancelled", { at: "Tue 12:00", webinar_id: "w-7" })
      .does("Webinar Left", { at: "Thu 17:00", webinar_id: "w-7", minutes: 45 });
    expect(ada.fires).toEqual([]);
  });

  test("boundary: 20 minutes are attendance, 19 are not", () => {
    const attended = person(project)
      .does("Webinar Registered", { at: "Mon 12:00", webinar_id: "w-7" })
      .does("Webinar Left", { at: "Thu 17:00", webinar_id: "w-7", minutes: 20 });
    const lookedIn = person(project)
      .does("Webinar Registered", { at: "Mon 12:00", webinar_id: "w-7" })
      .does("Webinar Left", { at: "Thu 17:00", webinar_id: "w-7", minutes: 19 });
    expect(attended.fires).toHaveLength(1);
    expect(lookedIn.fires).toEqual([]);
  });
});
