import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { scrolled } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [scrolled], grace: "0s" },
  `{
    "triggers": {
      "scrolled": {
        "when": { "notFollowedBy": "Scrolled", "after": { "event": "Scrolled" }, "for": "5s" },
        "purpose": "email_marketing",
        "again": "always",
        "send": { "as": "scrolled", "to": ["klaviyo"] }
      }
    },
    "grace": "0s"
  }`,
);

test("a burst, debounced: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("a burst, debounced, without grace, in $form", ({ project }) => {
  test("four scrolls and 5 seconds of quiet after them: it fires once", () => {
    const ada = person(project)
      .does("Scrolled", { at: "Mon 12:00:00" })
      .does("Scrolled", { at: "Mon 12:00:02" })
      .does("Scrolled", { at: "Mon 12:00:03" })
      .does("Scrolled", { at: "Mon 12:00:07" })
      .ticksUntil("Mon 12:01");
    expect(ada.fires).toEqual([{ trigger: "scrolled", at: "Mon 12:00:12", decidedAt: "Mon 12:00:12" }]);
  });

  test("two bursts are two fires", () => {
    const ada = person(project)
      .does("Scrolled", { at: "Mon 12:00:00" })
      .does("Scrolled", { at: "Mon 12:00:01" })
      .does("Scrolled", { at: "Mon 12:00:20" })
      .ticksUntil("Mon 12:01");
    expect(ada.fires.map(({ at }) => at)).toEqual(["Mon 12:00:06", "Mon 12:00:25"]);
  });

  test("boundary: a scroll exactly 5 seconds later belongs to the burst, a millisecond later to the next one", () => {
    const belongs = person(project)
      .does("Scrolled", { at: "Mon 12:00:00" })
      .does("Scrolled", { at: "Mon 12:00:05" })
      .ticksUntil("Mon 12:01");
    const next = person(project)
      .does("Scrolled", { at: "Mon 12:00:00" })
      .does("Scrolled", { at: "Mon 12:00:05.001" })
      .ticksUntil("Mon 12:01");
    expect(belongs.fires.map(({ at }) => at)).toEqual(["Mon 12:00:10"]);
    expect(next.fires.map(({ at }) => at)).toEqual(["Mon 12:00:05", "Mon 12:00:10.001"]);
  });

  test("with the usual minute of grace a burst is decided a minute later, and what comes until then belongs to it", () => {
    const ada = person({ ...project, grace: "1m" })
      .does("Scrolled", { at: "Mon 12:00:00" })
      .does("Scrolled", { at: "Mon 12:00:30" })
      .ticksUntil("Mon 12:05");
    expect(ada.fires).toEqual([{ trigger: "scrolled", at: "Mon 12:00:35", decidedAt: "Mon 12:01:35" }]);
  });
});
