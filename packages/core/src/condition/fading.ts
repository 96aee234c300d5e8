import type { EpochMs, Milliseconds } from "../contracts/index.ts";
import { exp2, roughLog2 } from "./exp2.ts";

/** Two groups of points with their caps, at most: `Infinity` where there is none, 0 points where there is no group. */
export interface FadingRule {
  readonly halfLifeMs: Milliseconds;
  readonly firstCap: number;
  readonly secondCap: number;
}

/** What points are still worth; a time before theirs takes them as they are. */
export function faded(value: number, from: EpochMs, to: EpochMs, halfLife: Milliseconds): number {
  return to > from ? value * exp2((from - to) / halfLife) : value;
}

/** The score at a time in whole millionths, which is how scores are compared. */
export function microScore(
  rule: FadingRule,
  first: number,
  firstAt: EpochMs,
  second: number,
  secondAt: EpochMs,
  at: EpochMs,
): number {
  const a = first === 0 ? 0 : faded(first, firstAt, at, rule.halfLifeMs);
  const b = second === 0 ? 0 : faded(second, secondAt, at, rule.halfLifeMs);
  return microOf(rule, a, b);
}

function microOf({ firstCap, secondCap }: FadingRule, a: number, b: number): number {
  return Math.round(((a < firstCap ? a : firstCap) + (b < secondCap ? b : secondCap)) * 1e6);
}

/**
 * The first millisecond from `from` on, that one included, at which the score is below so many millionths. Exact, because
 * the search asks {@link microScore} itself: a logarithm only tells where to begin.
 */
export function firstBelow(
  rule: FadingRule,
  first: number,
  firstAt: EpochMs,
  second: number,
  secondAt: EpochMs,
  from: EpochMs,
  micro: number,
): EpochMs {
  const a = first === 0 ? 0 : faded(first, firstAt, from, rule.halfLifeMs);
  const b = second === 0 ? 0 : faded(second, secondAt, from, rule.halfLifeMs);
  if (microOf(rule, a, b) < micro) return from;
  if (micro <= 0) return Infinity;
  const wait = guess(a, b, rule, (micro - 0.5) / 1e6);
  if (!(from + wait < Number.MAX_SAFE_INTEGER)) return Infinity;
  let high = from + Math.max(1, wait);
  let low = high - 1;
  if (microScore(rule, first, firstAt, second, secondAt, high) < micro) {
    for (
      let step = 1;
      low > from && microScore(rule, first, firstAt, second, secondAt, low) < micro;
      step *= 2
    ) {
      high = low;
      low = Math.max(from, low - step);
    }
  } else {
    low = high;
    high += 1;
    for (let step = 2; microScore(rule, first, firstAt, second, secondAt, high) >= micro; step *= 2) {
      low = high;
      high += step;
    }
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (microScore(rule, first, firstAt, second, secondAt, middle) < micro) high = middle;
    else low = middle;
  }
  return high;
}

/** Roughly how long until min(cap, a) + min(cap, b) has faded to the target. */
function guess(
  a: number,
  b: number,
  { halfLifeMs, firstCap, secondCap }: FadingRule,
  target: number,
): number {
  let share = target / (a + b);
  if (a * share > firstCap) share = (target - firstCap) / b;
  else if (b * share > secondCap) share = (target - secondCap) / a;
  return share > 0 ? Math.ceil(halfLifeMs * roughLog2(1 / share)) : 1;
}
