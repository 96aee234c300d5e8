import type { Clock } from "../clock.ts";

/** The only place that reads the machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, ring) {
    const timer = setTimeout(ring, delay).unref();
    return { cancel: () => clearTimeout(timer) };
  },
};
