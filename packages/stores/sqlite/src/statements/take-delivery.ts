import type { Claimed, EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { wholeOf } from "../row.ts";
import { DELIVERY_COLUMNS, readDelivery } from "./read-delivery.ts";

/** Counts the attempt and leases the delivery until then. */
export function takeDelivery(database: Database): (seq: number, until: EpochMs) => Claimed {
  const statement = database.prepare(`
    UPDATE delivery SET
      state = 'in_flight', changed_at = ?, reason = NULL,
      attempt = attempt + 1, uncertain = uncertain OR state = 'in_flight', claims = claims + 1
    WHERE seq = ?
    RETURNING claims, ${DELIVERY_COLUMNS}
  `);
  return (seq, until) => {
    const row = statement.get(until, seq) ?? {};
    return { ...readDelivery(row), lease: String(wholeOf(row, "claims")) };
  };
}
