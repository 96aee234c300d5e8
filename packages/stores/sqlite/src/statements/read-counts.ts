import type { Count } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf } from "../row.ts";

export function readCounts(database: Database): () => readonly Count[] {
  const statement = database.prepare(`
    SELECT CASE reason
      WHEN '' THEN json_object('name', name, 'of', of, 'n', n)
      ELSE json_object('name', name, 'of', of, 'reason', reason, 'n', n)
    END AS body FROM count
  `);
  return () =>
    statement.all().map((row) => {
      const count: Count = JSON.parse(textOf(row, "body"));
      return count;
    });
}
