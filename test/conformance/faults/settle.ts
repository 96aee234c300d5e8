import type { Settlement } from "@heed/core/contracts";
import type { Fault, Faults } from "./fault.ts";
import { editRows } from "./fault.ts";

export const settleFaults: Faults = {
  "delivered ends a delivery and is counted for its sink": (store, data) => ({
    settle: async (...asked) => {
      const settled = await store.settle(...asked);
      data.counts.clear();
      return settled;
    },
  }),

  "dead and cancelled end a delivery and are counted by cause": settles((settlement) =>
    settlement.state === "dead" ? { ...settlement, reason: "failed" } : settlement,
  ),

  "waiting offers the delivery again from its instant on, and counts nothing": settles((settlement) =>
    settlement.state === "waiting" ? { ...settlement, nextAt: settlement.nextAt - 1 } : settlement,
  ),

  "an attempt that was not spent is given back": settles((settlement) =>
    settlement.state === "waiting" ? { ...settlement, spent: true } : settlement,
  ),

  "what was uncertain once stays uncertain": (store, data) => ({
    settle: async (settlements, now) => {
      const settled = await store.settle(settlements, now);
      for (const settlement of settlements) {
        const uncertain = settlement.state === "waiting" && settlement.uncertain;
        editRows(data, (row) => ({ ...row, delivery: { ...row.delivery, uncertain } }));
      }
      return settled;
    },
  }),

  "a memo is kept until another replaces it": settles((settlement) => ({ memo: null, ...settlement })),

  "a stale lease changes nothing and counts nothing": (store, data) => ({
    settle: (settlements, now) =>
      store.settle(
        settlements.map((settlement) => ({
          ...settlement,
          lease: String(data.deliveries.get(settlement.id)?.claims),
        })),
        now,
      ),
  }),

  "a lease settles once": (store, data) => ({
    settle: async (settlements, now) => {
      const settled: string[] = [];
      for (const settlement of settlements) {
        editRows(data, (row) => (row.state === "delivered" ? { ...row, state: "in_flight" } : row));
        settled.push(...(await store.settle([settlement], now)));
      }
      return settled;
    },
  }),

  "a lease that gave its attempt back is stale too": (store, data) => ({
    settle: async (settlements, now) => {
      const settled = await store.settle(settlements, now);
      for (const settlement of settlements) {
        const known = data.deliveries.get(settlement.id);
        if (known === undefined || settlement.state !== "waiting" || settlement.spent) continue;
        data.deliveries.set(settlement.id, { ...known, claims: known.claims - 1 });
      }
      return settled;
    },
  }),

  "an unknown delivery is no fault, the others of the call are settled": (store, data) => ({
    settle: async (settlements, now) => {
      if (settlements.some(({ id }) => !data.deliveries.has(id))) throw new Error("unknown delivery");
      return store.settle(settlements, now);
    },
  }),
};

function settles(edit: (settlement: Settlement) => Settlement): Fault {
  return (store) => ({ settle: (settlements, now) => store.settle(settlements.map(edit), now) });
}
