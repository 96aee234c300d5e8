import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "@heed/core/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DatabaseSync } from "./node-sqlite.ts";
import type { Database } from "./node-sqlite.ts";
import { sqliteStore } from "./sqlite-store.ts";
import type { SqliteStoreOptions } from "./sqlite-store.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const FULL = 2;
const NORMAL = 1;

let folder: string;
let store: Store;
let database: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heed-durable-"));
});

afterEach(async () => {
  await store.close();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test("each commit is flushed to the disk, after the lease was taken and renewed too", async () => {
  open({});
  expect(synchronous()).toBe(FULL);
  await store.lead("engine", "one", 30_000, NOW);
  expect(synchronous()).toBe(FULL);
  await store.lead("engine", "one", 30_000, NOW + 15_000);
  expect(synchronous()).toBe(FULL);
  await store.lead("engine", "two", 30_000, NOW + 15_000);
  expect(synchronous()).toBe(FULL);
});

test("a renewal that fails leaves the flushing as it was", async () => {
  open({});
  await store.lead("engine", "one", 30_000, NOW);
  database.exec("PRAGMA query_only = on");
  await expect(store.lead("engine", "one", 30_000, NOW + 15_000)).rejects.toThrow("readonly");
  expect(synchronous()).toBe(FULL);
});

test("who asks for it gets commits that only a power cut may lose, renewals included", async () => {
  open({ synchronous: "normal" });
  expect(synchronous()).toBe(NORMAL);
  await store.lead("engine", "one", 30_000, NOW);
  await store.lead("engine", "one", 30_000, NOW + 15_000);
  expect(synchronous()).toBe(NORMAL);
});

test("only a renewal goes without a flush", async () => {
  open({});
  const asked = vi.spyOn(database, "exec");
  const commit = ["BEGIN IMMEDIATE", "COMMIT"];
  await store.lead("engine", "one", 30_000, NOW);
  await store.lead("engine", "one", 30_000, NOW + 15_000);
  await write("a", 1);
  expect(asked.mock.calls.flat()).toEqual([
    ...commit,
    "PRAGMA synchronous = normal",
    ...commit,
    "PRAGMA synchronous = full",
    ...commit,
  ]);
});

test("a full disk rejects whoever does not fit, keeps what was acknowledged, and is no end", async () => {
  open({});
  await write("before", 1);
  database.exec(`PRAGMA max_page_count = ${pages() + 10}`);
  const ended = await Promise.allSettled([
    write("small", 1),
    write("large", 1_000_000),
    write("small too", 1),
  ]);
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await keys()).toEqual(["u:before", "u:small", "u:small too"]);
  database.exec("PRAGMA max_page_count = 1000000");
  await write("large", 1_000_000);
  expect(await keys()).toEqual(["u:before", "u:large", "u:small", "u:small too"]);
});

/** Opens the store, and finds out on which database it works. */
function open(options: Omit<SqliteStoreOptions, "path">): void {
  const opened = vi.spyOn(DatabaseSync.prototype, "exec");
  store = sqliteStore({ ...options, path: join(folder, "heed.db") });
  const [its] = opened.mock.contexts;
  opened.mockRestore();
  if (!(its instanceof DatabaseSync)) throw new Error("expected the store to have opened a database");
  database = its;
}

function write(name: string, length: number): Promise<void> {
  const state = "x".repeat(length);
  return store.transact({ at: NOW, profiles: [] }, () => ({ profiles: [{ key: `u:${name}`, state }] }));
}

async function keys(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { key } of store.list("profiles")) found.push(key);
  return found;
}

function synchronous(): unknown {
  return database.prepare("PRAGMA synchronous").get()?.["synchronous"];
}

function pages(): number {
  return Number(database.prepare("PRAGMA page_count").get()?.["page_count"]);
}
