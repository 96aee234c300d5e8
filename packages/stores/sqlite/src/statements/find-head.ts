import type { Database } from "../node-sqlite.ts";
import { optionalWholeOf } from "../row.ts";

export const FIND_HEAD = `
  SELECT coalesce(
    (
      SELECT seq FROM delivery WHERE sink = ?1 AND profile = ?2 AND state = 'in_flight'
      ORDER BY changed_at DESC, seq DESC LIMIT 1
    ),
    (
      SELECT seq FROM delivery WHERE sink = ?1 AND profile = ?2 AND state = 'waiting'
      ORDER BY changed_at, seq LIMIT 1
    )
  ) AS seq
`;

/** The delivery with the latest lease, or else the one offered first. `profile` is a key's text. */
export function findHead(database: Database): (sink: string, profile: string) => number | undefined {
  const statement = database.prepare(FIND_HEAD);
  return (sink, profile) => optionalWholeOf(statement.get(sink, profile) ?? { seq: null }, "seq");
}
