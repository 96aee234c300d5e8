import { expect, test } from "vitest";
import { DatabaseSync } from "../node-sqlite.ts";
import { textOf } from "../row.ts";
import { first } from "./0001-first.ts";
import { migrate } from "./migrate.ts";

test("a file of the first schema keeps its counts, and each person's head is found", () => {
  const database = new DatabaseSync(":memory:");
  database.exec(first);
  database.exec(`
    PRAGMA user_version = 1;
    INSERT INTO count VALUES ('fired', 'abandoned_cart', '', 3);
    INSERT INTO delivery (id, sink, profile, state, changed_at, attempt, uncertain, body) VALUES
      ('later',      'crm',     'u:anna',  'waiting',   20, 0, 0, '{}'),
      ('first',      'crm',     'u:anna',  'waiting',   10, 0, 0, '{}'),
      ('second',     'crm',     'u:anna',  'waiting',   10, 0, 0, '{}'),
      ('settled',    'crm',     'u:anna',  'delivered',  5, 1, 0, '{}'),
      ('elsewhere',  'webhook', 'u:anna',  'waiting',   30, 0, 0, '{}'),
      ('waits',      'crm',     'u:boris', 'waiting',    1, 0, 0, '{}'),
      ('ran out',    'crm',     'u:boris', 'in_flight',  2, 1, 0, '{}'),
      ('in flight',  'crm',     'u:boris', 'in_flight', 40, 1, 0, '{}');
  `);
  migrate(database, "heed.db");
  const heads = database.prepare("SELECT id FROM delivery WHERE head = 1 ORDER BY seq").all();
  expect(heads.map(({ id }) => id)).toEqual(["first", "elsewhere", "in flight"]);
  expect({ ...database.prepare("SELECT name, n, allowed_by FROM count").get() }).toEqual({
    name: "fired",
    n: 3,
    allowed_by: null,
  });
});

test("a file of the first schema knows whose its decisions are, how they ended, and nobody who was merged away", () => {
  const database = new DatabaseSync(":memory:");
  database.exec(first);
  database.exec(`
    PRAGMA user_version = 1;
    INSERT INTO profile (key, partition, state, wake_at) VALUES ('u:anna', 252, '{}', 7);
    INSERT INTO decision (id, trigger, decided_at, body) VALUES
      ('f-1', 'cart', 1, '{"profile":"u:anna","ended":"fired"}'),
      ('f-2', 'cart', 2, '{"profile":"a:1","ended":"suppressed"}');
  `);
  migrate(database, "heed.db");
  const decisions = database
    .prepare("SELECT id || ' ' || profile || ' ' || ended AS told FROM decision")
    .all();
  expect(decisions.map((row) => textOf(row, "told"))).toEqual(["f-1 u:anna fired", "f-2 a:1 suppressed"]);
  expect({ ...database.prepare("SELECT key, wake_at, forward FROM profile").get() }).toEqual({
    key: "u:anna",
    wake_at: 7,
    forward: null,
  });
});
