import type { EpochMs, Event } from "../../contracts/index.ts";
import type { FadingRule } from "../fading.ts";
import { faded, microScore } from "../fading.ts";
import type { Reads, RegisterRule } from "../register.ts";
import type { PointsEntry } from "./decayed.ts";
import { pointsOf } from "./decayed.ts";
import { numbersOf } from "./numbers.ts";

/** Whether it is set (1 or 0), and the points of the score's two groups, which it keeps itself: it is judged when read. */
export type Latch = readonly [
  set: number,
  first: number,
  firstAt: EpochMs,
  second: number,
  secondAt: EpochMs,
];

/** Bounds in millionths. */
export interface LatchRule extends FadingRule {
  readonly first: readonly PointsEntry[];
  readonly second: readonly PointsEntry[];
  readonly atLeast: number;
  readonly leaveBelow: number;
}

const NOTHING: Latch = [0, 0, 0, 0, 0];

/**
 * Set where the score is at least `atLeast` after an event that its points name, or a merge; cleared at the end of every
 * millisecond at which it is below `leaveBelow`. Between events the score only falls, so asking it once, at the end of the
 * millisecond before the next event, is enough.
 */
export function latchRule(id: string, reads: readonly Reads[], rule: LatchRule): RegisterRule<Latch> {
  const { halfLifeMs } = rule;
  const self: RegisterRule<Latch> = {
    id,
    reads,
    window: Infinity,
    read(before = NOTHING, event: Event, position, at) {
      const [set, first, firstAt, second, secondAt] = settled(rule, before, at - 1);
      const [a, aAt] = added(first, firstAt, pointsOf(event, rule.first), position.at, halfLifeMs);
      const [b, bAt] = added(second, secondAt, pointsOf(event, rule.second), position.at, halfLifeMs);
      return judged(rule, [set, a, aAt, b, bAt], at);
    },
    join(a, b, at) {
      const [left, right] = [settled(rule, a, at - 1), settled(rule, b, at - 1)];
      const [first, firstAt] = added(left[1], left[2], right[1], right[2], halfLifeMs);
      const [second, secondAt] = added(left[3], left[4], right[3], right[4], halfLifeMs);
      return judged(rule, [Math.max(left[0], right[0]), first, firstAt, second, secondAt], at);
    },
    expiresAt: () => Infinity,
    encode: (value) => value,
    decode(written) {
      const [set, first, firstAt, second, secondAt, ...more] = numbersOf(written) ?? [];
      if (set === undefined || first === undefined || firstAt === undefined) return undefined;
      if (second === undefined || secondAt === undefined || more.length > 0) return undefined;
      return [set, first, firstAt, second, secondAt];
    },
    widened: () => self,
  };
  return self;
}

/** The score of the latch's own points, in millionths. */
export function scoreOf(rule: FadingRule, [, first, firstAt, second, secondAt]: Latch, at: EpochMs): number {
  return microScore(rule, first, firstAt, second, secondAt, at);
}

function settled(rule: LatchRule, value: Latch, at: EpochMs): Latch {
  return value[0] === 1 && scoreOf(rule, value, at) < rule.leaveBelow ? withBit(value, 0) : value;
}

function judged(rule: LatchRule, value: Latch, at: EpochMs): Latch {
  return scoreOf(rule, value, at) >= rule.atLeast ? withBit(value, 1) : value;
}

function withBit(value: Latch, set: 0 | 1): Latch {
  return value[0] === set ? value : [set, value[1], value[2], value[3], value[4]];
}

function added(
  a: number,
  aAt: EpochMs,
  b: number,
  bAt: EpochMs,
  halfLife: number,
): readonly [number, EpochMs] {
  if (b === 0) return [a, aAt];
  if (a === 0) return [b, bAt];
  return aAt > bAt ? [a + faded(b, bAt, aAt, halfLife), aAt] : [faded(a, aAt, bAt, halfLife) + b, bAt];
}
