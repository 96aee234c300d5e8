import type { EpochMs, Event, Milliseconds } from "../../contracts/index.ts";
import type { Matches } from "../../event/index.ts";
import { faded } from "../fading.ts";
import type { Reads, RegisterRule } from "../register.ts";
import { numbersOf } from "./numbers.ts";

/** Points that fade: so much they were worth at that time, which is the newest event's. */
export type Decayed = readonly [value: number, at: EpochMs];

/** An entry of a score: what its event is worth. */
export interface PointsEntry {
  readonly means: Matches;
  readonly points: number;
}

/** The points of one event: all entries that mean it. */
export function pointsOf(event: Event, entries: readonly PointsEntry[]): number {
  let points = 0;
  for (const entry of entries) if (entry.means(event)) points += entry.points;
  return points;
}

/**
 * The points of one group, fading by half in each half-life from each event's own time on. Adding is merging older to
 * newer; the order of arrival changes no more than the last bits, which no comparison sees.
 */
export function decayedRule(
  id: string,
  reads: readonly Reads[],
  entries: readonly PointsEntry[],
  halfLife: Milliseconds,
): RegisterRule<Decayed> {
  const [only] = entries;
  const fixed = only !== undefined && entries.length === 1 ? only.points : undefined;
  const rule: RegisterRule<Decayed> = {
    id,
    reads,
    window: Infinity,
    read(before, event, { at }) {
      const points = fixed ?? pointsOf(event, entries);
      return before === undefined ? [points, at] : merged(before[0], before[1], points, at, halfLife);
    },
    join: (a, b) => merged(a[0], a[1], b[0], b[1], halfLife),
    expiresAt: () => Infinity,
    encode: (value) => value,
    decode(written) {
      const [value, at, ...more] = numbersOf(written) ?? [];
      return value !== undefined && at !== undefined && more.length === 0 ? [value, at] : undefined;
    },
    widened: () => rule,
  };
  return rule;
}

function merged(a: number, aAt: EpochMs, b: number, bAt: EpochMs, halfLife: Milliseconds): Decayed {
  return aAt > bAt ? [a + faded(b, bAt, aAt, halfLife), aAt] : [faded(a, aAt, bAt, halfLife) + b, bAt];
}
