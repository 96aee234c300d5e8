import type { EpochMs, ProfileKey } from "@heed/core/contracts";
import { toProfileKey } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { textOf, wholeOf } from "../row.ts";

export interface Due {
  readonly profiles: readonly ProfileKey[];
  readonly nextAt?: EpochMs;
}

export const FIND_DUE = "SELECT key, wake_at FROM profile WHERE wake_at <= ? ORDER BY wake_at, id LIMIT ?";

export function findDue(database: Database): (now: EpochMs, limit: number) => Due {
  const due = database.prepare(FIND_DUE);
  const later = database.prepare("SELECT wake_at FROM profile WHERE wake_at > ? ORDER BY wake_at LIMIT 1");
  return (now, limit) => {
    const rows = due.all(now, limit + 1);
    const next = rows[limit] ?? later.get(now);
    const profiles = rows.slice(0, limit).map((row) => toProfileKey(textOf(row, "key")));
    return next === undefined ? { profiles } : { profiles, nextAt: wholeOf(next, "wake_at") };
  };
}
