import { event, HeedError, matches } from "@heed/core";
import type { Trigger } from "@heed/core";
import type { PlanSources } from "@heed/core/engine";
import { compile, reactionKey } from "@heed/core/engine";
import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { noticing } from "./triggers.ts";

const patterns: PlanSources["patterns"] = (pattern) => {
  const compiled = RE2JS.compile(pattern);
  return (text) => compiled.matcher(text).find();
};

const consent = { purposes: { email_marketing: {} } };

function faultsOf(sources: Partial<PlanSources>): readonly string[] {
  try {
    compile({ triggers: [], consent, patterns, ...sources });
  } catch (error) {
    if (error instanceof HeedError) return error.faults.map(({ at, message }) => `${at}: ${message}`);
    throw error;
  }
  return [];
}

const coded = (where: string): Trigger => noticing(event("Code Used", { where: { code: matches(where) } }));

test("matches speaks RE2", () => {
  const plan = compile({ triggers: [coded("^SAVE-[0-9]+$")], consent, patterns });
  const [reaction] = plan.reactions.get(reactionKey("track", "Code Used")) ?? [];
  const used = (code: string) =>
    reaction?.starts?.matches({
      type: "track",
      name: "Code Used",
      source: "shop",
      id: code,
      occurredAt: 0,
      receivedAt: 0,
      properties: { code },
      context: {},
    });
  expect([used("SAVE-20"), used("save-20")]).toEqual([true, false]);
});

test("a pattern that RE2 does not know is a fault of the plan, with its place", () => {
  expect(faultsOf({ triggers: [coded("(?=look-ahead)")] })).toEqual([
    'triggers.noticed.when.event("Code Used").where.code: matches: expected a regular expression in RE2 syntax (no look-around, no back-references); came "(?=look-ahead)"',
  ]);
});

test("all faults of all triggers, of the policy and of the grace are told at once", () => {
  const twice = noticing(event("A"), { purpose: "email_marketting" });
  // @ts-expect-error: "a minute" is no duration
  expect(faultsOf({ triggers: [coded("("), twice, twice], grace: "a minute" })).toEqual([
    'grace: expected elapsed time such as "1m"; came "a minute"',
    "triggers.noticed: expected every trigger to have a name of its own; came two of this one",
    "triggers.noticed: expected every trigger to have a name of its own; came two of this one",
    expect.stringContaining("triggers.noticed.when"),
    'triggers.noticed.purpose: expected one of "email_marketing"; came "email_marketting". Did you mean "email_marketing"?',
    'triggers.noticed.purpose: expected one of "email_marketing"; came "email_marketting". Did you mean "email_marketing"?',
  ]);
});

const names = (triggers: readonly Trigger[]) =>
  compile({ triggers, consent, patterns }).triggers.map(({ name }) => name);

test("a plan does not depend on the order in which its triggers were given", () => {
  const [a, b] = [noticing(event("A"), { name: "a" }), noticing(event("B"), { name: "b" })];
  expect(names([b, a])).toEqual(names([a, b]));
});

test("equal patterns of many triggers are one function", () => {
  const where = { price: { above: 3 } };
  const triggers = ["a", "b"].map((name) => noticing(event("Order", { where: { ...where } }), { name }));
  const [first, second] = compile({ triggers, consent, patterns }).reactions.get("track Order") ?? [];
  expect(first?.starts?.matches).toBe(second?.starts?.matches);
});
