import type { EpochMs, Milliseconds } from "@heed/core/contracts";

/** A timer that has not rung yet. */
export interface Timer {
  cancel(): void;
}

/** Time as an input. {@link systemClock} is the real one, `simulatedClock` of `@heed/runtime/testing` its twin for tests. */
export interface Clock {
  now(): EpochMs;
  /** Rings once, `delay` milliseconds from now, at most 24 days ahead. Does not keep a process alive. */
  after(delay: Milliseconds, ring: () => void): Timer;
}
