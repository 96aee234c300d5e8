import { beforeEach, expect, test } from "vitest";
import { commitQueue } from "./commit-queue.ts";
import { DatabaseSync } from "./node-sqlite.ts";

/** A database that tells which transactions it was asked for. */
class ToldDatabase extends DatabaseSync {
  readonly told: string[] = [];

  override exec(sql: string): void {
    this.told.push(sql);
    super.exec(sql);
  }
}

let database: ToldDatabase;

beforeEach(() => {
  database = new ToldDatabase(":memory:");
  database.exec("CREATE TABLE word (text TEXT NOT NULL)");
  database.told.length = 0;
});

const insert = (text: string | null) => (): (() => string | null) => () => {
  database.prepare("INSERT INTO word VALUES (?)").run(text);
  return text;
};

const words = (): readonly unknown[] =>
  database
    .prepare("SELECT text FROM word")
    .all()
    .map(({ text }) => text);

test("what is asked for in one turn of the event loop shares one commit", async () => {
  const queue = commitQueue(database);
  const answers = await Promise.all([
    queue.add(1, insert("a")),
    queue.add(1, insert("b")),
    queue.add(1, insert("c")),
  ]);
  expect(answers).toEqual(["a", "b", "c"]);
  expect(database.told).toEqual(["BEGIN IMMEDIATE", "COMMIT"]);
});

test("a long queue is committed in slices, with a turn of the event loop between them", async () => {
  const queue = commitQueue(database);
  const turns: string[] = [];
  const first = queue.add(600, insert("a")).then(() => turns.push("first slice"));
  const second = queue.add(600, insert("b")).then(() => turns.push("second slice"));
  setImmediate(() => turns.push("somebody else"));
  await Promise.all([first, second]);
  expect(turns).toEqual(["first slice", "somebody else", "second slice"]);
});

test("a caller that asks for more than a slice gets a commit of its own", async () => {
  const queue = commitQueue(database);
  await Promise.all([queue.add(5_000, insert("a")), queue.add(1, insert("b"))]);
  expect(database.told).toEqual(["BEGIN IMMEDIATE", "COMMIT", "BEGIN IMMEDIATE", "COMMIT"]);
});

test("where writing fails each is tried alone, and only the guilty one rejects", async () => {
  const queue = commitQueue(database);
  const ended = await Promise.allSettled([
    queue.add(1, insert("a")),
    queue.add(1, insert(null)),
    queue.add(1, insert("c")),
  ]);
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(words()).toEqual(["a", "c"]);
  expect(database.told.filter((sql) => sql === "ROLLBACK")).toHaveLength(2);
});

test("whoever throws while deciding costs the others nothing", async () => {
  const queue = commitQueue(database);
  const deciding = queue.add(1, () => {
    throw new Error("no decision possible");
  });
  await Promise.allSettled([queue.add(1, insert("a")), deciding, queue.add(1, insert("c"))]);
  await expect(deciding).rejects.toThrow("no decision possible");
  expect(database.told).toEqual(["BEGIN IMMEDIATE", "COMMIT"]);
});

test("a database that cannot be written rejects everybody at once", async () => {
  const queue = commitQueue(database);
  database.close();
  const ended = await Promise.allSettled([queue.add(1, insert("a")), queue.add(1, insert("b"))]);
  expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
