import type { Budget, Milliseconds } from "@heed/core/contracts";

/** How fast one budget may be spent. */
export interface Pace {
  /** Between the beginnings of two calls. */
  readonly minTimeMs: Milliseconds;
  readonly concurrent: number;
}

/** Lets tasks begin one after the other, in the order of asking, at a pace. */
export interface Pacer {
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** Rejects a task that has not begun and never will; its message says why: the engine stops, say. */
export class NotBegun extends Error {}

/** Makes a pacer for one budget of one sink. */
export type PacerFactory = (pace: Pace) => Pacer;

/** Late timers let several calls into one sliding window; this much slower, none exceeded it. */
const MARGIN = 1.05;

/** The pace that spends `share` of every window evenly: a full bucket would let twice the limit through at a window's edge. */
export function paceOf(budget: Budget, share: number): Pace {
  const slowest = Math.max(0, ...budget.windows.map(({ calls, perMs }) => perMs / (calls * share)));
  return { minTimeMs: Math.ceil(slowest * MARGIN), concurrent: budget.concurrent };
}
