import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";
import { onboarding } from "../worked-examples.ts";

const forms = bothForms(
  { triggers: [onboarding] },
  `{
    "triggers": {
      "onboarding": {
        "when": { "firstSeen": true },
        "purpose": "email_marketing",
        "again": "always",
        "expires": "7d",
        "send": { "as": "onboarding", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("onboarding after the first interaction: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("onboarding after the first interaction, in $form", ({ project }) => {
  test("a person known by id is welcomed at once, and once", () => {
    const ada = person(project)
      .visits("Home", { at: "Mon 10:00" })
      .visits("Sofas", { at: "Mon 10:01" })
      .visits("Home", { at: "Thu 10:00" });
    expect(ada.fires).toEqual([{ trigger: "onboarding", at: "Mon 10:00", decidedAt: "Mon 10:00" }]);
  });

  test("nobody knows who it is: the fire is held until an address is told, and is about the first interaction", () => {
    const visitor = person(project, "a:phone").visits("Home", { at: "Mon 10:00" });
    expect(visitor.endings).toMatchObject([{ ended: "held", reason: "not_identified" }]);

    visitor.identifies({ at: "Tue 09:00", email: "ada@example.com" });
    expect(visitor.fires).toEqual([{ trigger: "onboarding", at: "Mon 10:00", decidedAt: "Tue 09:00" }]);
  });

  test("boundary: who is identified exactly 7 days later is still welcomed", () => {
    const visitor = person(project, "a:phone")
      .visits("Home", { at: "Mon 10:00" })
      .identifies({ at: "2026-01-12 10:00", email: "ada@example.com" });
    expect(visitor.fires).toEqual([
      { trigger: "onboarding", at: "Mon 10:00", decidedAt: "2026-01-12 10:00" },
    ]);
  });

  test("who is not identified within 7 days is not: the held fire expires a millisecond after them", () => {
    const visitor = person(project, "a:phone")
      .visits("Home", { at: "Mon 10:00" })
      .ticksUntil("2026-01-12 12:00")
      .identifies({ at: "2026-01-12 13:00", email: "ada@example.com" });
    expect(visitor.fires).toEqual([]);
    expect(visitor.endings.at(-1)).toMatchObject({ ended: "expired", decidedAt: "2026-01-12 10:00:00.001" });
  });

  test("an identify call alone is no interaction: it fires with the first page", () => {
    const ada = person(project)
      .identifies({ at: "Mon 09:00", email: "ada@example.com" })
      .visits("Home", { at: "Mon 10:00" });
    expect(ada.fires).toEqual([{ trigger: "onboarding", at: "Mon 10:00", decidedAt: "Mon 10:00" }]);
  });
});
