import type { EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { wholeOf } from "../row.ts";

/** The first open delivery that no later lease of the same person holds up. */
export const FIND_NEXT_CLAIM = `
  SELECT changed_at FROM delivery AS offered
  WHERE sink = ? AND state IN ('waiting', 'in_flight')
    AND NOT EXISTS (
      SELECT 1 FROM delivery AS busy
      WHERE busy.sink = offered.sink AND busy.profile = offered.profile
        AND busy.state = 'in_flight' AND busy.changed_at > offered.changed_at
    )
  ORDER BY changed_at, seq
  LIMIT 1
`;

export function findNextClaim(database: Database): (sink: string) => EpochMs | undefined {
  const statement = database.prepare(FIND_NEXT_CLAIM);
  return (sink) => {
    const row = statement.get(sink);
    return row === undefined ? undefined : wholeOf(row, "changed_at");
  };
}
