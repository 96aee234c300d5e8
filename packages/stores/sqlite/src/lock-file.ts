import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "./node-sqlite.ts";
import type { Database } from "./node-sqlite.ts";
import { IN_MEMORY, createPrivateFile } from "./open-database.ts";

/**
 * How others notice that a leading process has died: it holds a lock on a file named after this instance, and the kernel
 * lets go of that lock however the process ends, `kill -9` included.
 *
 * The lock is SQLite's own (`BEGIN EXCLUSIVE` on an empty database): node has no file locks, and SQLite's work alike on
 * every system. `hold` and `removeDead` run inside a write transaction of the main database, so that no process
 * takes the file of another for dead between its creation and its lock.
 */
export interface LockFile {
  /** Names this instance and its file; never used again. */
  readonly instance: string;
  /** Takes the lock for as long as this store is open. */
  hold(): void;
  /** Whether the process of this instance lives and has its store open. */
  isAlive(instance: string): boolean;
  /** Deletes the files of instances that are gone. */
  removeDead(): void;
  release(): void;
}

/** A handle that nobody refers to any more is closed by the garbage collector, and its lock would be gone: not before `release`. */
const HELD = new Set<Database>();

export function lockFileFor(path: string): LockFile {
  const instance = randomUUID();
  // Nobody else can open a database in memory: no file, and its one instance lives.
  if (path === IN_MEMORY) {
    return { instance, hold: () => {}, isAlive: () => true, removeDead: () => {}, release: () => {} };
  }
  const prefix = `${basename(path)}-lock-`;
  const pathOf = (name: string): string => join(dirname(path), `${prefix}${name}`);
  let held: Database | undefined;

  const isAlive = (name: string): boolean => name === instance || isLocked(pathOf(name));

  return {
    instance,
    hold() {
      held ??= lock(pathOf(instance));
      HELD.add(held);
    },
    isAlive,
    removeDead() {
      for (const file of readdirSync(dirname(path))) {
        if (!file.startsWith(prefix) || isAlive(file.slice(prefix.length))) continue;
        rmSync(join(dirname(path), file), { force: true });
      }
    },
    release() {
      if (held === undefined) return;
      HELD.delete(held);
      held.close();
      held = undefined;
      rmSync(pathOf(instance), { force: true });
    },
  };
}

function lock(file: string): Database {
  createPrivateFile(file);
  const database = new DatabaseSync(file, { timeout: 0 });
  database.exec(EXCLUSIVELY);
  return database;
}

function isLocked(file: string): boolean {
  if (!existsSync(file)) return false;
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec(EXCLUSIVELY);
    return false;
  } catch {
    return true;
  } finally {
    database.close();
  }
}

/** Nothing is ever written, so a journal beside the file would only be litter. */
const EXCLUSIVELY = "PRAGMA journal_mode = memory; BEGIN EXCLUSIVE";
