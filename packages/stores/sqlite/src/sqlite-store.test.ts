import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DatabaseSync } from "./node-sqlite.ts";
import { sqliteStore } from "./sqlite-store.ts";

const NOW = Date.UTC(2026, 10, 24, 9);

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heed-sqlite-"));
  path = join(folder, "heed.db");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("a new database can be read by its owner alone, and so can its companions", async () => {
  const store = sqliteStore({ path });
  await store.lead("engine", "one", 30_000, NOW);
  const modes = readdirSync(folder).map((file) => statSync(join(folder, file)).mode & 0o777);
  expect(modes.length).toBeGreaterThan(3);
  expect(new Set(modes)).toEqual(new Set([0o600]));
  await store.close();
});

test("a folder that is not there is created, for its owner alone", async () => {
  const store = sqliteStore({ path: join(folder, "state", "heed.db") });
  await store.close();
  expect(statSync(join(folder, "state")).mode & 0o777).toBe(0o700);
});

test("closing leaves the database file alone behind", async () => {
  const store = sqliteStore({ path });
  await store.lead("engine", "one", 30_000, NOW);
  await store.close();
  expect(readdirSync(folder)).toEqual(["heed.db"]);
});

test("a schema that is newer than this Heed is refused with both versions", () => {
  withDatabase((database) => database.exec("PRAGMA user_version = 99"));
  expect(() => sqliteStore({ path })).toThrow(
    expect.objectContaining({
      code: "HEED_STORE_VERSION",
      message: expect.stringMatching(/has schema version 99; .* up to \d+\. /),
    }),
  );
});

test("a file that belongs to something else is refused and left as it was", () => {
  withDatabase((database) => database.exec("CREATE TABLE invoice (id INTEGER)"));
  expect(() => sqliteStore({ path })).toThrow(expect.objectContaining({ code: "HEED_STORE_VERSION" }));
  withDatabase((database) => {
    expect(database.prepare("SELECT name FROM sqlite_schema").all()).toHaveLength(1);
  });
});

test("each profile row carries its partition", async () => {
  const store = sqliteStore({ path });
  await store.transact({ at: NOW, profiles: [] }, () => ({ profiles: [{ key: "u:anna", state: "{}" }] }));
  await store.close();
  withDatabase((database) => {
    expect({ ...database.prepare("SELECT key, partition FROM profile").get() }).toEqual({
      key: "u:anna",
      partition: 252,
    });
  });
});

test("a leader that nobody refers to any more leads on until its process ends", async () => {
  await sqliteStore({ path }).lead("engine", "one", 30_000, NOW);
  collectGarbage();
  const other = sqliteStore({ path });
  expect((await other.lead("engine", "two", 30_000, NOW + 1)).leads).toBe(false);
  await other.close();
});

test("`:memory:` keeps nothing and leaves no file", async () => {
  const store = sqliteStore({ path: ":memory:" });
  expect((await store.lead("engine", "one", 30_000, NOW)).leads).toBe(true);
  expect((await store.lead("engine", "two", 30_000, NOW)).leads).toBe(false);
  await store.close();
  expect(readdirSync(folder)).toEqual([]);
});

function withDatabase(work: (database: InstanceType<typeof DatabaseSync>) => void): void {
  const database = new DatabaseSync(path);
  work(database);
  database.close();
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}
