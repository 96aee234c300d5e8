import { expect, test, vi } from "vitest";
import { openDatabase } from "../open-database.ts";
import { listRows } from "./list-rows.ts";

const database = openDatabase(":memory:", "full");
const lists = listRows(database);

test.each([
  ["profiles", () => lists.profiles(), "sqlite_autoindex_profile_1 (key>?)"],
  ["forwarders", () => lists.forwarders(), "profile_forward ((forward,key)>(?,?))"],
  ["forwarders to somebody", () => lists.forwarders({ to: "u:anna" }), "profile_forward (forward=?)"],
  ["events", () => lists.history(), "history_profile ((profile,at,seq)>(?,?,?))"],
  [
    "a person's events",
    () => lists.history({ profile: "u:anna", from: 1, to: 2 }),
    "history_profile (profile=? AND (at,seq)>(?,?) AND at<?)",
  ],
  ["a person's decisions", () => lists.decisions({ profile: "u:anna" }), "(profile=? AND rowid>?)"],
  ["a person's deliveries", () => lists.deliveries({ profile: "u:anna" }), "(profile=? AND rowid>?)"],
])("a page of %s is found where the one before ended, and not sorted", (_, list, place) => {
  const prepare = vi.spyOn(database, "prepare");
  expect([...list()]).toEqual([]);
  const next = prepare.mock.calls.map(([sql]) => sql).find((sql) => sql.includes(") > ("));
  prepare.mockRestore();
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${next}`).all();
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining(place)]);
});
