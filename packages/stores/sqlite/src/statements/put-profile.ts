import type { StoredProfile } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { partitionOf } from "../partition.ts";

export function putProfile(database: Database): (profile: StoredProfile) => void {
  const statement = database.prepare(`
    INSERT INTO profile (key, partition, state, wake_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET state = excluded.state, wake_at = excluded.wake_at
  `);
  return ({ key, state, wakeAt }) => {
    statement.run(toKeyText(key), partitionOf(key), state, wakeAt ?? null);
  };
}
