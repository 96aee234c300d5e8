import type { Duration, EpochMs } from "@heed/core/contracts";
import { HeedError, parseDuration } from "@heed/core/contracts";
import type { Clock, Timer } from "./clock.ts";
import type { PacerFactory } from "./deliver/pacer.ts";
import type { QuickRetry } from "./deliver/quick-retry.ts";

/** A clock that stands still until it is told to go on. */
export interface SimulatedClock extends Clock {
  /**
   * Lets time pass: every timer rings at its own instant, and `settle` is awaited after each, so that whatever it began has
   * ended before time goes on. Pass `() => heed.idle()`. Rejects with `HEED_INPUT_INVALID` where `by` is no duration.
   */
  advance(by: Duration, settle: () => Promise<void>): Promise<void>;
}

/** A simulated clock that begins at `at`. */
export function simulatedClock(at: EpochMs): SimulatedClock {
  let now = at;
  const timers = new Set<{ readonly at: EpochMs; readonly ring: () => void }>();
  return {
    now: () => now,
    after(delay, ring) {
      const timer = { at: now + Math.max(0, delay), ring };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    async advance(by, settle) {
      const span = parseDuration(by);
      if (span === undefined)
        throw new HeedError(
          "HEED_INPUT_INVALID",
          `Expected elapsed time such as "24h"; came ${JSON.stringify(by)}`,
        );
      const end = now + span;
      await settle();
      for (let next = earliest(timers); next !== undefined && next.at <= end; next = earliest(timers)) {
        timers.delete(next);
        now = Math.max(now, next.at);
        next.ring();
        await settle();
      }
      now = end;
    },
  };
}

/** Of timers of one instant, the one that was set first. */
function earliest<T extends { readonly at: EpochMs }>(timers: ReadonlySet<T>): T | undefined {
  let first: T | undefined;
  for (const timer of timers) if (first === undefined || timer.at < first.at) first = timer;
  return first;
}

/** Paces by a clock, simulated or not: each task begins at least `minTimeMs` after the one before it. */
export function clockPacer(clock: Clock): PacerFactory {
  return ({ minTimeMs, concurrent }) => {
    let nextAt: EpochMs = -Infinity;
    let running = 0;
    let timer: Timer | undefined;
    const waiting: (() => void)[] = [];
    const admit = (): void => {
      if (timer !== undefined || running >= concurrent || waiting.length === 0) return;
      const now = clock.now();
      if (now < nextAt) {
        timer = clock.after(nextAt - now, () => {
          timer = undefined;
          admit();
        });
        return;
      }
      nextAt = now + minTimeMs;
      running += 1;
      waiting.shift()?.();
      admit();
    };
    return {
      async run(task) {
        await new Promise<void>((begin) => {
          waiting.push(begin);
          admit();
        });
        try {
          return await task();
        } finally {
          running -= 1;
          admit();
        }
      },
    };
  };
}

/** Repeats nothing: what failed waits for its durable row, in simulated time. */
export const noQuickRetry: QuickRetry = (attempt) => attempt();
