import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { demandCurrent, migrate } from "./migrations/migrate.ts";
import { DatabaseSync } from "./node-sqlite.ts";
import type { Database } from "./node-sqlite.ts";

export const IN_MEMORY = ":memory:";

/** How long to wait for another process that is writing, in milliseconds. The event loop stands still meanwhile. */
const BUSY_MS = 5_000;

/**
 * Pages of 4 KB that the write-ahead log gathers before they are copied into the database: 16 MB. The more, the more
 * often-written pages are copied once instead of many times (half again as many events per second as with SQLite's 1,000);
 * but the commit that copies them holds up the event loop for about 20 ms, and longer with more.
 */
const CHECKPOINT_PAGES = 4_000;

/** Opens or creates the database at `path` and brings its schema up to date. */
export function openDatabase(path: string, synchronous: "full" | "normal"): Database {
  if (path !== IN_MEMORY) createPrivateFile(path);
  const database = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    migrate(database, path);
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = ${synchronous};
      PRAGMA cache_size = -65536;
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
      PRAGMA journal_size_limit = 67108864;
    `);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a database that is there, to look at only: beside whoever writes it, and without holding them up. */
export function openToRead(path: string): Database {
  const database = new DatabaseSync(path, { timeout: BUSY_MS, readOnly: true });
  try {
    demandCurrent(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Creates the file, and its folder where there is none, for its owner alone: it will hold personal data. SQLite gives its companions (`-wal`, `-shm`) the same
 * permissions. An existing file is not even opened, since closing it would drop the locks that this process has on it.
 */
export function createPrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
