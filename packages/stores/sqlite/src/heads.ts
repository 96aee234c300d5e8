import type { Database } from "./node-sqlite.ts";
import { findHead } from "./statements/find-head.ts";
import { setHead } from "./statements/set-head.ts";

/**
 * One of each person's open deliveries at a sink is the head: the one with the latest lease while any is in flight, else
 * the one that was offered first. Claiming looks at heads alone, so it costs the same however much one person waits for.
 * Runs inside the transaction that changes the rows.
 */
export interface Heads {
  /** The row that should be the head as things stand; `undefined` where nothing is open. */
  of(sink: string, profile: string): number | undefined;
  move(from: number | undefined, to: number | undefined): void;
}

export function headsOf(database: Database): Heads {
  const set = setHead(database);
  return {
    of: findHead(database),
    move(from, to) {
      if (from === to) return;
      if (from !== undefined) set(from, false);
      if (to !== undefined) set(to, true);
    },
  };
}
