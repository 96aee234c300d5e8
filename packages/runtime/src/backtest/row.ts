import type { EpochMs, Incoming } from "@heed/core/contracts";

/** A row that could not be read as an event. */
export interface UnreadableRow {
  /** Why, as a stable word. Rows are counted under it. */
  readonly refused: string;
  /** The row's time, where that much could be read. */
  readonly at?: EpochMs;
}

/** One row of a file. */
export type BacktestRow = Incoming | UnreadableRow;

/** The last instant that `Date` can name. */
const MAX_INSTANT: EpochMs = 8.64e15;

/** When a row says it happened, by the same rule as for live events: never later than it arrived. */
export function timeOf(row: BacktestRow): EpochMs | undefined {
  const at = "refused" in row ? row.at : Math.min(row.occurredAt ?? row.receivedAt, row.receivedAt);
  return at !== undefined && Math.abs(at) <= MAX_INSTANT ? Math.floor(at) : undefined;
}
