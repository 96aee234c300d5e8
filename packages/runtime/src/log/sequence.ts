import type { EpochMs } from "@heed/core/contracts";

/** Log sequences are counted from here. */
const BEGINNING: EpochMs = Date.UTC(2026, 0, 1);

/** So many records of each millisecond, on average and for ever, until numbers run ahead of the clock. */
const PER_MS = 1_024;

/**
 * Log sequences: what was read before what, over all profiles of a store. They only grow, also over restarts, for they follow the
 * clock; nothing of them is stored. Good for two centuries of exact numbers. Where a clock was set back, the engine sees to it that
 * they still grow within each profile.
 */
export class Sequence {
  #last = 0;

  /** The first of `n` numbers in a row, for records that are read at `at`. */
  take(n: number, at: EpochMs): number {
    const first = Math.max(this.#last + 1, (at - BEGINNING) * PER_MS);
    this.#last = first + n - 1;
    return first;
  }
}
