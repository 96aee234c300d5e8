import type { Clock } from "./clock.ts";
import type { Observe } from "./notice.ts";

/** Tells whoever listens what happened. */
export interface Teller {
  readonly tell: Observe;
  /** Of what failed and is tried again: no failure of the store or of time passing ends the engine. */
  readonly failing: (cause: unknown) => void;
}

/** What is told is already durable and being acted on: a listener that throws must not undo that. */
export function tellerOf(observe: Observe | undefined, clock: Clock): Teller {
  const tell: Observe = (notice) => {
    try {
      observe?.(notice);
    } catch {
      // `Observe` must not throw; where it does, the fault is the listener's alone.
    }
  };
  const failing = (cause: unknown): void => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    tell({ kind: "engine", at: clock.now(), state: "failing", reason });
  };
  return { tell, failing };
}
