import { HeedError } from "@heed/core/contracts";
import type { Change, Forward } from "@heed/core/contracts";
import type { MemoryData } from "./memory-data.ts";

/** Throws where this change must not be written. */
export function checkForwards(data: MemoryData, { profiles = [], forwards = [] }: Change): void {
  if (profiles.some(({ key }) => data.forwards.has(key))) {
    throw new HeedError(
      "HEED_INPUT_INVALID",
      "A change wrote to a profile that was merged away; write to the one that its forwarder leads to.",
    );
  }
  const gone = new Set(data.forwards.keys());
  for (const { from, to } of forwards) {
    if (from === to || gone.has(to)) {
      throw new HeedError(
        "HEED_INPUT_INVALID",
        "A change forwarded a profile to a forwarder or to itself; forward it to the profile that the forwarder leads to.",
      );
    }
    gone.add(from);
  }
}

/** The first goes on in the second, with all that is known of it. */
export function forward(data: MemoryData, { from, to }: Forward): void {
  data.profiles.delete(from);
  data.forwards.set(from, to);
  for (const [key, target] of data.forwards) if (target === from) data.forwards.set(key, to);
  rekey(data.decisions, (row) => (row.profile === from ? { ...row, profile: to } : undefined));
  rekey(data.history, (row) => (row.profile === from ? { ...row, profile: to } : undefined));
  rekey(data.deliveries, ({ row, claims }) =>
    row.profile === from ? { row: { ...row, profile: to }, claims } : undefined,
  );
}

/** Each row keeps its place. */
function rekey<Key, Row>(rows: Map<Key, Row>, moved: (row: Row) => Row | undefined): void {
  for (const [key, row] of rows) {
    const instead = moved(row);
    if (instead !== undefined) rows.set(key, instead);
  }
}
