import type { EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { wholeOf } from "../row.ts";

/** A head in flight is next when its lease ends: nothing else of that person is offered before. */
export const FIND_NEXT_CLAIM = `
  SELECT changed_at FROM delivery WHERE sink = ? AND head = 1 AND state = ? ORDER BY changed_at LIMIT 1
`;

export function findNextClaim(database: Database): (sink: string) => EpochMs | undefined {
  const statement = database.prepare(FIND_NEXT_CLAIM);
  return (sink) => {
    const rows = ["waiting", "in_flight"].flatMap((state) => statement.all(sink, state));
    return rows.length === 0 ? undefined : Math.min(...rows.map((row) => wholeOf(row, "changed_at")));
  };
}
