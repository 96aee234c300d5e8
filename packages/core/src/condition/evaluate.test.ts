import { expect, test } from "vitest";
import type { Event, JsonObject } from "../contracts/index.ts";
import type { ConditionContext, View } from "./compiled.ts";
import type { ConditionDefinition } from "./definition.ts";
import { compileCondition } from "./evaluate.ts";
import { Patterns } from "./reads.ts";
import { RegisterTable } from "./register.ts";

const HOUR = 3_600_000;

function contextOf(): ConditionContext {
  const context: ConditionContext = {
    registers: new RegisterTable(),
    patterns: new Patterns(() => () => false, new Set(["Email Opened"])),
    segment: () => compileCondition({ did: "Order Completed", atLeast: 3 }, context),
    score: (name) => {
      throw new TypeError(`no score ${name}`);
    },
  };
  return context;
}

/** The ids of a condition's registers. */
function idsOf(definition: ConditionDefinition): readonly string[] {
  const context = contextOf();
  compileCondition(definition, context);
  return context.registers.rules.map(({ id }) => id);
}

function event(name: string, properties: JsonObject = {}, type: Event["type"] = "track"): Event {
  return { type, name, source: "s", id: "1", occurredAt: 0, receivedAt: 0, properties, context: {} };
}

/** A profile that did these, one an hour, as a condition sees it. */
function follow(definition: ConditionDefinition, events: readonly Event[]): (at: number) => View {
  const context = contextOf();
  compileCondition(definition, context);
  const values = context.registers.rules.map((rule) => {
    let value: unknown;
    for (const [i, each] of events.entries()) {
      if (rule.reads.some(({ pattern, matches }) => pattern.name === each.name && matches(each))) {
        value = rule.read(value, each, { at: i * HOUR, seq: i }, i * HOUR);
      }
    }
    return value;
  });
  return (at) => ({
    at,
    register: (place) => values[place],
    watchedSince: () => 2 * HOUR,
    firstSeenAt: 0,
    permitted: (purpose) => purpose === "email",
  });
}

const ask = (definition: ConditionDefinition, events: readonly Event[], at: number) =>
  compileCondition(definition, contextOf()).evaluate(follow(definition, events)(at));

test("an event exactly as old as the window counts, and is gone one millisecond later", () => {
  const definition = { did: "Order Completed", within: "24h" } as const;
  const events = [event("Order Completed")];
  expect(ask(definition, events, 24 * HOUR)).toEqual({ holds: true, next: 24 * HOUR + 1 });
  expect(ask(definition, events, 24 * HOUR + 1)).toEqual({ holds: false, next: Infinity });
});

test("several within a window last until the one that is needed leaves it", () => {
  const definition = { did: "A", atLeast: 2, within: "10h" } as const;
  expect(ask(definition, [event("A"), event("A"), event("A")], 3 * HOUR)).toEqual({
    holds: true,
    next: 11 * HOUR + 1,
  });
});

test("at most so many without at least 0 still needs one event", () => {
  expect(ask({ did: "A", atMost: 2 }, [], HOUR).holds).toBe(false);
  expect(ask({ did: "A", atMost: 2, atLeast: 0 }, [], HOUR).holds).toBe(true);
});

test("what never happened is counted from when it was first watched for", () => {
  const definition = { since: "A", atLeast: "3h" } as const;
  expect(ask(definition, [], 4 * HOUR)).toEqual({ holds: false, next: 5 * HOUR });
  expect(ask(definition, [], 5 * HOUR)).toEqual({ holds: true, next: Infinity });
});

test("of a whole whose parts are in the way, the last of them to turn tells how long it stands", () => {
  const definition: ConditionDefinition = {
    all: [
      { since: "A", atLeast: "3h" },
      { since: "A", atLeast: "7h" },
      { did: "A", within: "20h" },
    ],
  };
  expect(ask(definition, [event("A")], HOUR)).toEqual({ holds: false, next: 7 * HOUR });
  expect(ask(definition, [event("A")], 7 * HOUR)).toEqual({ holds: true, next: 20 * HOUR + 1 });
  expect(ask({ not: definition }, [event("A")], HOUR)).toEqual({ holds: true, next: 7 * HOUR });
});

test("a permission is asked of the profile, and the condition says that it asks", () => {
  expect(ask({ consented: "email" }, [], 0).holds).toBe(true);
  expect(ask({ consented: "sms" }, [], 0).holds).toBe(false);
  expect(compileCondition({ not: { consented: "sms" } }, contextOf()).readsConsent).toBe(true);
});

test("a segment is its condition, and one of its parts", () => {
  const condition = compileCondition({ inSegment: "loyal" }, contextOf());
  expect(condition.parts.map(({ definition }) => definition)).toEqual([
    { did: "Order Completed", atLeast: 3 },
  ]);
  expect(condition.registers.size).toBe(1);
});

