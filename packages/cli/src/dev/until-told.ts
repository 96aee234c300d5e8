import type { Clock } from "@heed/runtime";

/** A terminal and a package manager may both pass on one Ctrl-C. */
const SAME_KEYPRESS_MS = 500;

/** Resolves at the first Ctrl-C or termination signal. A second one ends the process at once. */
export function untilTold(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    let toldAt: number | undefined;
    const told = (): void => {
      if (toldAt !== undefined && clock.now() - toldAt > SAME_KEYPRESS_MS) process.exit(130);
      toldAt ??= clock.now();
      resolve();
    };
    process.on("SIGINT", told).on("SIGTERM", told);
  });
}
