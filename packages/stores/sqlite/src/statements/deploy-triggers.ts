import type { Deployments, EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf, wholeOf } from "../row.ts";

/** Keeps the first instant of each trigger. */
export function deployTriggers(
  database: Database,
): (triggers: readonly string[], at: EpochMs) => Deployments {
  const insert = database.prepare(
    "INSERT INTO deployment (trigger, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  const all = database.prepare("SELECT trigger, at FROM deployment");
  return (triggers, at) => {
    for (const trigger of triggers) insert.run(trigger, at);
    return new Map(all.all().map((row) => [textOf(row, "trigger"), wholeOf(row, "at")]));
  };
}
