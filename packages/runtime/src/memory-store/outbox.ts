import type {
  Claimed,
  DeliveryId,
  DeliveryRow,
  EpochMs,
  Milliseconds,
  ProfileKey,
  Settlement,
} from "@heed/core/contracts";
import { addCount } from "./memory-data.ts";
import type { MemoryData, OutboxRow } from "./memory-data.ts";

export function claim(
  data: MemoryData,
  sink: string,
  now: EpochMs,
  limit: number,
  leaseMs: Milliseconds,
): readonly Claimed[] {
  const open = openRows(data, sink);
  const busy = new Set<ProfileKey>();
  for (const { row } of open) {
    if (row.state === "in_flight" && row.changedAt > now) busy.add(row.profile);
  }
  const claimed: Claimed[] = [];
  for (const { row, claims } of open) {
    if (claimed.length === limit) break;
    if (row.changedAt > now || busy.has(row.profile)) continue;
    busy.add(row.profile);
    claimed.push(take(data, row, claims + 1, now + leaseMs));
  }
  return claimed;
}

export function nextClaimAt(data: MemoryData, sink: string): EpochMs | undefined {
  const leaseEnds = new Map<ProfileKey, EpochMs>();
  const open = openRows(data, sink);
  for (const { row } of open) {
    if (row.state === "in_flight") leaseEnds.set(row.profile, row.changedAt);
  }
  // Sorted by `changedAt`: the last lease end of a person is the latest, and the first row not held up by one is the next.
  return open.find(({ row }) => row.changedAt >= (leaseEnds.get(row.profile) ?? row.changedAt))?.row
    .changedAt;
}

/** The ids whose lease was the current one. */
export function settle(
  data: MemoryData,
  settlements: readonly Settlement[],
  now: EpochMs,
): readonly DeliveryId[] {
  return settlements.filter((settlement) => settleOne(data, settlement, now)).map(({ id }) => id);
}

/** Offers again at once what was in flight at a sink; each may have reached the vendor. */
export function freeInFlight(data: MemoryData, sink: string, now: EpochMs): void {
  for (const { row, claims } of data.deliveries.values()) {
    if (row.sink !== sink || row.state !== "in_flight") continue;
    put(
      data,
      { ...row, state: "waiting", changedAt: now, delivery: { ...row.delivery, uncertain: true } },
      claims,
    );
  }
}

function take(data: MemoryData, row: DeliveryRow, claims: number, until: EpochMs): Claimed {
  const { state, reason: _, changedAt: __, ...queued } = row;
  const uncertain = queued.delivery.uncertain || state === "in_flight";
  const delivery = { ...queued.delivery, attempt: queued.delivery.attempt + 1, uncertain };
  put(data, { ...queued, delivery, state: "in_flight", changedAt: until }, claims);
  return { ...queued, delivery, lease: String(claims) };
}

function settleOne(data: MemoryData, settlement: Settlement, now: EpochMs): boolean {
  const known = data.deliveries.get(settlement.id);
  if (known?.row.state !== "in_flight" || String(known.claims) !== settlement.lease) return false;
  put(data, settledRow(known.row, settlement, now), known.claims);
  if (settlement.state !== "waiting") {
    addCount(data, { name: settlement.state, of: known.row.sink, ...countedReason(settlement), n: 1 });
  }
  return true;
}

/** A vendor's words are kept with the row; counted is only what they come to. */
function countedReason(settlement: Settlement): { readonly reason?: string } {
  if (settlement.state === "dead") return { reason: settlement.cause };
  return settlement.state === "cancelled" ? { reason: settlement.reason } : {};
}

function settledRow(known: DeliveryRow, settlement: Settlement, now: EpochMs): DeliveryRow {
  const { reason: _, ...row } = known;
  const delivery = settlement.memo === undefined ? row.delivery : { ...row.delivery, memo: settlement.memo };
  const { state } = settlement;
  if (state === "delivered") return { ...row, delivery, state, changedAt: now };
  const { reason } = settlement;
  if (state !== "waiting") return { ...row, delivery, state, reason, changedAt: now };
  const attempt = delivery.attempt - (settlement.spent ? 0 : 1);
  const uncertain = delivery.uncertain || settlement.uncertain;
  return {
    ...row,
    delivery: { ...delivery, attempt, uncertain },
    state,
    reason,
    changedAt: settlement.nextAt,
  };
}

/** Waiting and in flight at this sink, the longest offered first; in the order of queueing within one instant. */
function openRows(data: MemoryData, sink: string): readonly OutboxRow[] {
  return [...data.deliveries.values()]
    .filter(({ row }) => row.sink === sink && (row.state === "waiting" || row.state === "in_flight"))
    .toSorted((a, b) => a.row.changedAt - b.row.changedAt);
}

function put(data: MemoryData, row: DeliveryRow, claims: number): void {
  data.deliveries.set(row.delivery.id, { row, claims });
}
