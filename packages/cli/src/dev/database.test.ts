import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore } from "@heed/runtime";
import { expect, onTestFinished, test } from "vitest";
import { CommandError } from "../command-error.ts";
import { openDatabase } from "./database.ts";

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "heed-db-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

function complaint(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof CommandError) return error.message;
    throw error;
  }
  return "nothing";
}

test("a folder that is not there is made", async () => {
  const folder = await emptyFolder();
  const { store, place } = openDatabase({}, join(folder, "not", "yet", "dev.db"));
  expect(await store.counts()).toEqual([]);
  await store.close();
  expect(place).toBe(join(folder, "not", "yet", "dev.db"));
  expect(await readdir(join(folder, "not", "yet"))).toContain("dev.db");
});

test("what cannot be a database is told in a sentence, not by a stack", async () => {
  const folder = await emptyFolder();
  const file = join(folder, "notes.txt");
  await writeFile(file, "no database, and longer than the header of one would be: ".repeat(10));
  expect(complaint(() => openDatabase({}, file))).toBe(
    `heed dev: expected a file of Heed's own, or none yet, at ${file}; it cannot be opened (file is not a database). Choose another with --db`,
  );
  expect(complaint(() => openDatabase({}, folder))).toMatch("cannot be opened");
  expect(complaint(() => openDatabase({}, join(file, "dev.db")))).toMatch("cannot be opened");
});

test("--db beside the config's own store is refused: one of the two would go unused", () => {
  const store = memoryStore();
  expect(openDatabase({ store }, undefined)).toEqual({ store, place: "the config's own store" });
  expect(complaint(() => openDatabase({ store }, "dev.db"))).toBe(
    "heed dev: expected no --db, since the config has a store of its own; came dev.db",
  );
});
