import type { Decision } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";

/** Keeps the first of each id. Returns whether this one is new. */
export function putDecision(database: Database): (decision: Decision) => boolean {
  const statement = database.prepare(`
    INSERT INTO decision (id, trigger, profile, decided_at, ended, body) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING
  `);
  return (decision) => {
    const { id, trigger, profile, decidedAt, ended } = decision;
    const body = JSON.stringify(decision);
    return statement.run(id, trigger, toKeyText(profile), decidedAt, ended, body).changes === 1;
  };
}
