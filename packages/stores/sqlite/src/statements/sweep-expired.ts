import { MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { EpochMs, Retention, Swept } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";

export function sweepExpired(
  database: Database,
): (now: EpochMs, retention: Retention, limit: number) => Swept {
  const messages = database.prepare(
    "DELETE FROM message WHERE key IN (SELECT key FROM message WHERE at < ? ORDER BY at LIMIT ?)",
  );
  const decisions = database.prepare(`
    DELETE FROM decision WHERE seq IN (
      SELECT seq FROM decision WHERE decided_at < ? ORDER BY decided_at LIMIT ?
    )
  `);
  const deliveries = database.prepare(`
    DELETE FROM delivery WHERE seq IN (
      SELECT seq FROM delivery WHERE state IN ('delivered', 'cancelled') AND changed_at < ? ORDER BY changed_at LIMIT ?
    )
  `);
  return (now, { decisionsMs, deliveriesMs }, limit) => ({
    messages: Number(messages.run(now - MESSAGE_MEMORY_MS, limit).changes),
    decisions: Number(decisions.run(now - decisionsMs, limit).changes),
    deliveries: Number(deliveries.run(now - deliveriesMs, limit).changes),
  });
}
