import type { DeliveryRow } from "@heed/core/contracts";
import type { Fault, Faults } from "./fault.ts";
import { editRows } from "./fault.ts";

export const onePersonFaults: Faults = {
  "of one person's deliveries the longest offered goes first, even if queued later":
    hides(behindOneQueuedBefore),

  "a delivery that is put off lets the person's next one go first": hides(behindOneQueuedBefore),

  "a person whose lease ran out is offered since their first waiting delivery": hides(
    (row, earlier) => row.state === "waiting" && earlier.some(inFlightWith(row)),
  ),

  "a person taken over is offered their first waiting delivery": hides(
    (row) => row.state === "waiting" && !row.delivery.uncertain,
  ),
};

/** Claims as if some deliveries were not offered yet. */
function hides(which: (row: DeliveryRow, earlier: readonly DeliveryRow[]) => boolean): Fault {
  return (store, data) => ({
    claim: async (...asked) => {
      const hidden = new Map<string, number>();
      const seen: DeliveryRow[] = [];
      editRows(data, (row) => {
        const hide = which(row, seen);
        seen.push(row);
        if (!hide) return row;
        hidden.set(row.delivery.id, row.changedAt);
        return { ...row, changedAt: Infinity };
      });
      const claimed = await store.claim(...asked);
      editRows(data, (row) => ({ ...row, changedAt: hidden.get(row.delivery.id) ?? row.changedAt }));
      return claimed;
    },
  });
}

function behindOneQueuedBefore(row: DeliveryRow, earlier: readonly DeliveryRow[]): boolean {
  return (
    row.state === "waiting" &&
    earlier.some(({ profile, state }) => profile === row.profile && state === "waiting")
  );
}

function inFlightWith({ profile }: DeliveryRow): (row: DeliveryRow) => boolean {
  return (row) => row.state === "in_flight" && row.profile === profile;
}
