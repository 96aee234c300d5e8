import type { Deployments, EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf, wholeOf } from "../row.ts";

/** Keeps the first instant of each name; writes only those that are new, and none of them where it may only look. */
export function deployNames(
  database: Database,
  readOnly = false,
): (names: readonly string[], at: EpochMs) => Deployments {
  const insert = database.prepare("INSERT INTO deployment (trigger, at) VALUES (?, ?)");
  const all = database.prepare("SELECT trigger, at FROM deployment");
  return (names, at) => {
    const known = new Map(all.all().map((row) => [textOf(row, "trigger"), wholeOf(row, "at")]));
    for (const name of names) {
      if (known.has(name)) continue;
      if (!readOnly) insert.run(name, at);
      known.set(name, at);
    }
    return known;
  };
}
