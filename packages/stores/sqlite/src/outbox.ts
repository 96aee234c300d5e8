import type {
  Claimed,
  DeliveryId,
  EpochMs,
  Milliseconds,
  QueuedDelivery,
  Settlement,
} from "@heed/core/contracts";
import type { Heads } from "./heads.ts";
import { toKeyText } from "./key-text.ts";
import type { Database } from "./node-sqlite.ts";
import { addCount } from "./statements/add-count.ts";
import { findClaimable } from "./statements/find-claimable.ts";
import { freeInFlight } from "./statements/free-in-flight.ts";
import { queueDelivery } from "./statements/queue-delivery.ts";
import { settleDelivery } from "./statements/settle-delivery.ts";
import { takeDelivery } from "./statements/take-delivery.ts";

/** Deliveries on their way; all of it runs inside a transaction, and keeps each person's head right. */
export interface Outbox {
  /** Keeps and counts the first of each id. */
  queue(queued: QueuedDelivery): void;
  claim(sink: string, now: EpochMs, limit: number, leaseMs: Milliseconds): readonly Claimed[];
  /** Settles what is still its worker's to settle and counts what that ended. */
  settle(settlements: readonly Settlement[], now: EpochMs): readonly DeliveryId[];
  /** Offers again at once what was in flight at a sink. */
  free(sink: string, now: EpochMs): void;
}

export function outboxOf(database: Database, heads: Heads): Outbox {
  const insert = queueDelivery(database);
  const claimable = findClaimable(database);
  const take = takeDelivery(database);
  const settleOne = settleDelivery(database);
  const free = freeInFlight(database);
  const count = addCount(database);

  return {
    queue(queued) {
      const { sink } = queued;
      const profile = toKeyText(queued.profile);
      const head = heads.of(sink, profile);
      if (!insert(queued, head === undefined)) return;
      if (head !== undefined) heads.move(head, heads.of(sink, profile));
      count({ name: "queued", of: sink, n: 1 });
    },

    claim: (sink, now, limit, leaseMs) =>
      claimable(sink, now, Math.max(limit, 0)).map(({ seq, head }) => {
        const claimed = take(seq, now + leaseMs);
        heads.move(head, seq);
        return claimed;
      }),

    settle: (settlements, now) =>
      settlements.flatMap((settlement) => {
        const settled = settleOne(settlement, now);
        if (settled === undefined) return [];
        const { sink, profile, counts } = settled;
        heads.move(undefined, heads.of(sink, profile));
        counts.forEach(count);
        return [settlement.id];
      }),

    free(sink, now) {
      for (const profile of free(sink, now)) heads.move(undefined, heads.of(sink, profile));
    },
  };
}
