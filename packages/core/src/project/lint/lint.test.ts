import { expect, test } from "vitest";
import { checkProject } from "../check.ts";
import type { CheckContext } from "../check-context.ts";

const CONTEXT: CheckContext = { patterns: (pattern) => (text) => new RegExp(pattern).test(text) };
const SEND = { as: "Told", to: ["klaviyo"] };

interface Parts {
  readonly trigger?: object;
  readonly project?: object;
  readonly context?: object;
}

/** Each diagnostic as `severity CODE place within the trigger`. */
function told({ trigger = {}, project = {}, context = {} }: Parts): readonly string[] {
  const whole = {
    triggers: { t: { when: { event: "A" }, purpose: "mail", again: "once", send: SEND, ...trigger } },
    scores: {
      capped: {
        halfLife: "7d",
        points: { active: [["A", 1]], passive: [["B", 1]] },
        caps: { active: 10, passive: 5 },
      },
      open: { halfLife: "7d", points: { active: [["A", 1]] } },
    },
    ...project,
  };
  return checkProject(whole, { ...CONTEXT, ...context }).map(
    ({ severity, code, at }) =>
      `${severity} ${code.slice("HEED_RULE_".length)} ${at.replace("triggers.t.", "")}`,
  );
}

const ofCondition = (condition: object): readonly string[] => told({ trigger: { if: condition } });
const ofTest = (tests: unknown, path = "x"): readonly string[] =>
  told({ trigger: { when: { event: "A", where: { [path]: tests } } } });

const NEVER = ["error NEVER_HOLDS when"];

test.each([
  [[{ above: 5 }, { below: 3 }], NEVER],
  [[{ above: 5 }, { atMost: 5 }], NEVER],
  [[{ atLeast: 5 }, { atMost: 5 }], []],
  [[{ between: [1, 2] }, { above: 2 }], NEVER],
  [["a", "b"], NEVER],
  [["a", { isNot: "a" }], NEVER],
  [[{ oneOf: ["a", "b"] }, { noneOf: ["b", "a", "c"] }], NEVER],
  [[{ oneOf: ["a", "b"] }, { startsWith: "c" }], NEVER],
  [[{ oneOf: ["a", "b"] }, { startsWith: "b" }], []],
  [[{ above: 5 }, { startsWith: "b" }], NEVER],
  [[{ asNumber: { above: 5 } }, { startsWith: "6" }], []],
  [[{ asNumber: { above: 5 } }, { below: 4 }], NEVER],
  [[{ exists: true }, { missing: true }], NEVER],
  [[{ missing: true }, { above: 1 }], NEVER],
  [[{ missing: true }, { isNot: 1 }], []],
  [[{ missing: true }, null], []],
  [[{ after: "2026-01-01" }, { before: "2025-01-01" }], NEVER],
  [[{ after: "2025-01-01" }, { before: "2026-01-01" }], []],
  [[{ contains: "a" }, { contains: "b" }], []],
])("of one value %j: %j", (tests, expected) => {
  expect(ofTest(tests)).toEqual(expected);
});

test("of a list each test may be passed by another element, but never beside its own opposite", () => {
  expect(ofTest([{ above: 5 }, { below: 3 }], "items[*].price")).toEqual([]);
  expect(ofTest([5, { isNot: 5 }], "items[*].price")).toEqual(NEVER);
  expect(ofTest([{ exists: true }, { missing: true }], "items[*].price")).toEqual(NEVER);
});

test("what an event asks itself and what is asked beside it must go together", () => {
  const event = { event: "A", where: { x: { above: 5 } } };
  expect(ofCondition({ did: event, where: { x: { below: 5 } } })).toEqual(["error NEVER_HOLDS if.did"]);
  expect(ofCondition({ did: [event, "A"], where: { x: { below: 5 } } })).toEqual([
    "warning NEVER_HOLDS if.did[0]",
  ]);
});

const did = (more: object): object => ({ did: "A", ...more });
const last = (tests: unknown): object => ({ last: "A", path: "x", test: tests });

