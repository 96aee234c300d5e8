import type { Retention, Store } from "@heed/core/contracts";
import { parseDuration } from "@heed/core/contracts";
import type { Clock } from "./clock.ts";
import type { HeedOptions } from "./options.ts";
import { nextTurn } from "./world/system.ts";

/** Rows of each kind that one call forgets: few enough that the event loop is not held for long. */
export const SWEEP_ROWS = 300;

/** What a sweep needs. */
export interface SweepOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly retention: Retention;
  /** A stop does not wait for the rest: the next engine sweeps it. */
  readonly stopped: () => boolean;
  readonly onFailure: (cause: unknown) => void;
}

/** One round: forgets all that is past its time, slice by slice, and lets everybody else have a turn between two slices. */
export function sweeping({ store, clock, retention, stopped, onFailure }: SweepOptions): () => Promise<void> {
  return async () => {
    try {
      while (!stopped()) {
        const swept = await store.sweep(clock.now(), retention, SWEEP_ROWS);
        if (Object.values(swept).every((rows) => rows < SWEEP_ROWS)) return;
        await nextTurn();
      }
    } catch (cause) {
      onFailure(cause);
    }
  };
}

/** How long things are kept, as the options say it. */
export function retentionOf({ retention = {}, history }: HeedOptions): Retention {
  const { decisions = "90d", deliveries = "30d" } = retention;
  return {
    decisionsMs: parseDuration(decisions) ?? 0,
    deliveriesMs: parseDuration(deliveries) ?? 0,
    ...(history === undefined ? {} : { historyMs: parseDuration(history.keep) ?? 0 }),
  };
}
