import type { QueuedDelivery } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";

/** Keeps the first of each id. Returns whether this one is new. */
export function queueDelivery(database: Database): (queued: QueuedDelivery, head: boolean) => boolean {
  const statement = database.prepare(`
    INSERT INTO delivery (id, sink, profile, fire, changed_at, attempt, uncertain, memo, body, head)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING
  `);
  return (queued, head) => {
    const { id, attempt, uncertain, memo } = queued.delivery;
    const { changes } = statement.run(
      id,
      queued.sink,
      toKeyText(queued.profile),
      queued.fire ?? null,
      queued.queuedAt,
      attempt,
      Number(uncertain),
      memo === undefined ? null : JSON.stringify(memo),
      JSON.stringify(queued),
      Number(head),
    );
    return changes === 1;
  };
}
