import type { Decision } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";

/** Keeps the first of each id. Returns whether this one is new. */
export function putDecision(database: Database): (decision: Decision) => boolean {
  const statement = database.prepare(`
    INSERT INTO decision (id, trigger, decided_at, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING
  `);
  return (decision) => {
    const { id, trigger, decidedAt } = decision;
    return statement.run(id, trigger, decidedAt, JSON.stringify(decision)).changes === 1;
  };
}
