import type { DeliveryRow } from "@heed/core/contracts";
import type { Fault, Faults } from "./fault.ts";
import { editRows, freed, rowsOf, writes } from "./fault.ts";

export const claimFaults: Faults = {
  "a claim hands out the delivery with its first attempt counted": (store) => ({
    claim: async (...asked) =>
      (await store.claim(...asked)).map((claimed) => ({
        ...claimed,
        delivery: { ...claimed.delivery, attempt: claimed.delivery.attempt - 1 },
      })),
  }),

  "what was offered longest is claimed first": (store) => ({
    claim: async (...asked) => (await store.claim(...asked)).toReversed(),
  }),

  "nothing is claimed before its time": (store) => ({
    claim: (sink, now, limit, leaseMs) => store.claim(sink, now + 1, limit, leaseMs),
  }),

  "a claim takes no more than its limit": (store) => ({
    claim: (sink, now, limit, leaseMs) => store.claim(sink, now, limit + 1, leaseMs),
  }),

  "one claim takes one delivery per person": writes((change) => ({
    ...change,
    deliveries: (change.deliveries ?? []).map((queued) => ({
      ...queued,
      profile: `a:${queued.delivery.id}`,
    })),
  })),

  "a person still in flight at the sink gets no second delivery before the first is settled": overlooks(
    () => true,
  ),

  "a person in flight at one sink is not held up at another": (store, data) => ({
    claim: async (sink, ...asked) => {
      const busy = new Set(rowsOf(data).flatMap((row) => (row.state === "in_flight" ? [row.profile] : [])));
      return (await store.claim(sink, ...asked)).filter(({ profile }) => !busy.has(profile));
    },
  }),

  "a sink is given only its own deliveries": (store, data) => ({
    claim: async (_, ...asked) => {
      const sinks = [...new Set(rowsOf(data).map((row) => row.sink))];
      return (await Promise.all(sinks.map((sink) => store.claim(sink, ...asked)))).flat();
    },
  }),

  "a claimed delivery stays with its worker until the lease has run out": (store) => ({
    claim: (sink, now, limit, leaseMs) => store.claim(sink, now, limit, leaseMs - 1),
  }),

  "a lease that ran out offers the delivery again: next attempt, uncertain": (store) => ({
    claim: async (...asked) =>
      (await store.claim(...asked)).map((claimed) => ({
        ...claimed,
        delivery: { ...claimed.delivery, uncertain: false },
      })),
  }),

  "a person is in flight while any one lease of theirs runs": overlooks((row, earlier) =>
    earlier.some(({ state, profile }) => state === "in_flight" && profile === row.profile),
  ),

  "two handles never hold the same delivery": (store, data) => {
    const own = new Set<string>();
    return {
      claim: async (...asked) => {
        editRows(data, (row) => (own.has(row.delivery.id) ? row : freed(row)));
        const claimed = await store.claim(...asked);
        for (const { delivery } of claimed) own.add(delivery.id);
        return claimed;
      },
    };
  },

  "nothing to claim has no next instant": (_, data) => ({
    nextClaimAt: async () => firstOf(rowsOf(data)),
  }),

  "the next claim is due when the first delivery is offered": (_, data) => ({
    nextClaimAt: async (sink) => rowsOf(data).find((row) => row.sink === sink)?.changedAt,
  }),

  "a person in flight is next when the lease ends, not before": (_, data) => ({
    nextClaimAt: async (sink) =>
      firstOf(rowsOf(data).filter((row) => row.sink === sink && row.state === "waiting")),
  }),

  "a settled delivery is not next any more": (_, data) => ({
    nextClaimAt: async (sink) => firstOf(rowsOf(data).filter((row) => row.sink === sink)),
  }),
};

/** Claims as if some deliveries in flight were those of other people. */
function overlooks(which: (row: DeliveryRow, earlier: readonly DeliveryRow[]) => boolean): Fault {
  return (store, data) => ({
    claim: async (...asked) => {
      const before = new Map(rowsOf(data).map((row) => [row.delivery.id, row.profile]));
      const seen: DeliveryRow[] = [];
      editRows(data, (row) => {
        const hidden = row.state === "in_flight" && which(row, seen);
        seen.push(row);
        return hidden ? { ...row, profile: `a:hidden ${row.delivery.id}` } : row;
      });
      const claimed = await store.claim(...asked);
      editRows(data, (row) => ({ ...row, profile: before.get(row.delivery.id) ?? row.profile }));
      return claimed;
    },
  });
}

function firstOf(rows: readonly DeliveryRow[]): number | undefined {
  return rows.length === 0 ? undefined : Math.min(...rows.map((row) => row.changedAt));
}
