import type { ListQueries, ListRows, ProfileKey, Store, StoredProfile } from "@heed/core/contracts";
import { memoryStore } from "@heed/runtime";
import type { Fault, Faults } from "./fault.ts";
import { editRows } from "./fault.ts";

export const historyFaults: Faults = {
  "`read` returns the profiles that exist, and no others": (store) => ({
    read: async (keys) => {
      const found = await store.read(keys);
      return new Map(
        keys.map((key): [ProfileKey, StoredProfile] => [key, found.get(key) ?? { key, state: "" }]),
      );
    },
  }),

  "decisions are listed in the order of commit, of one trigger where asked": listsWithoutQuery("decisions"),
  "deliveries are listed in the order of commit, of one sink or state where asked":
    listsWithoutQuery("deliveries"),

  "a delivery in flight is listed with its attempt and the end of its lease": (store, data) => ({
    claim: async (...asked) => {
      const claimed = await store.claim(...asked);
      editRows(data, (row) => ({ ...row, changedAt: row.queuedAt }));
      return claimed;
    },
  }),

  "profiles are listed by key": (store) => ({
    async *list<Of extends keyof ListRows>(of: Of, query?: ListQueries[Of]): AsyncIterable<ListRows[Of]> {
      const rows: ListRows[Of][] = [];
      for await (const row of store.list(of, query)) rows.push(row);
      yield* of === "profiles" ? rows.toReversed() : rows;
    },
  }),

  "a list of more than a thousand rows is complete and in order": (store) => ({
    async *list<Of extends keyof ListRows>(of: Of, query?: ListQueries[Of]): AsyncIterable<ListRows[Of]> {
      let left = 1_000;
      for await (const row of store.list(of, query)) {
        if (left-- === 0) return;
        yield row;
      }
    },
  }),

  "what was committed is there after closing and opening again": (_, __, nth) =>
    nth === 0 ? {} : memoryStore(),

  "message ids go after their 7 days, not before": (store, data) => ({
    sweep: (...asked) => {
      for (const [message, at] of data.messages) data.messages.set(message, at - 1);
      return store.sweep(...asked);
    },
  }),

  "decisions go after their retention, not before": sweeps((store, now, retention, limit) =>
    store.sweep(now, { ...retention, decisionsMs: retention.decisionsMs - 1 }, limit),
  ),

  "delivered and cancelled deliveries go after their retention, not before": sweeps(
    (store, now, retention, limit) =>
      store.sweep(now, { ...retention, deliveriesMs: retention.deliveriesMs - 1 }, limit),
  ),

  "dead, waiting and claimed deliveries stay however old": (store, data) => ({
    sweep: (...asked) => {
      editRows(data, (row) => (row.state === "dead" ? { ...row, state: "cancelled" } : row));
      return store.sweep(...asked);
    },
  }),

  "one sweep takes no more than its limit of each, and leaves the others": sweeps((store, now, retention) =>
    store.sweep(now, retention, Infinity),
  ),

  "a sweep of more than a thousand rows goes to its limit exactly": sweeps((store, now, retention, limit) =>
    store.sweep(now, retention, Math.min(limit, 1_000)),
  ),

  "counts outlive what they counted": (store, data) => ({
    sweep: (...asked) => {
      data.counts.clear();
      return store.sweep(...asked);
    },
  }),
};

function sweeps(
  instead: (store: Store, ...asked: Parameters<Store["sweep"]>) => ReturnType<Store["sweep"]>,
): Fault {
  return (store) => ({ sweep: (...asked) => instead(store, ...asked) });
}

function listsWithoutQuery(broken: keyof ListRows): Fault {
  return (store) => ({
    list: (of, query) => (of === broken ? store.list(of) : store.list(of, query)),
  });
}
