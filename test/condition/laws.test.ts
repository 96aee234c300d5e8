import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "@heed/core/contracts";
import type { ConditionDefinition, RegisterRule, View } from "../../packages/core/src/condition/index.ts";
import { seedOfRun } from "../random.ts";
import type { Happened } from "./arbitrary.ts";
import { condition, history, leaf, READ_AT } from "./arbitrary.ts";
import { compiled, folded, viewOf } from "./harness.ts";
import { holdsAt } from "./naive.ts";

const RUNS = { seed: seedOfRun(), numRuns: Number(process.env["RUNS"] ?? 600) };
/** How long after the last record conditions are watched. */
const HORIZON = 420;

/** Scores hold but for the last bits; everything else to the bit. */
function rounded(value: Json): Json {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(12));
  return Array.isArray(value) ? value.map(rounded) : value;
}

function written(rule: RegisterRule<unknown>, value: unknown): string {
  return JSON.stringify(value === undefined ? null : rounded(rule.encode(value)));
}

/** What is judged when read hangs on the order of reading, and is exempt from the law. */
function isJudged(definition: ConditionDefinition): boolean {
  return "leaveBelow" in definition;
}

const shuffled = fc.tuple(history, fc.integer()).map(([events, seed]) => ({
  events,
  order: events.toSorted((a, b) => mixed(a.position.seq, seed) - mixed(b.position.seq, seed)),
}));

function mixed(a: number, b: number): number {
  const bits = Math.imul(a ^ b, 0x9e37_79b1);
  return Math.imul(bits ^ (bits >>> 15), 0x85eb_ca6b) >>> 0;
}

describe("of every register", () => {
  test("the order of arrival changes nothing", () => {
    fc.assert(
      fc.property(leaf, shuffled, (definition, { events, order }) => {
        fc.pre(!isJudged(definition));
        for (const rule of compiled(definition).rules) {
          expect(written(rule, folded(rule, order, READ_AT))).toBe(
            written(rule, folded(rule, events, READ_AT)),
          );
        }
      }),
      RUNS,
    );
  });

  test("joining two histories is reading their union", () => {
    fc.assert(
      fc.property(leaf, history, fc.integer(), (definition, events, seed) => {
        fc.pre(!isJudged(definition));
        const ofX = (each: Happened): boolean => mixed(each.position.seq, seed) % 2 === 0;
        for (const rule of compiled(definition).rules) {
          const x = folded(rule, events.filter(ofX), READ_AT);
          const y = folded(
            rule,
            events.filter((each) => !ofX(each)),
            READ_AT,
          );
          const whole = folded(rule, events, READ_AT);
          const joined = (a: unknown, b: unknown): unknown =>
            a === undefined || b === undefined ? (a ?? b) : rule.join(a, b, READ_AT);
          expect(written(rule, joined(x, y))).toBe(written(rule, whole));
          expect(written(rule, joined(y, x))).toBe(written(rule, whole));
        }
      }),
      RUNS,
    );
  });

  test("what is written is read again, through JSON", () => {
    fc.assert(
      fc.property(leaf, history, (definition, events) => {
        fc.pre(events.length > 0);
        const each = compiled(definition);
        const view = viewOf(each, events, READ_AT);
        const read = each.rules.map((rule, place) => {
          const value = view.register(place);
          if (value === undefined) return value;
          return rule.decode(JSON.parse(JSON.stringify(rule.encode(value))));
        });
        for (const [place, rule] of each.rules.entries())
          expect(written(rule, read[place])).toBe(written(rule, view.register(place)));
        const answer = each.condition.evaluate({ ...view, register: (place) => read[place] });
        expect(answer).toEqual(each.condition.evaluate(view));
      }),
      RUNS,
    );
  });

  test("what it never wrote is not read", () => {
    fc.assert(
      fc.property(leaf, fc.jsonValue(), (definition, foreign) => {
        for (const rule of compiled(definition).rules) {
          const read = rule.decode(JSON.parse(JSON.stringify(foreign)));
          expect(read === undefined ? undefined : rule.encode(read)).toEqual(
            read === undefined ? undefined : foreign,
          );
        }
      }),
      RUNS,
    );
  });

  test("once it has expired it says nothing that an empty one does not", () => {
    fc.assert(
      fc.property(leaf, history, (definition, events) => {
        fc.pre(events.length > 0);
        const each = compiled(definition);
        const expired = each.rules.map((rule) => {
          const value = folded(rule, events, READ_AT);
          return value === undefined ? -Infinity : rule.expiresAt(value);
        });
        expect(expired).not.toContain(Number.NaN);
        const at = Math.max(READ_AT, ...expired.filter((end) => end < Infinity)) + 1;
        const view = viewOf(each, events, at);
        const emptied: View = {
          ...view,
          register: (place) => ((expired[place] ?? 0) < at ? undefined : view.register(place)),
        };
        expect(each.condition.evaluate(emptied)).toEqual(each.condition.evaluate(view));
      }),
      RUNS,
    );
  });
});

describe("of every condition", () => {
  test("the value is that of the whole history, and stands until its next instant", () => {
    fc.assert(
      fc.property(condition, history, (definition, events) => {
        fc.pre(events.length > 0);
        const each = compiled(definition);
        const view = viewOf(each, events, READ_AT);
        const wrong: number[] = [];
        let until = 0;
        let stands = false;
        for (let t = READ_AT; t < READ_AT + HORIZON; t++) {
          const { holds, next } = each.condition.evaluate({ ...view, at: t });
          // The slow way at every instant that may be interesting, and now and then.
          const asked = t >= until || until - t < 3 || t % 16 === 0;
          if (asked && holds !== holdsAt(definition, events, t)) wrong.push(t);
          if (next <= t || (t < until && holds !== stands)) wrong.push(t);
          if (t >= until) [until, stands] = [next, holds];
        }
        expect(wrong).toEqual([]);
      }),
      { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 3) },
    );
  });

  test("of one without parts the next instant is the very one at which it changes", () => {
    fc.assert(
      fc.property(leaf, history, (definition, events) => {
        fc.pre(events.length > 0);
        const each = compiled(definition);
        const view = viewOf(each, events, READ_AT);
        const { holds, next } = each.condition.evaluate(view);
        let t = READ_AT + 1;
        while (t < READ_AT + HORIZON && each.condition.evaluate({ ...view, at: t }).holds === holds) t++;
        expect(Math.min(next, READ_AT + HORIZON)).toBe(t);
      }),
      RUNS,
    );
  });

  test("explaining it gives the same value, and plain data", () => {
    fc.assert(
      fc.property(condition, history, (definition, events) => {
        fc.pre(events.length > 0);
        const each = compiled(definition);
        const view = viewOf(each, events, READ_AT);
        const { seen = null, ...truth } = each.condition.explain(view);
        expect(truth).toEqual(each.condition.evaluate(view));
        expect(JSON.stringify(JSON.parse(JSON.stringify(seen)))).toBe(JSON.stringify(seen));
      }),
      RUNS,
    );
  });
});
