import type { Milliseconds } from "@heed/core/contracts";
import type { Clock } from "./clock.ts";

/** The answer, or `late()` once `limitMs` has passed without one; what comes after that is not heard. */
export async function withinTime<T>(
  clock: Clock,
  limitMs: Milliseconds,
  answer: Promise<T>,
  late: () => T,
): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<"late">();
  const timer = clock.after(limitMs, () => resolve("late"));
  try {
    const first = await Promise.race([answer.then((value) => ({ value })), promise]);
    return first === "late" ? late() : first.value;
  } finally {
    timer.cancel();
  }
}
