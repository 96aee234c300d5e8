import type { Count, CountName } from "@heed/core/contracts";
import type { Effect } from "@heed/core/engine";

/** Counts that are added up before they are written. */
export class Tally {
  readonly #counts = new Map<string, Count>();

  /** `allowedBy` is no part of what is counted: the newest text stands. */
  add(name: CountName, of: string, n = 1, reason?: string, allowedBy?: string): void {
    if (n === 0) return;
    const key = JSON.stringify([name, of, reason]);
    const before = this.#counts.get(key);
    this.#counts.set(key, {
      ...before,
      name,
      of,
      ...(reason === undefined ? {} : { reason }),
      ...(allowedBy === undefined ? {} : { allowedBy }),
      n: (before?.n ?? 0) + n,
    });
  }

  counts(): readonly Count[] {
    return [...this.#counts.values()];
  }
}

/** Counts what a step decided; see `CountName` for what each number means. */
export function tallyEffect(tally: Tally, effect: Effect): void {
  switch (effect.kind) {
    case "opened":
      return tally.add("wait_opened", effect.trigger);
    case "cancelled":
      return tally.add("wait_cancelled", effect.trigger, 1, cancelReasonOf(effect.by));
    case "joined":
      return tally.add("wait_joined", effect.trigger);
    case "dropped":
      return tally.add("wait_dropped", effect.trigger);
    case "evicted":
      return tally.add(effect.of === "wait" ? "wait_evicted" : "sequence_evicted", effect.trigger);
    case "evidence_left_out":
      return tally.add("evidence_left_out", effect.trigger, effect.paths);
    case "wait_decided":
    case "late_cancel":
    case "no_key":
    case "before_deployment":
    case "inexact":
    case "late_step":
      return tally.add(effect.kind, effect.trigger);
    case "stale":
      // That it was decided so, the store counts; here only that a wait ended with it.
      return effect.of === "wait" ? tally.add("wait_stale", effect.decision.trigger) : undefined;
    case "moved":
    case "not_collected":
      // The wait goes on; and the event is counted with the events, as suppressed.
      return;
    case "fired":
    case "shadow":
    case "suppressed":
    case "held":
    case "if_false":
    case "expired":
      // The store counts decisions and deliveries when it takes them in, for it alone knows which are new.
      return;
  }
}

function cancelReasonOf(by: "event" | "withdrawal" | "late_cancel"): string | undefined {
  if (by === "event") return undefined;
  return by === "withdrawal" ? "withdrawn" : by;
}
