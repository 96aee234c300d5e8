import { hostname } from "node:os";
import type { Clock } from "../clock.ts";
import type { Random } from "../random.ts";

/** The only place that reads the machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, ring) {
    const timer = setTimeout(ring, delay).unref();
    return { cancel: () => clearTimeout(timer) };
  },
};

/** The only place that asks for chance. */
export const systemRandom: Random = () => Math.random();

/** A name by which a person finds the process that holds a store. */
export function processName(): string {
  return `${hostname()}, process ${process.pid}`;
}

/** Lets the event loop go round once: whatever is ready happens first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