test("a register is known by what it remembers, not by how long or how much is asked of it", () => {
  const same: readonly (readonly [ConditionDefinition, ConditionDefinition])[] = [
    [
      { did: "A", within: "24h" },
      { did: "A", atLeast: 0, atMost: 0 },
    ],
    [
      { did: "A", within: "24h" },
      { since: "A", atLeast: "2m" },
    ],
    [
      { did: ["A", "B"], atLeast: 3, within: "24h" },
      { did: ["B", "A"], atMost: 2 },
    ],
    [
      { sum: "A", path: "price", atLeast: 50 },
      { average: "A", path: "price", atMost: 7 },
    ],
    [
      { sum: "A", path: "price", atLeast: 50, within: "24h", bucket: "1h" },
      { highest: "A", path: "price", atLeast: 50, within: "7d", bucket: "1h" },
    ],
  ];
  for (const [a, b] of same) expect(idsOf(a)).toEqual(idsOf(b));
  const others: readonly ConditionDefinition[] = [
    { did: "A" },
    { did: "A", atLeast: 2 },
    { did: "A", atLeast: 3 },
    { did: "A", atLeast: 2, after: "B" },
    { did: "A", atLeast: 2, distinct: "id" },
    { did: "A", atLeast: 2, distinct: "sku" },
    { did: "A", where: { price: 1 } },
    { did: "A", atLeast: 33 },
    { did: "A", atLeast: 33, within: "24h" },
    { did: "A", atLeast: 33, within: "25h" },
    { sum: "A", path: "price", atLeast: 1 },
    { sum: "A", path: "cost", atLeast: 1 },
    { last: "A", path: "price", test: 1 },
    { trait: "price", test: 1 },
  ];
  expect(new Set(others.flatMap(idsOf)).size).toBe(others.length);
  for (const id of others.flatMap(idsOf)) expect(id).toMatch(/^[0-9a-f]{16}$/);
});

test("a shared register remembers for the longest window that anything asks", () => {
  const context = contextOf();
  compileCondition({ did: "A", within: "24h" }, context);
  expect(context.registers.rules[0]?.window).toBe(24 * HOUR);
  compileCondition({ did: "A", within: "48h" }, context);
  compileCondition({ did: "A", within: "1h" }, context);
  expect(context.registers.rules).toHaveLength(1);
  expect(context.registers.rules[0]?.window).toBe(48 * HOUR);
  expect(context.registers.rules[0]?.expiresAt(0)).toBe(48 * HOUR);
});

test("buckets that nothing can count any more are forgotten at the next event", () => {
  const context = contextOf();
  compileCondition({ sum: "A", path: "price", atLeast: 1, within: "24h" }, context);
  const [rule] = context.registers.rules;
  const first = rule?.read(undefined, event("A", { price: 1 }), { at: 0, seq: 0 }, 0);
  const later = rule?.read(first, event("A", { price: 2 }), { at: 25 * HOUR, seq: 1 }, 25 * HOUR);
  expect(rule?.encode(later)).toEqual([25, 1, 2_000_000]);
  const tooLate = rule?.read(later, event("A", { price: 4 }), { at: 0, seq: 2 }, 25 * HOUR);
  expect(tooLate).toBe(later);
});

test("sums of large amounts are exact to the millionth", () => {
  const definition = { sum: "A", path: "price", atLeast: 27e9, atMost: 27e9 } as const;
  const events = [9e9, 9e9, 9e9].map((price) => event("A", { price }));
  expect(ask(definition, events, 3 * HOUR).holds).toBe(true);
  expect(ask(definition, [...events, event("A", { price: 0.000001 })], 4 * HOUR).holds).toBe(false);
  expect(ask(definition, [...events, event("A", { price: 9.1e9 })], 4 * HOUR).holds).toBe(true);
});

test("names that are left out are no activity, also where an event must be told from another", () => {
  const context = contextOf();
  compileCondition({ did: { activity: true }, after: "Email Opened", atLeast: 2 }, context);
  const [rule] = context.registers.rules;
  const opened = rule?.read(undefined, event("Email Opened"), { at: 5, seq: 1 }, 5);
  expect(rule?.encode(opened)).toEqual([5, 1]);
  const viewed = rule?.read(opened, event("Viewed"), { at: 7, seq: 2 }, 7);
  expect(rule?.encode(viewed)).toEqual([5, 1, 2, 1]);
});

test("what has not been resolved or checked is refused", () => {
  const broken: readonly ConditionDefinition[] = [
    { did: "A", atLeast: { byArm: "x", arms: { a: 1 } } },
    { did: "A", within: { byArm: "x", arms: { a: "1h" } } },
    { did: "A", atLeast: 33, distinct: "id" },
    { did: "A", atLeast: 33, after: "B" },
    { last: "A", path: "a..b", test: 1 },
    { since: "A", where: { a: { between: [2, 1] } }, atLeast: "1h" },
  ];
  for (const each of broken) expect(() => compileCondition(each, contextOf())).toThrow(TypeError);
});

test("what was seen is told where it is asked for, short values only", () => {
  const definition = { last: "Cart Updated", path: "value", test: { above: 200 } } as const;
  const seen = (value: JsonObject["value"]): unknown =>
    compileCondition(definition, contextOf()).explain(
      follow(definition, [event("Cart Updated", { value })])(HOUR),
    ).seen;
  expect(seen(250)).toEqual({ told: true, value: 250 });
  expect(seen("x".repeat(63))).toEqual({ told: true });
  expect(seen({ a: [1, 2] })).toEqual({ told: true, value: { a: [1, 2] } });
  const counted = { did: "A", atLeast: 3, within: "2h" } as const;
  const view = follow(counted, [event("A"), event("A")])(2 * HOUR);
  expect(compileCondition(counted, contextOf()).explain(view)).toMatchObject({
    holds: false,
    seen: { count: 2 },
  });
});
