import type { Database } from "../node-sqlite.ts";
import type { LeaseRow } from "./find-lease.ts";

export function putLease(database: Database): (lease: LeaseRow) => void {
  const statement = database.prepare(`
    INSERT INTO lease (role, holder, instance, until, last_beat_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (role) DO UPDATE SET
      holder = excluded.holder,
      instance = excluded.instance,
      until = excluded.until,
      last_beat_at = excluded.last_beat_at
  `);
  return ({ role, holder, instance, until, lastBeatAt }) => {
    statement.run(role, holder, instance, until ?? null, lastBeatAt);
  };
}
