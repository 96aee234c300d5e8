import type { Control } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";

/** Keeps the newest of each kind and name. */
export function putControl(database: Database): (control: Control) => void {
  const statement = database.prepare(`
    INSERT INTO control (kind, name, body) VALUES (?, ?, ?)
    ON CONFLICT (kind, name) DO UPDATE SET body = excluded.body
  `);
  return (control) => {
    statement.run(control.kind, control.name, JSON.stringify(control));
  };
}
