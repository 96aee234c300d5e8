import type { Count } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf } from "../row.ts";

/** The merge patch leaves out what is NULL. */
export function readCounts(database: Database): () => readonly Count[] {
  const statement = database.prepare(`
    SELECT json_patch(
      json_object('name', name, 'of', of),
      json_object('reason', nullif(reason, ''), 'allowedBy', allowed_by, 'n', n)
    ) AS body FROM count
  `);
  return () =>
    statement.all().map((row) => {
      const count: Count = JSON.parse(textOf(row, "body"));
      return count;
    });
}
