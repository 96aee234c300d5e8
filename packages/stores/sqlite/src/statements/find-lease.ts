import type { EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { optionalWholeOf, textOf, wholeOf } from "../row.ts";

export interface LeaseRow {
  readonly role: string;
  readonly holder: string;
  readonly instance: string;
  /** Absent once the role was given back. */
  readonly until?: EpochMs;
  readonly lastBeatAt: EpochMs;
}

export function findLease(database: Database): (role: string) => LeaseRow | undefined {
  const statement = database.prepare(
    "SELECT holder, instance, until, last_beat_at FROM lease WHERE role = ?",
  );
  return (role) => {
    const row = statement.get(role);
    if (row === undefined) return undefined;
    const until = optionalWholeOf(row, "until");
    return {
      role,
      holder: textOf(row, "holder"),
      instance: textOf(row, "instance"),
      ...(until === undefined ? {} : { until }),
      lastBeatAt: wholeOf(row, "last_beat_at"),
    };
  };
}
