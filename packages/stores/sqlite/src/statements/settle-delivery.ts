import type { Count, EpochMs, Settlement } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf } from "../row.ts";

/** Whose delivery it was, and what that ended. */
export interface Settled {
  readonly sink: string;
  readonly profile: string;
  readonly counts: readonly Count[];
}

/** Applies a settlement whose lease is the current one; `undefined` where it was stale. The row is nobody's head after it. */
export function settleDelivery(
  database: Database,
): (settlement: Settlement, now: EpochMs) => Settled | undefined {
  const statement = database.prepare(`
    UPDATE delivery SET
      state = ?, changed_at = ?, reason = ?, memo = coalesce(?, memo),
      attempt = attempt - ?, uncertain = uncertain OR ?, head = 0
    WHERE id = ? AND state = 'in_flight' AND CAST(claims AS TEXT) = ?
    RETURNING sink, profile
  `);
  return (settlement, now) => {
    const { id, lease, state, memo } = settlement;
    const waits = state === "waiting";
    const reason = state === "delivered" ? undefined : settlement.reason;
    const row = statement.get(
      state,
      waits ? settlement.nextAt : now,
      reason ?? null,
      memo === undefined ? null : JSON.stringify(memo),
      waits && !settlement.spent ? 1 : 0,
      waits && settlement.uncertain ? 1 : 0,
      id,
      lease,
    );
    if (row === undefined) return undefined;
    const sink = textOf(row, "sink");
    const counts = waits ? [] : [{ name: state, of: sink, ...countedReason(settlement), n: 1 }];
    return { sink, profile: textOf(row, "profile"), counts };
  };
}

/** A vendor's words are kept with the row; counted is only what they come to. */
function countedReason(settlement: Settlement): { readonly reason?: string } {
  if (settlement.state === "dead") return { reason: settlement.cause };
  return settlement.state === "cancelled" ? { reason: settlement.reason } : {};
}
