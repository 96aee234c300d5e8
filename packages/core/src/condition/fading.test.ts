import { expect, test } from "vitest";
import { firstBelow, microScore } from "./fading.ts";

const DAY = 86_400_000;
const FROM = 1_800_000_000_000;

/** Points of two groups, the caps of each, and a bound in millionths. */
const cases = [
  { points: [24, 0], caps: [Infinity, Infinity], bound: 5_000_000, days: 14 },
  { points: [20.897, 3], caps: [Infinity, 2], bound: 20_000_000, days: 7 },
  { points: [400, 90], caps: [12, 5], bound: 16_000_000, days: 30 },
  { points: [400, 90], caps: [12, 5], bound: 3, days: 30 },
  { points: [1e9, 1], caps: [Infinity, Infinity], bound: 1, days: 365 },
  { points: [0, 7], caps: [Infinity, 6], bound: 6_000_000, days: 1 },
];

test("the next fall below a bound is the very millisecond, also over years", () => {
  for (const { points, caps, bound, days } of cases) {
    const [first = 0, second = 0] = points;
    const [firstCap = Infinity, secondCap = Infinity] = caps;
    const rule = { halfLifeMs: days * DAY, firstCap, secondCap };
    const scoreAt = (at: number): number => microScore(rule, first, FROM - DAY, second, FROM - 5, at);
    const fall = firstBelow(rule, first, FROM - DAY, second, FROM - 5, FROM, bound);
    expect(fall).toBeGreaterThan(FROM);
    expect(scoreAt(fall)).toBeLessThan(bound);
    expect(scoreAt(fall - 1)).toBeGreaterThanOrEqual(bound);
    // The same by halving alone.
    let [low, high] = [FROM, FROM + 1_000 * days * DAY];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (scoreAt(middle) < bound) high = middle;
      else low = middle;
    }
    expect(fall).toBe(high);
  }
});

test("from 24 points a half-life of 14 days leaves 5 after 31.682 days", () => {
  const rule = { halfLifeMs: 14 * DAY, firstCap: Infinity, secondCap: Infinity };
  const fall = firstBelow(rule, 24, FROM, 0, 0, FROM, 5_000_000);
  expect((fall - FROM) / DAY).toBeCloseTo(31.682, 3);
});

test("a score that is below already says so, and no score falls below nothing", () => {
  const rule = { halfLifeMs: DAY, firstCap: Infinity, secondCap: Infinity };
  expect(firstBelow(rule, 4, FROM, 0, 0, FROM, 5_000_000)).toBe(FROM);
  expect(firstBelow(rule, 4, FROM, 0, 0, FROM, 0)).toBe(Infinity);
});

test("a half-life beyond all calendars never ends", () => {
  const rule = { halfLifeMs: Number.MAX_SAFE_INTEGER, firstCap: Infinity, secondCap: Infinity };
  expect(firstBelow(rule, 10, FROM, 0, 0, FROM, 1_000_000)).toBe(Infinity);
});
