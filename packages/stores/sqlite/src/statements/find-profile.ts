import type { ProfileKey, ProfileRow } from "@heed/core/contracts";
import { toKeyText, toProfileKey } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { optionalTextOf, optionalWholeOf, textOf } from "../row.ts";

export function findProfile(database: Database): (key: ProfileKey) => ProfileRow | undefined {
  const statement = database.prepare("SELECT state, wake_at, forward FROM profile WHERE key = ?");
  return (key) => {
    const row = statement.get(toKeyText(key));
    if (row === undefined) return undefined;
    const forward = optionalTextOf(row, "forward");
    if (forward !== undefined) return { key, forward: toProfileKey(forward) };
    const wakeAt = optionalWholeOf(row, "wake_at");
    const state = textOf(row, "state");
    return wakeAt === undefined ? { key, state } : { key, state, wakeAt };
  };
}
