import type { Cancellation, DeliveryRow, EpochMs } from "@heed/core/contracts";
import { addCount } from "./memory-data.ts";
import type { MemoryData } from "./memory-data.ts";

/** Stops what still waits of those it means, and counts what a late cancel came too late for. */
export function cancel(data: MemoryData, cancellation: Cancellation, at: EpochMs): void {
  const { reason } = cancellation;
  for (const [id, { row, claims }] of data.deliveries) {
    if (!isMeant(cancellation, row)) continue;
    const { trigger } = row.delivery;
    if (row.state === "waiting") {
      data.deliveries.set(id, { row: { ...row, state: "cancelled", reason, changedAt: at }, claims });
      addCount(data, { name: "cancelled", of: row.sink, reason, n: 1 });
      if (reason === "late_cancel") addCount(data, { name: "late_cancel_stopped", of: trigger, n: 1 });
    } else if (reason === "late_cancel" && (row.state === "in_flight" || row.state === "delivered")) {
      addCount(data, { name: "late_cancel_sent", of: trigger, n: 1 });
    }
  }
}

function isMeant(cancellation: Cancellation, { profile, fire, delivery }: DeliveryRow): boolean {
  if (cancellation.delivery !== undefined) return delivery.id === cancellation.delivery;
  if (cancellation.fire !== undefined) return fire === cancellation.fire;
  const { purpose } = cancellation;
  return profile === cancellation.profile && (purpose === undefined || delivery.consent.purpose === purpose);
}
