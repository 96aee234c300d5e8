import type { DeliveryId, EpochMs, Settlement } from "@heed/core/contracts";
import type { Database } from "./node-sqlite.ts";
import { addCount } from "./statements/add-count.ts";
import { settleDelivery } from "./statements/settle-delivery.ts";

/** Settles what is still its worker's to settle and counts what that ended. Runs inside a transaction. */
export function settler(
  database: Database,
): (settlements: readonly Settlement[], now: EpochMs) => readonly DeliveryId[] {
  const settleOne = settleDelivery(database);
  const count = addCount(database);
  return (settlements, now) =>
    settlements.flatMap((settlement) => {
      const counts = settleOne(settlement, now);
      counts?.forEach(count);
      return counts === undefined ? [] : [settlement.id];
    });
}
