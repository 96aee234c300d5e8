import type { EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";

/** Offers again at once what was in flight at a sink; each may have reached the vendor. */
export function freeInFlight(database: Database): (sink: string, now: EpochMs) => void {
  const statement = database.prepare(`
    UPDATE delivery SET state = 'waiting', changed_at = ?, uncertain = 1
    WHERE sink = ? AND state = 'in_flight'
  `);
  return (sink, now) => {
    statement.run(now, sink);
  };
}
