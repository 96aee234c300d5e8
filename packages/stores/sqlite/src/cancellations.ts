import type { Cancellation, EpochMs } from "@heed/core/contracts";
import type { Heads } from "./heads.ts";
import type { Database } from "./node-sqlite.ts";
import { addCount } from "./statements/add-count.ts";
import { cancelDelivery } from "./statements/cancel-delivery.ts";
import { findMeant } from "./statements/find-meant.ts";

/** Stops what still waits of those it means, and counts what a late cancel came too late for. Runs inside the transaction. */
export function canceller(
  database: Database,
  heads: Heads,
): (cancellation: Cancellation, at: EpochMs) => void {
  const meantBy = findMeant(database);
  const cancel = cancelDelivery(database);
  const count = addCount(database);

  return (cancellation, at) => {
    const { reason } = cancellation;
    const late = reason === "late_cancel";
    for (const { seq, sink, profile, waits, trigger } of meantBy(cancellation)) {
      if (waits) {
        cancel(seq, reason, at);
        heads.move(undefined, heads.of(sink, profile));
        count({ name: "cancelled", of: sink, reason, n: 1 });
      }
      if (late) count({ name: waits ? "late_cancel_stopped" : "late_cancel_sent", of: trigger, n: 1 });
    }
  };
}
