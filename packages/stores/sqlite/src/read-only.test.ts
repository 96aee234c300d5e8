import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DatabaseSync } from "./node-sqlite.ts";
import { sqliteStore } from "./sqlite-store.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const ADA = { key: "u:ada", state: "all that is known" } as const;

let folder: string;
let path: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "heed-sqlite-"));
  path = join(folder, "heed.db");
  const store = sqliteStore({ path });
  await store.transact({ at: NOW, profiles: [ADA.key] }, () => ({ profiles: [ADA] }));
  await store.deploy(["old"], NOW);
  await store.close();
});

afterEach(() => rmSync(folder, { recursive: true }));

test("whoever only looks sees what is there, and tells what would be deployed without doing it", async () => {
  const looking = sqliteStore({ path, readOnly: true });
  expect(await looking.read([ADA.key])).toEqual(new Map([[ADA.key, ADA]]));
  expect(await looking.deploy(["old", "new"], NOW + 1)).toEqual(
    new Map([
      ["old", NOW],
      ["new", NOW + 1],
    ]),
  );
  await looking.close();
  const store = sqliteStore({ path });
  expect(await store.deploy([], NOW)).toEqual(new Map([["old", NOW]]));
  await store.close();
});

test("whoever only looks writes nothing", async () => {
  const looking = sqliteStore({ path, readOnly: true });
  const change = looking.transact({ at: NOW, profiles: [ADA.key] }, () => ({ profiles: [ADA] }));
  await expect(change).rejects.toThrow("readonly");
  await looking.close();
});

test("one looks while another leads and writes, and sees what was committed", async () => {
  const leading = sqliteStore({ path });
  await leading.lead("engine", "one", 30_000, NOW);
  const looking = sqliteStore({ path, readOnly: true });
  await leading.transact({ at: NOW, profiles: ["u:bea"] }, () => ({
    profiles: [{ key: "u:bea", state: "new" }],
  }));
  expect((await looking.read(["u:bea"])).size).toBe(1);
  await looking.close();
  await leading.close();
});

test("a file that is not there is not created", () => {
  const nowhere = join(folder, "nowhere.db");
  expect(() => sqliteStore({ path: nowhere, readOnly: true })).toThrow("unable to open");
  expect(readdirSync(folder)).toEqual(["heed.db"]);
});

test("an older schema is told, and left as it is", () => {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA user_version = 1");
  database.close();
  expect(() => sqliteStore({ path, readOnly: true })).toThrow(
    expect.objectContaining({
      code: "HEED_STORE_VERSION",
      message: expect.stringMatching(/has schema version 1/),
    }),
  );
});
