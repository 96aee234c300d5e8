import type { Claimed, EpochMs, Milliseconds } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf, wholeOf } from "../row.ts";
import { DELIVERY_COLUMNS, readDelivery } from "./read-delivery.ts";

/** Walks `delivery_open` in its order and stops at the limit, so that a million waiting rows cost no more than a few. */
export const FIND_CLAIMABLE = `
  SELECT seq, profile FROM delivery AS offered
  WHERE sink = ? AND state IN ('waiting', 'in_flight') AND changed_at <= ?
    AND NOT EXISTS (
      SELECT 1 FROM delivery AS busy
      WHERE busy.sink = offered.sink AND busy.profile = offered.profile
        AND busy.state = 'in_flight' AND busy.changed_at > ?
    )
  ORDER BY changed_at, seq
`;

export function claimDeliveries(
  database: Database,
): (sink: string, now: EpochMs, limit: number, leaseMs: Milliseconds) => readonly Claimed[] {
  const find = database.prepare(FIND_CLAIMABLE);
  const take = database.prepare(`
    UPDATE delivery SET
      state = 'in_flight', changed_at = ?, reason = NULL,
      attempt = attempt + 1, uncertain = uncertain OR state = 'in_flight', claims = claims + 1
    WHERE seq = ?
    RETURNING claims, ${DELIVERY_COLUMNS}
  `);

  /** The first of each person, read to the end before the first is taken: taking moves rows within the index. */
  const claimable = (sink: string, now: EpochMs, limit: number): readonly number[] => {
    const people = new Map<string, number>();
    if (limit <= 0) return [];
    for (const row of find.iterate(sink, now, now)) {
      const profile = textOf(row, "profile");
      if (!people.has(profile)) people.set(profile, wholeOf(row, "seq"));
      if (people.size >= limit) break;
    }
    return [...people.values()];
  };

  return (sink, now, limit, leaseMs) =>
    claimable(sink, now, limit).map((seq) => {
      const row = take.get(now + leaseMs, seq) ?? {};
      return { ...readDelivery(row), lease: String(wholeOf(row, "claims")) };
    });
}
