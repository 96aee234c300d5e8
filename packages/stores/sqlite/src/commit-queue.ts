import type { Database } from "./node-sqlite.ts";
import { rollBack } from "./transaction.ts";

/**
 * Rows that one commit reads or writes at most, unless a single caller asks for more. About 5 ms of work on one core, or
 * 20 ms when the log is checkpointed: more would hold up the event loop, much less would flush the disk too often.
 */
const ROWS_PER_COMMIT = 1_000;

/** Reads and decides; returns what writes. If deciding throws, nothing was written and only this caller rejects. */
export type Work<Result> = () => () => Result;

export interface CommitQueue {
  /** Resolves once the commit that holds this work is durable. `rows`: about how many it reads or writes. */
  add<Result>(rows: number, work: Work<Result>): Promise<Result>;
  /** Commits at once whatever waits. */
  flush(): void;
}

interface Waiting {
  readonly rows: number;
  /** Decides; what it returns writes; what that returns tells the caller, once the commit is durable. */
  decide(): () => () => void;
  reject(error: unknown): void;
}

/**
 * Group commit without lingering: whatever was asked for within one turn of the event loop shares a transaction and its
 * disk flush. Takes effect in the order of asking.
 */
export function commitQueue(database: Database): CommitQueue {
  const waiting: Waiting[] = [];
  let scheduled = false;

  const schedule = (): void => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      commit(database, nextSlice(waiting));
      schedule();
    });
  };

  return {
    add: (rows, work) =>
      new Promise((resolve, reject) => {
        const decide = (): (() => () => void) => {
          const write = work();
          return () => {
            const result = write();
            return () => resolve(result);
          };
        };
        waiting.push({ rows, decide, reject });
        schedule();
      }),
    flush() {
      while (waiting.length > 0) commit(database, nextSlice(waiting));
    },
  };
}

function nextSlice(waiting: Waiting[]): readonly Waiting[] {
  let rows = 0;
  const end = waiting.findIndex((work) => (rows += work.rows) > ROWS_PER_COMMIT);
  return waiting.splice(0, end === -1 ? waiting.length : Math.max(end, 1));
}

/** If writing fails, nobody's work is in, and each is tried alone: only the guilty one rejects. */
function commit(database: Database, slice: readonly Waiting[]): void {
  const answers: (() => void)[] = [];
  try {
    database.exec("BEGIN IMMEDIATE");
  } catch (error) {
    for (const work of slice) work.reject(error);
    return;
  }
  try {
    for (const work of slice) {
      const write = decided(work);
      answers.push(write());
    }
    database.exec("COMMIT");
  } catch (error) {
    rollBack(database);
    if (slice.length === 1) slice[0]?.reject(error);
    else for (const work of slice) commit(database, [work]);
    return;
  }
  for (const answer of answers) answer();
}

/** Whoever throws here has written nothing: there is only its rejection to tell. */
function decided(work: Waiting): () => () => void {
  try {
    return work.decide();
  } catch (error) {
    return () => () => work.reject(error);
  }
}
