import type { Count, EpochMs, Settlement } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf } from "../row.ts";

/** Applies a settlement whose lease is the current one. Returns what it has to count, `undefined` where it was stale. */
export function settleDelivery(
  database: Database,
): (settlement: Settlement, now: EpochMs) => readonly Count[] | undefined {
  const statement = database.prepare(`
    UPDATE delivery SET
      state = ?, changed_at = ?, reason = ?, memo = coalesce(?, memo),
      attempt = attempt - ?, uncertain = uncertain OR ?
    WHERE id = ? AND state = 'in_flight' AND CAST(claims AS TEXT) = ?
    RETURNING sink
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
    if (waits) return [];
    return [{ name: state, of: textOf(row, "sink"), ...countedReason(settlement), n: 1 }];
  };
}

/** A vendor's words are kept with the row; counted is only what they come to. */
function countedReason(settlement: Settlement): { readonly reason?: string } {
  if (settlement.state === "dead") return { reason: settlement.cause };
  return settlement.state === "cancelled" ? { reason: settlement.reason } : {};
}
