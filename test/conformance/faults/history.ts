import type { ListQueries, ListRows, ProfileKey, Store, StoredProfile } from "@heed/core/contracts";
import { memoryStore } from "@heed/runtime";
import type { Fault, Faults } from "./fault.ts";
import { allOf, editRows, listsWithoutQuery, relists } from "./fault.ts";

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

  "profiles are listed by key": relists("profiles", (rows) => rows.toReversed()),
  "a list of profiles goes on behind a key": listsWithoutQuery("profiles"),

  "profiles that stay are listed once each while others change, come and go": (store) => ({
    async *list<Of extends keyof ListRows>(of: Of, query?: ListQueries[Of]): AsyncIterable<ListRows[Of]> {
      for (let offset = 0; ; offset += 500) {
        const page = (await allOf(store.list(of, query))).slice(offset, offset + 500);
        if (page.length === 0) return;
        yield* page;
      }
    },
  }),

  "a list of more than a thousand rows is complete and in order": relists("deliveries", (rows) =>
    rows.slice(0, 1_000),
  ),

  "what was committed is there after closing and opening again": (_, __, nth) =>
    nth === 0 ? {} : memoryStore(),

  "what was merged, kept and commanded is there after closing and opening again": (_, __, nth) =>
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

  "what is held stays however old, until it has ended": (store, data) => ({
    sweep: (...asked) => {
      for (const [id, decision] of data.decisions) data.decisions.set(id, { ...decision, ended: "expired" });
      return store.sweep(...asked);
    },
  }),

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

export function sweeps(
  instead: (store: Store, ...asked: Parameters<Store["sweep"]>) => ReturnType<Store["sweep"]>,
): Fault {
  return (store) => ({ sweep: (...asked) => instead(store, ...asked) });
}
