import type { EpochMs, Milliseconds, Store } from "@heed/core/contracts";
import type { Log } from "../log/log.ts";
import type { Pass } from "../worker.ts";
import type { Backlog } from "./backlog.ts";

/** Profiles woken by one transaction. */
const SLICE = 200;

/** When to look again where something that has arrived is still to be read first. */
const READING_MS: Milliseconds = 100;

/**
 * Lets time pass: profiles whose wake-up has come re-enter the engine as ticks. A wake-up is only a hint, so late, early or
 * double ones change nothing.
 */
export function clockwork(store: Store, log: Log, backlog: Backlog, now: () => EpochMs): Pass {
  return async () => {
    for (;;) {
      const waitUntil = backlog.until(now());
      if (waitUntil !== undefined) return waitUntil;
      // Whatever arrived before this instant has been read: nobody is woken ahead of an event that is still on its way in.
      const at = log.readTo();
      const { profiles, nextAt } = await store.due(at, SLICE);
      if (profiles.length === 0)
        return nextAt === undefined ? undefined : Math.max(nextAt, now() + (at < now() ? READING_MS : 1));
      await log.tick(profiles, at);
    }
  };
}
