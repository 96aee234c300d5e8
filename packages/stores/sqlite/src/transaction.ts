import type { Database } from "./node-sqlite.ts";

/** Runs `work` whole or not at all. Takes the write lock first, so that nothing read inside can change before the commit. */
export function inTransaction<Result>(database: Database, work: () => Result): Result {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** SQLite has rolled back by itself where the disk is full or fails. */
export function rollBack(database: Database): void {
  if (database.isTransaction) database.exec("ROLLBACK");
}
