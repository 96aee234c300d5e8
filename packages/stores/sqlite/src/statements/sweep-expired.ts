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
      SELECT seq FROM decision WHERE ended <> 'held' AND decided_at < ? ORDER BY decided_at LIMIT ?
    )
  `);
  const deliveries = database.prepare(`
    DELETE FROM delivery WHERE seq IN (
      SELECT seq FROM delivery WHERE state IN ('delivered', 'cancelled') AND changed_at < ? ORDER BY changed_at LIMIT ?
    )
  `);
  const history = database.prepare(
    "DELETE FROM history WHERE id IN (SELECT id FROM history WHERE at < ? ORDER BY at LIMIT ?)",
  );
  const commands = database.prepare(`
    DELETE FROM command WHERE seq IN (
      SELECT seq FROM command WHERE applied_at < ? ORDER BY applied_at LIMIT ?
    )
  `);
  return (now, { decisionsMs, deliveriesMs, historyMs }, limit) => ({
    messages: Number(messages.run(now - MESSAGE_MEMORY_MS, limit).changes),
    decisions: Number(decisions.run(now - decisionsMs, limit).changes),
    deliveries: Number(deliveries.run(now - deliveriesMs, limit).changes),
    history: Number(
      history.run(historyMs === undefined ? Number.MAX_SAFE_INTEGER : now - historyMs, limit).changes,
    ),
    commands: Number(commands.run(now - decisionsMs, limit).changes),
  });
}