test.each([
  ["a condition and its opposite", { all: [did({}), { not: did({}) }] }, "error NEVER_HOLDS if.all"],
  [
    "the opposite one level down",
    { all: [did({}), { all: [{ not: did({}) }, { consented: "mail" }] }] },
    "error NEVER_HOLDS if.all",
  ],
  ["counts apart", { all: [did({ atLeast: 3 }), did({ atMost: 2 })] }, "error NEVER_HOLDS if.all"],
  [
    "a count and not a lower one",
    { all: [did({ atLeast: 3 }), { not: did({ atLeast: 2 }) }] },
    "error NEVER_HOLDS if.all",
  ],
  ["counts that meet", { all: [did({ atLeast: 3 }), { not: did({ atLeast: 4 }) }] }, undefined],
  [
    "counts of other windows",
    { all: [did({ atLeast: 3, within: "2d" }), did({ atMost: 2, within: "1d" })] },
    undefined,
  ],
  [
    "sums apart",
    {
      all: [
        { sum: "A", path: "x", atLeast: 3 },
        { sum: "A", path: "x", atMost: 2.5 },
      ],
    },
    "error NEVER_HOLDS if.all",
  ],
  [
    "averages that need not be",
    {
      all: [
        { not: { average: "A", path: "x", atLeast: 3 } },
        { not: { average: "A", path: "x", atMost: 3 } },
      ],
    },
    undefined,
  ],
  [
    "scores apart",
    {
      all: [
        { scored: "open", above: 5 },
        { scored: "open", below: 5 },
      ],
    },
    "error NEVER_HOLDS if.all",
  ],
  [
    "scores that a latch holds together",
    {
      all: [
        { scored: "open", atLeast: 5, leaveBelow: 2 },
        { scored: "open", below: 3 },
      ],
    },
    undefined,
  ],
  [
    "not latched, though high",
    { all: [{ not: { scored: "open", atLeast: 9, leaveBelow: 2 } }, { scored: "open", above: 5 }] },
    undefined,
  ],
  [
    "two values of one trait",
    {
      all: [
        { trait: "x", test: "a" },
        { trait: "x", test: "b" },
      ],
    },
    "error NEVER_HOLDS if.all",
  ],
  ["two values of the newest", { all: [last({ above: 5 }), last({ below: 4 })] }, "error NEVER_HOLDS if.all"],
  [
    "silence and an event",
    { all: [{ since: "A", atLeast: "2d" }, did({ within: "1d" })] },
    "error NEVER_HOLDS if.all",
  ],
  [
    "silence of all and an event",
    { all: [{ inactive: "2d" }, did({ within: "1d" })] },
    "error NEVER_HOLDS if.all",
  ],
  [
    "silence and none of another",
    {
      all: [
        { since: "A", atLeast: "2d" },
        { did: "B", within: "1d" },
      ],
    },
    undefined,
  ],
  ["silence just long enough", { all: [{ since: "A", atLeast: "1d" }, did({ within: "1d" })] }, undefined],
  ["a score above its caps", { scored: "capped", atLeast: 16 }, "error NEVER_HOLDS if.atLeast"],
  ["a group above its cap", { scored: "capped", group: "passive", above: 5 }, "error NEVER_HOLDS if.above"],
  ["a score below nothing", { scored: "open", below: 0 }, "error NEVER_HOLDS if.below"],
  ["a score from nothing", { scored: "open", atLeast: 0 }, "warning ALWAYS_HOLDS if.atLeast"],
  ["a score never left", { scored: "open", atLeast: 5, leaveBelow: 0 }, "warning ALWAYS_HOLDS if.leaveBelow"],
  ["none or more", did({ atLeast: 0 }), "warning ALWAYS_HOLDS if.atLeast"],
  ["not none or more", { not: did({ atLeast: 0 }) }, "error NEVER_HOLDS if.not.atLeast"],
  ["one or its opposite", { any: [did({}), { not: did({}) }] }, "warning ALWAYS_HOLDS if.any"],
  ["an impossible one of several", { any: [did({}), last([1, 2])] }, "warning NEVER_HOLDS if.any[1].test"],
  ["only impossible ones", { any: [last([1, 2]), last([2, 3])] }, "error NEVER_HOLDS if.any[0].test"],
  ["absence of newcomers too", { not: did({ within: "30d" }) }, "warning USE_SINCE if.not"],
  ["absence for ever", { not: did({}) }, undefined],
  ["fewer than two", { not: did({ atLeast: 2, within: "30d" }) }, undefined],
])("of a condition: %s", (_, condition, expected) => {
  expect(ofCondition(condition)[0]).toBe(expected);
});

const wait = (more: object): object => ({ notFollowedBy: "B", after: { event: "A" }, for: "1h", ...more });

test("a cancel that can never come is an error where no other ends the wait", () => {
  const never = { event: "B", where: { x: [1, 2] } };
  expect(told({ trigger: { when: wait({ notFollowedBy: never }) } })).toEqual([
    "error CANCEL_NEVER_COMES when.notFollowedBy",
  ]);
  expect(told({ trigger: { when: wait({ notFollowedBy: ["B", never] }) } })).toEqual([
    "warning CANCEL_NEVER_COMES when.notFollowedBy[1]",
  ]);
});

