import type { EpochMs } from "@heed/core/contracts";
import { HeedError } from "@heed/core/contracts";
import type { Clock } from "./clock.ts";
import type { Backlog } from "./clockwork/backlog.ts";
import type { Roles } from "./leadership.ts";

/** Whom a beat keeps up to date, and whom it tells. */
export interface HeartbeatOptions {
  readonly clock: Clock;
  readonly roles: Roles;
  readonly backlog: Backlog;
  /** Another engine has taken over. */
  readonly onLost: (cause: HeedError, at: EpochMs) => void;
  readonly onFailure: (cause: unknown) => void;
}

/** One round: shows that this engine is alive, and notices where it was not for too long. */
export function heartbeat({
  clock,
  roles,
  backlog,
  onLost,
  onFailure,
}: HeartbeatOptions): () => Promise<void> {
  return async () => {
    const now = clock.now();
    backlog.beat(now);
    try {
      await roles.beat(now);
    } catch (cause) {
      // Only another engine ends this one. A store that cannot be reached now is asked again with the next beat.
      if (cause instanceof HeedError && cause.code === "HEED_STORE_LED") onLost(cause, now);
      else onFailure(cause);
    }
  };
}
