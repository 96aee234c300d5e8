import { expect, test } from "vitest";
import { faultsOfPolicy, grants, purposesOf } from "./policy.ts";

const faults = (policy: unknown) =>
  faultsOfPolicy(policy, "consent").map(({ at, message }) => `${at}: ${message}`);

test("a purpose needs the category of its own name, and silence is no permission, unless said otherwise", () => {
  const purposes = purposesOf({
    purposes: { email_marketing: {}, push: { categories: ["C0003", "C0004"], unknown: "granted" } },
  });
  expect([...purposes.values()]).toEqual([
    { name: "email_marketing", categories: ["email_marketing"], unknown: "denied" },
    { name: "push", categories: ["C0003", "C0004"], unknown: "granted" },
  ]);
});

test("all categories must be allowed, and a missing one is not", () => {
  const purpose = { name: "push", categories: ["C0003", "C0004"], unknown: "denied" } as const;
  expect(grants(purpose, { C0003: true, C0004: true, C0009: false })).toBe(true);
  expect(grants(purpose, { C0003: true, C0004: false })).toBe(false);
  expect(grants(purpose, { C0003: true })).toBe(false);
  expect(grants(purpose, {})).toBe(false);
});

test("a category is never inherited", () => {
  const purpose = { name: "x", categories: ["constructor"], unknown: "denied" } as const;
  expect(grants(purpose, {})).toBe(false);
});

test("a sound policy has no faults", () => {
  expect(faults({ purposes: { email_marketing: { categories: ["C0004"], unknown: "granted" } } })).toEqual(
    [],
  );
  expect(faults({ purposes: { analytics: {} }, collect: "analytics" })).toEqual([]);
});

test("all faults of a policy are told at once, with the nearest words", () => {
  const policy = {
    purposes: {
      email_marketing: { categories: [], unkown: "denied" },
      push: { categories: [3], unknown: "maybe" },
      sms: "yes",
    },
    collect: "email_marketting",
    colect: "push",
  };
  expect(faults(policy)).toEqual([
    'consent.colect: expected one of "purposes", "collect"; came "colect". Did you mean "collect"?',
    'consent.collect: expected one of "email_marketing", "push", "sms"; came "email_marketting". Did you mean "email_marketing"?',
    'consent.purposes.email_marketing.unkown: expected one of "categories", "unknown"; came "unkown". Did you mean "unknown"?',
    "consent.purposes.email_marketing.categories: expected a list of category names, at least one; came something else",
    "consent.purposes.push.categories: expected a list of category names, at least one; came something else",
    'consent.purposes.push.unknown: expected "granted" or "denied"; came something else',
    'consent.purposes.sms: expected { categories: ["…"], unknown: "denied" }; came something else',
  ]);
});

for (const junk of [undefined, null, "granted", [], {}, { purposes: [] }]) {
  test(`${JSON.stringify(junk) ?? "nothing"} is no policy`, () => {
    expect(faults(junk)).toEqual([
      'consent: expected { purposes: { email_marketing: { categories: ["C0004"] } } }; came something else',
    ]);
  });
}
