import type { Database } from "./node-sqlite.ts";
import { rollBack } from "./transaction.ts";

/**
 * How long one commit takes in further callers, in milliseconds of work. With its flush, and now and then a checkpoint, the
 * event loop then stands still for about twice as long: more would hold up everybody, much less would flush the disk for
 * hardly any work.
 */
const WORK_MS = 8;

/** Reads and decides; returns what writes. If deciding throws, nothing was written and only this caller rejects. */
export type Work<Result> = () => () => Result;

export interface CommitQueue {
  /** Resolves once the commit that holds this work is durable. */
  add<Result>(work: Work<Result>): Promise<Result>;
  /** Commits at once whatever waits. */
  flush(): void;
}

interface Waiting {
  /** Decides; what it returns writes; what that returns tells the caller, once the commit is durable. */
  decide(): () => () => void;
  reject(error: unknown): void;
}

/**
 * Group commit without lingering: whatever was asked for before a turn of the event loop shares a transaction and its
 * disk flush, as far as the work of one turn goes. Takes effect in the order of asking.
 *
 * `elapsed` measures how long the work takes, and nothing else.
 */
export function commitQueue(
  database: Database,
  elapsed: () => number = () => performance.now(),
): CommitQueue {
  const waiting: Waiting[] = [];
  /** How many of the first in line failed together: each is tried alone, so that only the guilty one rejects. */
  let alone = 0;
  let scheduled = false;

  const schedule = (): void => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      commit();
      schedule();
    });
  };

  const commit = (): void => {
    const slice: Waiting[] = [];
    const answers: (() => void)[] = [];
    try {
      database.exec("BEGIN IMMEDIATE");
    } catch (error) {
      alone = 0;
      for (const work of waiting.splice(0)) work.reject(error);
      return;
    }
    const single = alone > 0;
    if (single) alone -= 1;
    try {
      const begun = elapsed();
      for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) {
        slice.push(work);
        const write = decided(work);
        answers.push(write());
        if (single || elapsed() - begun >= WORK_MS) break;
      }
      database.exec("COMMIT");
    } catch (error) {
      rollBack(database);
      if (slice.length === 1) return slice[0]?.reject(error);
      waiting.unshift(...slice);
      alone = slice.length;
      return;
    }
    for (const answer of answers) answer();
  };

  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        const decide = (): (() => () => void) => {
          const write = work();
          return () => {
            const result = write();
            return () => resolve(result);
          };
        };
        waiting.push({ decide, reject });
        schedule();
      }),
    flush() {
      while (waiting.length > 0) commit();
    },
  };
}

/** Whoever throws here has written nothing: there is only its rejection to tell. */
function decided(work: Waiting): () => () => void {
  try {
    return work.decide();
  } catch (error) {
    return () => () => work.reject(error);
  }
}
