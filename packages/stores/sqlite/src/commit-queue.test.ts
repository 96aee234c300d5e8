import { beforeEach, expect, test } from "vitest";
import { commitQueue } from "./commit-queue.ts";
import { DatabaseSync } from "./node-sqlite.ts";

/** A database that tells which transactions it was asked for, and whose commits fail where told so. */
class ToldDatabase extends DatabaseSync {
  readonly told: string[] = [];
  commitsFail = false;

  override exec(sql: string): void {
    this.told.push(sql);
    if (this.commitsFail && sql === "COMMIT") throw new Error("disk I/O error");
    super.exec(sql);
  }
}

/** Far more work than one commit takes in. */
const LONG_MS = 1_000;

let database: ToldDatabase;
let elapsedMs: number;
let turns: string[];

beforeEach(() => {
  database = new ToldDatabase(":memory:");
  database.exec(`
    PRAGMA foreign_keys = on;
    CREATE TABLE word (text TEXT NOT NULL, after TEXT REFERENCES word (text) DEFERRABLE INITIALLY DEFERRED);
    CREATE UNIQUE INDEX word_text ON word (text);
  `);
  database.told.length = 0;
  elapsedMs = 0;
  turns = [];
});

const queueOf = (): ReturnType<typeof commitQueue> => commitQueue(database, () => elapsedMs);

/** `after` names a word that must be there, but only once the transaction is committed. */
const insert =
  (text: string | null, { ms = 0, after = null }: { ms?: number; after?: string | null } = {}) =>
  () =>
  () => {
    database.prepare("INSERT INTO word VALUES (?, ?)").run(text, after);
    elapsedMs += ms;
    return text;
  };

const words = (): readonly unknown[] =>
  database
    .prepare("SELECT text FROM word")
    .all()
    .map(({ text }) => text);

const told = (what: string) => (): void => void turns.push(what);

const statuses = (ended: readonly PromiseSettledResult<unknown>[]): readonly string[] =>
  ended.map(({ status }) => status);

test("what is asked for in one turn of the event loop shares one commit", async () => {
  const queue = queueOf();
  const answers = await Promise.all([queue.add(insert("a")), queue.add(insert("b")), queue.add(insert("c"))]);
  expect(answers).toEqual(["a", "b", "c"]);
  expect(database.told).toEqual(["BEGIN IMMEDIATE", "COMMIT"]);
});

test("hundreds of small callers share one commit", async () => {
  const queue = queueOf();
  await Promise.all(Array.from({ length: 500 }, (_, i) => queue.add(insert(`${i}`, { ms: 0.01 }))));
  expect(database.told).toEqual(["BEGIN IMMEDIATE", "COMMIT"]);
});

test("a long queue is committed in slices, with a turn of the event loop between them", async () => {
  const queue = queueOf();
  const asked = [
    queue.add(insert("a")).then(told("a")),
    queue.add(insert("b", { ms: LONG_MS })).then(told("b")),
    queue.add(insert("c")).then(told("c")),
  ];
  setImmediate(told("somebody else"));
  await Promise.all(asked);
  expect(turns).toEqual(["a", "b", "somebody else", "c"]);
  expect(database.told).toEqual(["BEGIN IMMEDIATE", "COMMIT", "BEGIN IMMEDIATE", "COMMIT"]);
});

test("closing commits all that waits, in as many slices as it takes", async () => {
  const queue = queueOf();
  const asked = ["a", "b", "c"].map((text) => queue.add(insert(text, { ms: LONG_MS })));
  queue.flush();
  expect(words()).toEqual(["a", "b", "c"]);
  await Promise.all(asked);
});

test("where writing fails each is tried alone, and only the guilty one rejects", async () => {
  const queue = queueOf();
  const ended = await Promise.allSettled(["a", null, "c", "d"].map((text) => queue.add(insert(text))));
  expect(statuses(ended)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(words()).toEqual(["a", "c", "d"]);
  expect(database.told.filter((sql) => sql === "ROLLBACK")).toHaveLength(2);
});

test("those tried alone come before whoever asked later, and the event loop turns between them", async () => {
  const queue = queueOf();
  const asked = [
    queue.add(insert("a")).then(told("a")),
    queue.add(insert(null)).then(told("none"), told("refused")),
    queue.add(insert("c")).then(told("c")),
  ];
  setImmediate(() => {
    asked.push(queue.add(insert("d")).then(told("d")));
    setImmediate(told("somebody else"));
  });
  await new Promise(setImmediate);
  await Promise.all(asked);
  expect(turns).toEqual(["a", "somebody else", "refused", "c", "d"]);
});

test("where the commit itself fails only the guilty one rejects, and none of its rows is there", async () => {
  const queue = queueOf();
  const ended = await Promise.allSettled([
    queue.add(insert("a")),
    queue.add(insert("b", { after: "a word that never comes" })),
    queue.add(insert("c", { after: "a" })),
  ]);
  expect(statuses(ended)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(words()).toEqual(["a", "c"]);
});

test("nobody is told of a commit that failed, and nothing of it is there", async () => {
  const queue = queueOf();
  database.commitsFail = true;
  const ended = await Promise.allSettled(["a", "b", "c"].map((text) => queue.add(insert(text))));
  expect(statuses(ended)).toEqual(["rejected", "rejected", "rejected"]);
  expect(words()).toEqual([]);
  database.commitsFail = false;
  await queue.add(insert("d"));
  expect(words()).toEqual(["d"]);
});

test("whoever throws while deciding costs the others nothing", async () => {
  const queue = queueOf();
  const deciding = queue.add(() => {
    throw new Error("no decision possible");
  });
  await Promise.allSettled([queue.add(insert("a")), deciding, queue.add(insert("c"))]);
  await expect(deciding).rejects.toThrow("no decision possible");
  expect(database.told).toEqual(["BEGIN IMMEDIATE", "COMMIT"]);
});

test("a database that cannot be written rejects everybody at once", async () => {
  const queue = queueOf();
  database.close();
  const ended = await Promise.allSettled([queue.add(insert("a")), queue.add(insert("b"))]);
  expect(statuses(ended)).toEqual(["rejected", "rejected"]);
});
