import type { Count } from "@heed/core/contracts";
import type { MemoryData } from "@heed/runtime";
import type { Fault, Faults } from "./fault.ts";
import { writes } from "./fault.ts";

export const countFaults: Faults = {
  "counts add up by name, by what they are of, and by reason": writes((change) => ({
    ...change,
    counts: (change.counts ?? []).map(({ name, of, n }) => ({ name, of, n })),
  })),

  "a decision is counted with its trigger when it is new, and once": writes((change, data) =>
    countedToo(
      change,
      (change.decisions ?? [])
        .filter(({ id }) => data.decisions.has(id))
        .map(({ trigger }) => ({ name: "decided", of: trigger, n: 1 })),
    ),
  ),

  "a delivery is counted with its sink when it is new, and once": writes((change, data) =>
    countedToo(
      change,
      (change.deliveries ?? [])
        .filter(({ delivery }) => data.deliveries.has(delivery.id))
        .map(({ sink }) => ({ name: "queued", of: sink, n: 1 })),
    ),
  ),

  "what one change holds twice under one id is kept once and counted once": writes((change) => {
    const ids = new Set(change.deliveries?.map(({ delivery }) => delivery.id));
    const twice = (change.deliveries?.length ?? 0) - ids.size;
    return countedToo(change, twice === 0 ? [] : [{ name: "queued", of: "crm", n: twice }]);
  }),

  "a decision is counted by how it ended": writes((change) => ({
    ...change,
    decisions: (change.decisions ?? []).map((decision) =>
      decision.ended === "shadow" ? { ...decision, ended: "fired" } : decision,
    ),
  })),

  "a suppression is counted by its reason, beside what would have allowed it": reads(
    ({ name, of, reason, n }) => ({ name, of, ...(reason === undefined ? {} : { reason }), n }),
  ),

  "of what would have allowed a suppression the newest text stands": reads((count, data) => {
    const first = [...data.decisions.values()].find(({ allowedBy }) => allowedBy !== undefined)?.allowedBy;
    return count.allowedBy === undefined || first === undefined ? count : { ...count, allowedBy: first };
  }),
};

function countedToo<Changed extends { readonly counts?: readonly Count[] }>(
  change: Changed,
  counts: readonly Count[],
): Changed {
  return { ...change, counts: [...(change.counts ?? []), ...counts] };
}

/** Returns other counts than those it holds. */
function reads(edit: (count: Count, data: MemoryData) => Count): Fault {
  return (store, data) => ({
    counts: async () => (await store.counts()).map((count) => edit(count, data)),
  });
}