test("with the known events, unknown ones are told, and waits that none of them ends", () => {
  const context = { events: ["A", "Order Completed"] };
  expect(
    told({ trigger: { when: wait({ notFollowedBy: "Order Complete" }) }, context, project: { scores: {} } }),
  ).toEqual(["warning UNKNOWN_EVENT when.notFollowedBy", "warning CANCEL_NEVER_COMES when.notFollowedBy"]);
});

test("a start whose tests say that it lacks the value of the moment begins nothing", () => {
  const when = { event: "A", where: { cart: { missing: true } }, by: "cart" };
  expect(told({ trigger: { when } })).toEqual(["error NEVER_HOLDS when.by"]);
});

test("an impossible moment among several is a warning", () => {
  const anyOf = [{ event: "A" }, { event: "A", where: { x: [1, 2] } }];
  expect(told({ trigger: { when: { anyOf } } })).toEqual(["warning NEVER_HOLDS when.anyOf[1]"]);
});

test("windows are compared with what is kept, each arm of them", () => {
  const project = {
    keepFor: "30d",
    experiments: { e: { arms: { a: 1, b: 1 }, goal: "A", within: "1d" } },
  };
  const within = { byArm: "e", arms: { a: "1d", b: "31d" } };
  expect(told({ trigger: { if: did({ within }) }, project })).toEqual(["warning WINDOW if.within"]);
  expect(told({ trigger: { when: wait({ for: "500d" }) } })).toEqual(["warning WINDOW when.for"]);
  expect(told({ trigger: { if: { inactive: "401d" } } })).toEqual(["warning WINDOW if.inactive"]);
  const context = { keepHistoryMs: 86_400_000 };
  expect(told({ trigger: { if: did({ within: "2d" }) }, context })).toEqual(["warning WINDOW if.within"]);
});

test("what expires within the quiet hours, or before its wait is decided, is told", () => {
  const quietHours = { from: "22:00", to: "08:00" };
  expect(told({ trigger: { expires: "9h" }, project: { quietHours } })).toEqual(["warning EXPIRES expires"]);
  expect(told({ trigger: { expires: "10h" }, project: { quietHours } })).toEqual([]);
  expect(told({ trigger: { when: wait({}), expires: "1m" } })).toEqual(["warning EXPIRES expires"]);
  expect(told({ trigger: { when: wait({}), expires: "1m" }, project: { grace: "0s" } })).toEqual([]);
});

test("a trigger without a limit is told, unless a cap limits it or it comes once", () => {
  const limitless = { again: undefined };
  expect(told({ trigger: limitless })).toEqual(["warning NO_LIMIT again"]);
  expect(told({ trigger: { again: "always" } })).toEqual([]);
  expect(told({ trigger: { ...limitless, when: { firstSeen: true } } })).toEqual([]);
  expect(told({ trigger: { ...limitless, state: "draft" } })).toEqual([]);
  expect(told({ trigger: limitless, project: { caps: [{ atMost: 3, per: "week" }] } })).toEqual([]);
  const consent = { purposes: { mail: {}, sms: {} } };
  const caps = [{ atMost: 3, per: "week", purpose: "sms" }];
  expect(told({ trigger: limitless, project: { caps, consent } })).toEqual(["warning NO_LIMIT again"]);
});

test("two triggers that send the same at the same moment are told, in whatever order their keys stand", () => {
  const one = { when: { event: "A", where: { x: 1, y: 2 } }, purpose: "mail", again: "once", send: SEND };
  const other = { ...one, when: { where: { y: 2, x: 1 }, event: "A" }, priority: 3 };
  expect(told({ project: { triggers: { one, other } } })).toEqual(["warning SAME_TRIGGER triggers.other"]);
});

test("a trigger that waits for the fires of a draft or a shadow never fires", () => {
  const base = { when: { event: "A" }, purpose: "mail", again: "once", send: SEND };
  const after = (fired: string, state: string): object => ({
    ...base,
    when: { fired },
    state,
    send: { ...SEND, as: fired + state },
  });
  const triggers = {
    draft: { ...base, state: "draft" },
    shadow: { ...base, state: "shadow", send: { ...SEND, as: "S" } },
    a: after("draft", "live"),
    b: after("shadow", "live"),
    c: after("shadow", "shadow"),
  };
  expect(told({ project: { triggers } })).toEqual([
    "warning NEVER_FIRES triggers.a.when.fired",
    "warning NEVER_FIRES triggers.b.when.fired",
  ]);
});

test("correlation values without a correlation are told", () => {
  expect(told({ trigger: { maxKeys: 8 } })).toEqual(["warning NO_EFFECT maxKeys"]);
});
