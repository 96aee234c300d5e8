import { MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { EpochMs, ListQueries, ListRows, Retention, Swept } from "@heed/core/contracts";
import type { MemoryData } from "./memory-data.ts";

type Lists = {
  readonly [Of in keyof ListRows]: (query: ListQueries[Of] | undefined) => Iterable<ListRows[Of]>;
};

export function lists(data: MemoryData): Lists {
  return {
    decisions: ({ trigger } = {}) =>
      [...data.decisions.values()].filter((row) => trigger === undefined || row.trigger === trigger),
    deliveries: ({ sink, state } = {}) =>
      [...data.deliveries.values()]
        .map(({ row }) => row)
        .filter((row) => sink === undefined || row.sink === sink)
        .filter((row) => state === undefined || row.state === state),
    profiles: () => [...data.profiles.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

export function sweep(data: MemoryData, now: EpochMs, retention: Retention, limit: number): Swept {
  return {
    messages: forget(data.messages, limit, (takenAt) => takenAt < now - MESSAGE_MEMORY_MS),
    decisions: forget(data.decisions, limit, ({ decidedAt }) => decidedAt < now - retention.decisionsMs),
    deliveries: forget(
      data.deliveries,
      limit,
      ({ row }) =>
        (row.state === "delivered" || row.state === "cancelled") &&
        row.changedAt < now - retention.deliveriesMs,
    ),
  };
}

/** Deletes the first `limit` rows that may go, and says how many that were. */
function forget<Key, Row>(rows: Map<Key, Row>, limit: number, mayGo: (row: Row) => boolean): number {
  let gone = 0;
  for (const [key, row] of rows) {
    if (gone === limit) break;
    if (!mayGo(row)) continue;
    rows.delete(key);
    gone++;
  }
  return gone;
}
