import { expect, test } from "vitest";
import type { Fault } from "../contracts/index.ts";
import { faultsOfAgain, faultsOfCap, faultsOfQuietHours } from "./index.ts";

const lines = (faults: readonly Fault[]): readonly string[] =>
  faults.map(({ at, message }) => `${at}: ${message}`);

const again = (value: unknown) => lines(faultsOfAgain(value, "again"));
const cap = (value: unknown) => lines(faultsOfCap(value, "caps[0]", ["email_marketing", "push"]));
const quiet = (value: unknown) => lines(faultsOfQuietHours(value, "quietHours"));

test("sound limits have no faults", () => {
  expect(again("always")).toEqual([]);
  expect(again("once")).toEqual([]);
  expect(again({ after: "7d", atMost: 3, per: "30d" })).toEqual([]);
  expect(again({ after: { byArm: "pause", arms: { short: "1d", long: "7d" } } })).toEqual([]);
  expect(cap({ atMost: 3, per: "week", purpose: "push" })).toEqual([]);
  expect(cap({ atMost: 32, per: "24h" })).toEqual([]);
  expect(quiet({ from: "22:00", to: "08:00" })).toEqual([]);
});

test("all faults of an again are told at once", () => {
  expect(again({ afer: "7d", after: "7 days", atMost: 33, per: "week" })).toEqual([
    'again.afer: expected one of "after", "atMost", "per"; came "afer". Did you mean "after"?',
    'again.after: expected elapsed time such as "24h" or "7d" (ms, s, m, h, d, w); came "7 days"',
    "again.atMost: expected a whole number from 1 to 32; came 33",
    'again.per: expected elapsed time such as "24h" or "7d" (ms, s, m, h, d, w); came "week"',
  ]);
});

test("a number needs its span, and a span its number", () => {
  expect(again({ atMost: 3 })).toEqual([
    'again.per: expected elapsed time such as "30d" beside "atMost"; came nothing',
  ]);
  expect(again({ per: "30d" })).toEqual([
    'again.atMost: expected a whole number from 1 to 32 beside "per"; came nothing',
  ]);
});

test("every arm of a value is looked at", () => {
  expect(again({ after: { byArm: "pause", arms: { short: "1d", long: 7 } } })).toEqual([
    'again.after.arms.long: expected elapsed time such as "24h" or "7d" (ms, s, m, h, d, w); came 7',
  ]);
});

test("what is no again at all is told with what it could be", () => {
  expect(again("onse")).toEqual([
    'again: expected one of "always", "once"; came "onse". Did you mean "once"?',
  ]);
  for (const junk of [{}, [], null, 7]) {
    expect(again(junk)).toEqual([
      `again: expected "always", "once", { after: "7d" } or { atMost: 3, per: "30d" }; came ${JSON.stringify(junk)}`,
    ]);
  }
});

test("all faults of a cap are told at once", () => {
  expect(cap({ atMost: 0, per: "fortnight", purpose: "email_marketting", atmost: 1 })).toEqual([
    'caps[0].atmost: expected one of "atMost", "per", "purpose"; came "atmost". Did you mean "atMost"?',
    "caps[0].atMost: expected a whole number from 1 to 32; came 0",
    'caps[0].per: expected "day", "week", "month" or elapsed time such as "24h"; came "fortnight"',
    'caps[0].purpose: expected one of "email_marketing", "push"; came "email_marketting". Did you mean "email_marketing"?',
  ]);
  expect(cap({ per: "day" })).toEqual(["caps[0].atMost: expected a whole number from 1 to 32; came nothing"]);
  expect(cap(null)).toEqual(['caps[0]: expected { atMost: 3, per: "week" }; came null']);
  expect(lines(faultsOfCap({ atMost: 1, per: "day", purpose: 3 }, "caps[0]"))).toEqual([
    "caps[0].purpose: expected the name of a purpose; came 3",
  ]);
});

test("quiet hours are two times of a local day that differ", () => {
  expect(quiet({ from: "24:00", to: "8:00", too: 1 })).toEqual([
    'quietHours.too: expected one of "from", "to"; came "too". Did you mean "to"?',
    'quietHours.from: expected a local time such as "22:00", from "00:00" to "23:59"; came "24:00"',
    'quietHours.to: expected a local time such as "22:00", from "00:00" to "23:59"; came "8:00"',
  ]);
  expect(quiet({ from: "22:00", to: "22:00" })).toEqual([
    'quietHours: expected "from" and "to" to differ; came "22:00" twice, which is no time at all or all of it',
  ]);
  expect(quiet("22:00-08:00")).toEqual([
    'quietHours: expected { from: "22:00", to: "08:00" }; came "22:00-08:00"',
  ]);
});
