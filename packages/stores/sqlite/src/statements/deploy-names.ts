import type { Deployments, EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf, wholeOf } from "../row.ts";

/**
 * Keeps the first instant of each name and forgets the names that are not among them; writes only what is new or gone, and nothing
 * where it may only look.
 */
export function deployNames(
  database: Database,
  readOnly = false,
): (names: readonly string[], at: EpochMs) => Deployments {
  const insert = database.prepare("INSERT INTO deployment (trigger, at) VALUES (?, ?)");
  const remove = database.prepare("DELETE FROM deployment WHERE trigger = ?");
  const all = database.prepare("SELECT trigger, at FROM deployment");
  return (names, at) => {
    const known = new Map(all.all().map((row) => [textOf(row, "trigger"), wholeOf(row, "at")]));
    const deployed = new Set(names);
    for (const name of names.length === 0 ? [] : known.keys()) {
      if (deployed.has(name)) continue;
      if (!readOnly) remove.run(name);
      known.delete(name);
    }
    for (const name of names) {
      if (known.has(name)) continue;
      if (!readOnly) insert.run(name, at);
      known.set(name, at);
    }
    return known;
  };
}
