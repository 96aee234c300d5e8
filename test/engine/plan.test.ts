import { event, HeedError, matches, project } from "@heed/core";
import type { Trigger } from "@heed/core";
import type { Event } from "@heed/core/contracts";
import type { Plan } from "@heed/core/engine";
import { compile, fixedZones } from "@heed/core/engine";
import { re2Patterns } from "@heed/runtime";
import { expect, test } from "vitest";
import { noticing } from "./triggers.ts";

const consent = { purposes: { email_marketing: {} } };

function planOf(...triggers: readonly Trigger[]): Plan {
  return compile({ project: project({ triggers, consent }), patterns: re2Patterns, zones: fixedZones() });
}

function faultsOf(...triggers: readonly Trigger[]): readonly string[] {
  try {
    planOf(...triggers);
  } catch (error) {
    if (error instanceof HeedError) return error.faults.map(({ at, message }) => `${at}: ${message}`);
    throw error;
  }
  return [];
}

const coded = (where: string): Trigger => noticing(event("Code Used", { where: { code: matches(where) } }));

/** The use of a code. */
function used(code: string): Event {
  const said = { type: "track", name: "Code Used", source: "shop", id: code } as const;
  return { ...said, occurredAt: 0, receivedAt: 0, properties: { code }, context: {} };
}

test("matches speaks RE2", () => {
  const [source] = planOf(coded("^SAVE-[0-9]+$")).triggers[0]?.forms[0]?.sources ?? [];
  const asked = (code: string) => source?.kind === "event" && source.role.matches(used(code));
  expect([asked("SAVE-20"), asked("save-20")]).toEqual([true, false]);
});

test("a pattern that RE2 does not know is a fault of the plan", () => {
  expect(faultsOf(coded("(?=look-ahead)"))).toEqual([
    expect.stringMatching(/^triggers\.noticed\.when.*code.*regular expression/),
  ]);
});

test("all faults of all triggers are told at once", () => {
  const misspelt = noticing(event("A"), { name: "misspelt", purpose: "email_marketting" });
  expect(faultsOf(coded("("), misspelt)).toEqual([
    expect.stringContaining("triggers.noticed.when"),
    'triggers.misspelt.purpose: expected one of "email_marketing"; came "email_marketting". Did you mean "email_marketing"?',
  ]);
});

function namesOf({ triggers }: Plan): readonly string[] {
  return triggers.map(({ name }) => name);
}

test("a plan does not depend on the order in which its triggers were given", () => {
  const [a, b] = [noticing(event("A"), { name: "a" }), noticing(event("B"), { name: "b" })];
  expect(namesOf(planOf(b, a))).toEqual(namesOf(planOf(a, b)));
});
