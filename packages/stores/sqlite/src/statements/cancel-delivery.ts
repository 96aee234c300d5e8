import type { CancelReason, EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";

/** Ends a waiting delivery; it is nobody's head after it. */
export function cancelDelivery(database: Database): (seq: number, reason: CancelReason, at: EpochMs) => void {
  const statement = database.prepare(
    "UPDATE delivery SET state = 'cancelled', reason = ?, changed_at = ?, head = 0 WHERE seq = ?",
  );
  return (seq, reason, at) => {
    statement.run(reason, at, seq);
  };
}
