import type { Count } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";

export function addCount(database: Database): (count: Count) => void {
  const statement = database.prepare(`
    INSERT INTO count (name, of, reason, n) VALUES (?, ?, ?, ?)
    ON CONFLICT (name, of, reason) DO UPDATE SET n = n + excluded.n
  `);
  return ({ name, of, reason, n }) => {
    statement.run(name, of, reason ?? "", n);
  };
}
