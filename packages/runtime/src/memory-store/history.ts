import { MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { EpochMs, ListQueries, ListRows, Retention, Swept } from "@heed/core/contracts";
import type { MemoryData } from "./memory-data.ts";

type Lists = {
  readonly [Of in keyof ListRows]: (query: ListQueries[Of] | undefined) => Iterable<ListRows[Of]>;
};

export function lists(data: MemoryData): Lists {
  return {
    decisions: ({ trigger, profile } = {}) =>
      [...data.decisions.values()].filter((row) => is(trigger, row.trigger) && is(profile, row.profile)),
    deliveries: ({ sink, state, profile } = {}) =>
      [...data.deliveries.values()]
        .map(({ row }) => row)
        .filter((row) => is(sink, row.sink) && is(state, row.state) && is(profile, row.profile)),
    profiles: ({ after } = {}) =>
      [...data.profiles.values()]
        .filter(({ key }) => after === undefined || key > after)
        .toSorted((a, b) => compare(a.key, b.key)),
    forwarders: ({ to } = {}) =>
      [...data.forwards]
        .map(([key, forward]) => ({ key, forward }))
        .filter(({ forward }) => is(to, forward))
        .toSorted((a, b) => compare(a.forward, b.forward) || compare(a.key, b.key)),
    history: ({ profile, from = -Infinity, to = Infinity } = {}) =>
      [...data.history.values()]
        .filter((row) => is(profile, row.profile) && from <= row.at && row.at <= to)
        .toSorted((a, b) => compare(a.profile, b.profile) || a.at - b.at || a.seq - b.seq),
    controls: ({ kind } = {}) =>
      [...data.controls.values()]
        .filter((control) => is(kind, control.kind))
        .toSorted((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name)),
  };
}

/** What was not asked for is anything. */
function is<Value>(asked: Value | undefined, found: Value): boolean {
  return asked === undefined || asked === found;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function sweep(data: MemoryData, now: EpochMs, retention: Retention, limit: number): Swept {
  const { decisionsMs, deliveriesMs, historyMs = -Infinity } = retention;
  return {
    messages: forget(data.messages, limit, (takenAt) => takenAt < now - MESSAGE_MEMORY_MS),
    decisions: forget(
      data.decisions,
      limit,
      ({ ended, decidedAt }) => ended !== "held" && decidedAt < now - decisionsMs,
    ),
    deliveries: forget(
      data.deliveries,
      limit,
      ({ row }) =>
        (row.state === "delivered" || row.state === "cancelled") && row.changedAt < now - deliveriesMs,
    ),
    history: forget(data.history, limit, ({ at }) => at < now - historyMs),
    commands: forget(
      data.commands,
      limit,
      ({ appliedAt }) => appliedAt !== undefined && appliedAt < now - decisionsMs,
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
