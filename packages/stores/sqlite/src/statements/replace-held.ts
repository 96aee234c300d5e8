import type { Decision } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { DECISION_COLUMNS, readDecision } from "./read-decision.ts";

/**
 * Puts a decision in the place of a held one of its id, unless it is held for the same reason. Returns the one that was
 * held, `undefined` where it stays.
 */
export function replaceHeld(database: Database): (decision: Decision) => Decision | undefined {
  const find = database.prepare(`SELECT ${DECISION_COLUMNS} FROM decision WHERE id = ? AND ended = 'held'`);
  const replace = database.prepare(`
    UPDATE decision SET trigger = ?, profile = ?, decided_at = ?, ended = ?, body = ? WHERE id = ?
  `);
  return (decision) => {
    const row = find.get(decision.id);
    if (row === undefined) return undefined;
    const held = readDecision(row);
    const { id, trigger, profile, decidedAt, ended, reason } = decision;
    if (ended === "held" && reason === held.reason) return undefined;
    replace.run(trigger, toKeyText(profile), decidedAt, ended, JSON.stringify(decision), id);
    return held;
  };
}
