import type { HistoryRow } from "@heed/core/contracts";
import type { Faults } from "./fault.ts";
import { listsWithoutQuery, relists, spoils, writes } from "./fault.ts";
import { sweeps } from "./history.ts";

export const eventFaults: Faults = {
  "events are listed by profile, instant and order of reading": relists("history", (rows) =>
    rows.toReversed(),
  ),
  "events of one profile and of a span are listed, both ends of it included": listsWithoutQuery("history"),
  "a history of more than a thousand events is listed whole, from anywhere": relists("history", (rows) =>
    rows.slice(0, 1_000),
  ),

  "events of a merged-away profile become the other's, none is lost": spoils(
    () => undefined,
    ({ history }) => {
      const places = new Set<string>();
      for (const [key, row] of history) {
        if (places.has(placeOf(row))) history.delete(key);
        places.add(placeOf(row));
      }
    },
  ),

  "events come back exactly": writes((change) => ({
    ...change,
    history: (change.history ?? []).map(({ event, ...row }) => ({
      ...row,
      event: { ...event, properties: Object.assign({}, event.properties) },
    })),
  })),

  "events go after their retention, not before, no more than the limit at once": sweeps(
    (store, now, { historyMs = 0, ...retention }, limit) =>
      store.sweep(now, { ...retention, historyMs: historyMs - 1 }, limit),
  ),

  "without a retention for it the history goes": sweeps((store, now, retention, limit) =>
    store.sweep(now, { historyMs: Infinity, ...retention }, limit),
  ),
};

function placeOf({ profile, at, seq }: HistoryRow): string {
  return JSON.stringify([profile, at, seq]);
}
