import { HeedError } from "@heed/core/contracts";
import type { StoredProfile } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { partitionOf } from "../partition.ts";

/** Throws `HEED_INPUT_INVALID` for a profile that was merged away. */
export function putProfile(database: Database): (profile: StoredProfile) => void {
  const statement = database.prepare(`
    INSERT INTO profile (key, partition, state, wake_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET state = excluded.state, wake_at = excluded.wake_at WHERE forward IS NULL
  `);
  return ({ key, state, wakeAt }) => {
    const { changes } = statement.run(toKeyText(key), partitionOf(key), state, wakeAt ?? null);
    if (changes === 1) return;
    throw new HeedError(
      "HEED_INPUT_INVALID",
      "A change wrote to a profile that was merged away; write to the one that its forwarder leads to.",
    );
  };
}
