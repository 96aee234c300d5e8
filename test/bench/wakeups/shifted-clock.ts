import type { EpochMs, Milliseconds } from "@heed/core/contracts";
import type { Clock } from "@heed/runtime";
import { systemClock } from "@heed/runtime";

/** The real clock, which can leap: timers still take their time, so whatever happens after a leap is measured. */
export interface ShiftedClock extends Clock {
  leap(by: Milliseconds): void;
}

export function shiftedClock(): ShiftedClock {
  let ahead: Milliseconds = 0;
  return {
    now: (): EpochMs => systemClock.now() + ahead,
    after: (delay, ring) => systemClock.after(delay, ring),
    leap(by) {
      ahead += by;
    },
  };
}
