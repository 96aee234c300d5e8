import * as fc from "fast-check";
import { expect, test } from "vitest";
import { seedOfRun } from "../random.ts";
import type { ScoredDefinition } from "../../packages/core/src/condition/index.ts";
import type { Happened } from "./arbitrary.ts";
import { history, READ_AT } from "./arbitrary.ts";
import { after, compiled } from "./harness.ts";
import { isNamed, micro, scoreOf } from "./naive.ts";

const definition = fc
  .record({
    scored: fc.constantFrom("plain", "capped"),
    group: fc.option(fc.constantFrom("active" as const, "passive" as const), { nil: undefined }),
    bounds: fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 })),
  })
  .map(({ scored, group, bounds }): ScoredDefinition => ({
    scored,
    ...(group === undefined ? {} : { group }),
    atLeast: Math.max(...bounds),
    leaveBelow: Math.min(...bounds),
  }));

/** Events in the order in which they are read: not before they occur, several in one millisecond or long after each other. */
const log = fc
  .tuple(history, fc.array(fc.constantFrom(0, 0, 1, 3, 20), { minLength: 40, maxLength: 40 }))
  .map(([events, gaps]) => {
    let at = 0;
    return events.map((each, i) => {
      at = Math.max(at + (gaps[i] ?? 0), each.position.at);
      return { each, at };
    });
  });

test("a latch is what following it through every millisecond makes of it", () => {
  fc.assert(
    fc.property(definition, log, (scored, read) => {
      const { condition, rules } = compiled(scored);
      const known: Happened[] = [];
      let values: readonly unknown[] = [];
      let set = false;
      const end = (read.at(-1)?.at ?? 0) + READ_AT;
      for (let t = 0; t <= end; t++) {
        for (const { each, at } of read) {
          if (at !== t) continue;
          known.push(each);
          values = rules.map((rule, place) => after(rule, values[place], each, at));
          if (isNamed(scored, each) && scoreOf(scored, known, t) >= micro(scored.atLeast)) set = true;
          const holds = set && scoreOf(scored, known, t) >= micro(scored.leaveBelow);
          expect(condition.evaluate(viewAt(t, values)).holds).toBe(holds);
        }
        if (scoreOf(scored, known, t) < micro(scored.leaveBelow)) set = false;
        expect(condition.evaluate(viewAt(t, values)).holds).toBe(set);
      }
    }),
    { seed: seedOfRun(), numRuns: Number(process.env["RUNS"] ?? 150) },
  );
});

test("joined, it is set where either side was, or where both together reach the bound", () => {
  const scored = { scored: "plain", atLeast: 20, leaveBelow: 10 } as const;
  const { condition, rules } = compiled(scored);
  const at = 100;
  const [rule] = rules.filter(({ id }) => id === rules.at(-1)?.id);
  const sided = (points: readonly number[]): unknown => {
    let value: unknown;
    for (const [seq, time] of points.entries())
      value = rule?.read(value, added(time), { at: time, seq }, time);
    return value;
  };
  const holds = (a: readonly number[], b: readonly number[]): boolean => {
    const [left, right] = [sided(a), sided(b)];
    const joined = left === undefined || right === undefined ? (left ?? right) : rule?.join(left, right, at);
    return condition.evaluate({ ...viewAt(at, []), register: () => joined }).holds;
  };
  expect(holds([100, 100], [70])).toBe(true);
  // 10.5 points each: neither side alone, both together.
  expect(holds([100], [100])).toBe(true);
  // Set at 90, since then faded to 10.5, and not below 10.
  expect(holds([90, 90], [50])).toBe(true);
  // Set at 80, but below 10 ever since 91.
  // That it has risen again does not set it.
  expect(holds([80, 80], [98])).toBe(false);
});

function added(occurredAt: number): Happened["event"] {
  return {
    type: "track",
    name: "A",
    source: "test",
    id: "",
    occurredAt,
    receivedAt: occurredAt,
    properties: {},
    context: {},
  };
}

function viewAt(
  at: number,
  values: readonly unknown[],
): Parameters<ReturnType<typeof compiled>["condition"]["evaluate"]>[0] {
  return {
    at,
    register: (place) => values[place],
    watchedSince: () => 0,
    firstSeenAt: 0,
    permitted: () => true,
  };
}
