import type { EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf } from "../row.ts";

/** Offers again at once what was in flight at a sink; each may have reached the vendor. Returns the people concerned. */
export function freeInFlight(database: Database): (sink: string, now: EpochMs) => ReadonlySet<string> {
  const statement = database.prepare(`
    UPDATE delivery SET state = 'waiting', changed_at = ?, uncertain = 1, head = 0
    WHERE sink = ? AND state = 'in_flight'
    RETURNING profile
  `);
  return (sink, now) => new Set(statement.all(now, sink).map((row) => textOf(row, "profile")));
}
