import type { Count } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";

export function addCount(database: Database): (count: Count) => void {
  const statement = database.prepare(`
    INSERT INTO count (name, of, reason, allowed_by, n) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (name, of, reason) DO UPDATE SET
      allowed_by = coalesce(excluded.allowed_by, allowed_by), n = n + excluded.n
  `);
  return ({ name, of, reason, allowedBy, n }) => {
    statement.run(name, of, reason ?? "", allowedBy ?? null, n);
  };
}
