import type { EpochMs, Milliseconds, ProfileKey, Store } from "@heed/core/contracts";
import type { Log } from "../log/log.ts";
import type { Pass } from "../worker.ts";
import type { Backlog } from "./backlog.ts";
import { isUnreadable } from "./unreadable.ts";
import type { Unreadable } from "./unreadable.ts";

/** Profiles woken by one transaction. */
const SLICE = 50;

/** When to look again where something that has arrived is still to be read first. */
const READING_MS: Milliseconds = 100;

/**
 * Lets time pass: profiles whose wake-up has come re-enter the engine as ticks. A wake-up is only a hint, so late, early or
 * double ones change nothing. A profile whose state cannot be read is told once and passed over until the next start: it
 * keeps no other from being woken.
 */
export function clockwork(
  store: Store,
  log: Log,
  backlog: Backlog,
  now: () => EpochMs,
  unreadable: Unreadable,
): Pass {
  const tickAlone = async (profile: ProfileKey, at: EpochMs): Promise<void> => {
    try {
      await log.tick([profile], at);
    } catch (cause) {
      unreadable.pass(profile, cause);
    }
  };
  return async () => {
    for (;;) {
      const waitUntil = backlog.until(now());
      if (waitUntil !== undefined) return waitUntil;
      // Whatever arrived before this instant has been read: nobody is woken ahead of an event that is still on its way in.
      const at = log.readTo();
      const { profiles, nextAt } = await store.due(at, SLICE + unreadable.size);
      const readable = profiles.filter((profile) => !unreadable.has(profile));
      if (readable.length === 0)
        return nextAt === undefined ? undefined : Math.max(nextAt, now() + (at < now() ? READING_MS : 1));
      try {
        await log.tick(readable, at);
      } catch (cause) {
        if (!isUnreadable(cause)) throw cause;
        for (const profile of readable) await tickAlone(profile, at);
      }
    }
  };
}
