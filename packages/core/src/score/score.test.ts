import { expect, test } from "vitest";
import type { ConditionContext, View } from "../condition/index.ts";
import { compileCondition, Patterns, RegisterTable, scoreAt } from "../condition/index.ts";
import type { Event } from "../contracts/index.ts";
import type { ScoreWithLedger } from "./compile.ts";
import { compileScore } from "./compile.ts";
import type { ScoreDefinition } from "./definition.ts";
import { explainScore } from "./explain.ts";

const HOUR = 3_600_000;

/** The score of the worked example: added to the cart 10, newsletter 2, viewed 1. */
const intent: ScoreDefinition = {
  halfLife: "7d",
  points: {
    active: [
      ["Product Added", 10],
      ["Newsletter Subscribed", 2],
    ],
    passive: [["Product Viewed", 1]],
  },
};

interface Profile {
  readonly score: ScoreWithLedger;
  readonly at: (hour: number) => View;
  readonly holds: (hour: number) => boolean;
}

/** A profile that did these, by hour, and asks whether its score is at least 20. */
function profile(
  definition: ScoreDefinition,
  did: readonly (readonly [hour: number, name: string])[],
): Profile {
  const registers = new RegisterTable();
  const patterns = new Patterns(() => () => false);
  const score = compileScore(definition, { registers, patterns });
  const context: ConditionContext = {
    registers,
    patterns,
    segment: (name) => {
      throw new TypeError(`no segment ${name}`);
    },
    score: () => score,
  };
  const condition = compileCondition({ scored: "intent", atLeast: 20 }, context);
  const at = (hour: number): View => {
    const values = registers.rules.map((rule) => {
      let value: unknown;
      for (const [seq, [when, name]] of did.entries()) {
        if (when > hour || !rule.reads.some(({ pattern }) => pattern.name === name)) continue;
        const occurredAt = when * HOUR;
        const event: Event = {
          type: "track",
          name,
          source: "s",
          id: String(seq),
          occurredAt,
          receivedAt: occurredAt,
          properties: {},
          context: {},
        };
        value = rule.read(value, event, { at: occurredAt, seq }, occurredAt);
      }
      return value;
    });
    return {
      at: hour * HOUR,
      register: (place) => values[place],
      watchedSince: () => 0,
      firstSeenAt: 0,
      permitted: () => true,
    };
  };
  return { score, at, holds: (hour) => condition.evaluate(at(hour)).holds };
}

test("two additions and two views cross 20 at the second view", () => {
  const { score, at, holds } = profile(intent, [
    [0, "Product Added"],
    [24, "Product Added"],
    [25, "Product Viewed"],
    [26, "Product Viewed"],
  ]);
  expect(scoreAt(score, at(24))).toBeCloseTo(19.057, 3);
  expect(scoreAt(score, at(25))).toBeCloseTo(19.979, 3);
  expect(holds(25)).toBe(false);
  expect(scoreAt(score, at(26))).toBeCloseTo(20.897, 3);
  expect(holds(26)).toBe(true);
});

test("a group contributes no more than its cap, and can be asked alone", () => {
  const capped = { ...intent, caps: { passive: 2 } };
  const { score, at } = profile(capped, [
    [0, "Product Added"],
    [0, "Product Viewed"],
    [0, "Product Viewed"],
    [0, "Product Viewed"],
  ]);
  expect(scoreAt(score, at(0))).toBe(12);
  expect(scoreAt(score, at(0), "active")).toBe(10);
  expect(scoreAt(score, at(0), "passive")).toBe(2);
  // Three points fade to two before the cap no longer binds.
  expect(scoreAt(score, at(48), "passive")).toBe(2);
  expect(scoreAt(score, at(168), "passive")).toBe(1.5);
});

test("an event that several entries mean adds the points of each", () => {
  const twice: ScoreDefinition = {
    halfLife: "7d",
    points: {
      active: [
        ["A", 3],
        [{ event: "A" }, 4],
      ],
    },
  };
  const { score, at } = profile(twice, [[0, "A"]]);
  expect(scoreAt(score, at(0))).toBe(7);
  expect(explainScore(score, at(0)).entries.map(({ points }) => points)).toEqual([3, 4]);
});

test("the newest points are listed one by one, what came before is the rest", () => {
  const views = Array.from({ length: 10 }, (_, hour) => [hour, "Product Viewed"] as const);
  const { score, at } = profile(intent, [...views, [168, "Product Added"]]);
  const { entries, groups, score: now } = explainScore(score, at(168));
  expect(entries).toHaveLength(8);
  expect(entries[0]).toMatchObject({ at: 168 * HOUR, group: "active", points: 10, worth: 10 });
  expect(entries.at(-1)).toMatchObject({ at: 3 * HOUR, group: "passive", points: 1 });
  const [active, passive] = groups;
  expect(active).toEqual({ group: "active", worth: 10, earlier: 0 });
  // The views of hours 0, 1 and 2 have faded by about half.
  expect(passive?.earlier).toBeCloseTo(1.5, 1);
  expect(now).toBeCloseTo((active?.worth ?? 0) + (passive?.worth ?? 0), 6);
});

test("the order in which entries are listed makes no other register", () => {
  const reversed: ScoreDefinition = {
    ...intent,
    points: { ...intent.points, active: (intent.points.active ?? []).toReversed() },
  };
  const registers = new RegisterTable();
  const patterns = new Patterns(() => () => false);
  const a = compileScore(intent, { registers, patterns });
  const b = compileScore(reversed, { registers, patterns });
  expect(b.groups.map(({ place }) => place)).toEqual(a.groups.map(({ place }) => place));
  expect(b.ledger).toBe(a.ledger);
});
