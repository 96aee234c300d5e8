import type { ProfileKey, StoredProfile } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { optionalWholeOf, textOf } from "../row.ts";

export function findProfile(database: Database): (key: ProfileKey) => StoredProfile | undefined {
  const statement = database.prepare("SELECT state, wake_at FROM profile WHERE key = ?");
  return (key) => {
    const row = statement.get(toKeyText(key));
    if (row === undefined) return undefined;
    const wakeAt = optionalWholeOf(row, "wake_at");
    const state = textOf(row, "state");
    return wakeAt === undefined ? { key, state } : { key, state, wakeAt };
  };
}
