import type { Database } from "../node-sqlite.ts";
import { textOf } from "../row.ts";

/** Makes decisions, deliveries and history of one profile another's. The deliveries are nobody's head after it. */
export function rekeyRows(database: Database): (from: string, to: string) => void {
  const statements = [
    "UPDATE decision SET profile = ?1 WHERE profile = ?2",
    "UPDATE delivery SET profile = ?1, head = 0 WHERE profile = ?2",
    "UPDATE history SET profile = ?1 WHERE profile = ?2",
  ].map((sql) => database.prepare(sql));
  return (from, to) => {
    for (const statement of statements) statement.run(to, from);
  };
}

/** The sinks at which something of this profile is waiting or in flight. `profile` is a key's text. */
export function findOpenSinks(database: Database): (profile: string) => readonly string[] {
  const statement = database.prepare(`
    SELECT DISTINCT sink FROM delivery WHERE profile = ? AND +state IN ('waiting', 'in_flight')
  `);
  return (profile) => statement.all(profile).map((row) => textOf(row, "sink"));
}
