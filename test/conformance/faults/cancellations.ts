import type { Cancellation } from "@heed/core/contracts";
import type { MemoryData } from "@heed/runtime";
import type { Fault, Faults } from "./fault.ts";
import { editRows, rowsOf, writes } from "./fault.ts";

export const cancellationFaults: Faults = {
  "what waits is cancelled by its id, or all of a fire at once, and counted once": cancels(
    (cancellation, data) => {
      const first = rowsOf(data).find(({ fire }) => fire !== undefined && fire === cancellation.fire);
      return first === undefined
        ? cancellation
        : { delivery: first.delivery.id, reason: cancellation.reason };
    },
  ),

  "what is in flight, delivered or dead is not cancelled": cancels((cancellation, data) => {
    editRows(data, (row) => (row.fire === cancellation.fire ? { ...row, state: "waiting" } : row));
    return cancellation;
  }),

  "a late cancel counts what it stopped and what it came too late for": (store) => ({
    counts: async () => (await store.counts()).filter(({ name }) => name !== "late_cancel_sent"),
  }),

  "a fire that one change queues and cancels is both": cancels((cancellation, data) =>
    rowsOf(data).some(({ fire }) => fire === cancellation.fire) ? cancellation : undefined,
  ),

  "what a person waited for before is cancelled together, for one purpose where asked": cancels(
    ({ reason, ...meant }) =>
      meant.profile === undefined ? { reason, ...meant } : { reason, profile: meant.profile },
  ),

  "a cancelled delivery lets the person's next one go first": (_, data) => ({
    nextClaimAt: async () => rowsOf(data)[0]?.changedAt,
  }),
};

/** Cancels something else than what was meant, or nothing. */
function cancels(edit: (cancellation: Cancellation, data: MemoryData) => Cancellation | undefined): Fault {
  return writes((change, data) => ({
    ...change,
    cancellations: (change.cancellations ?? []).flatMap((each) => edit(each, data) ?? []),
  }));
}
