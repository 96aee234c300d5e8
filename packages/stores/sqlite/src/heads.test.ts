import type { ProfileKey, QueuedDelivery } from "@heed/core/contracts";
import { beforeEach, expect, test } from "vitest";
import { headsOf } from "./heads.ts";
import type { Database } from "./node-sqlite.ts";
import { openDatabase } from "./open-database.ts";
import { outboxOf } from "./outbox.ts";
import type { Outbox } from "./outbox.ts";
import {
  FIND_FIRST_IN_FLIGHT,
  FIND_FIRST_WAITING,
  FIND_LAPSED,
  FIND_OFFERED,
} from "./statements/find-claimable.ts";
import { FIND_DUE } from "./statements/find-due.ts";
import { FIND_HEAD } from "./statements/find-head.ts";
import { FIND_BY_ID, FIND_OF_FIRE, FIND_OF_PROFILE } from "./statements/find-meant.ts";
import { FIND_NEXT_CLAIM } from "./statements/find-next-claim.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const LEASE = 30_000;
const ALL = 1_000_000;

let database: Database;
let outbox: Outbox;

beforeEach(() => {
  database = openDatabase(":memory:", "full");
  outbox = outboxOf(database, headsOf(database));
});

test("claiming looks at one row for each person, whatever else they wait for", () => {
  for (let i = 0; i < 5_000; i++) outbox.queue(delivery(`anna-${i}`, "u:anna", NOW + i));
  outbox.queue(delivery("boris-1", "u:boris", NOW + 9_000));
  expect(offered()).toEqual([NOW, NOW + 9_000]);
  const [first] = outbox.claim("crm", NOW + 9_000, 2, LEASE);
  expect(offered()).toEqual([]);
  outbox.settle([{ id: "anna-0", lease: first?.lease ?? "", state: "delivered" }], NOW + 9_001);
  expect(offered()).toEqual([NOW + 1]);
});

test("people whose leases have run out are looked at once each", () => {
  for (let i = 0; i < 1_000; i++) outbox.queue(delivery(`anna-${i}`, "u:anna", NOW + i));
  outbox.claim("crm", NOW, 1, LEASE);
  expect(database.prepare(FIND_LAPSED).all("crm", NOW + LEASE)).toHaveLength(1);
  outbox.claim("crm", NOW + LEASE, 1, LEASE);
  expect(database.prepare(FIND_LAPSED).all("crm", NOW + LEASE)).toHaveLength(0);
});

test.each([
  ["finding what is offered", FIND_OFFERED, "delivery_head (sink=? AND state=? AND changed_at<?)"],
  ["finding who is free again", FIND_LAPSED, "delivery_head (sink=? AND state=? AND changed_at<?)"],
  ["asking when to claim next", FIND_NEXT_CLAIM, "delivery_head (sink=? AND state=?)"],
  ["finding a person's first waiting", FIND_FIRST_WAITING, "delivery_waiting (sink=? AND profile=?)"],
  ["finding a person's first in flight", FIND_FIRST_IN_FLIGHT, "delivery_in_flight (sink=? AND profile=?)"],
  ["cancelling a fire", FIND_OF_FIRE, "delivery_fire (fire=?)"],
  ["cancelling one delivery", FIND_BY_ID, "sqlite_autoindex_delivery_1 (id=?)"],
  ["cancelling a person's", FIND_OF_PROFILE, "delivery_profile (profile=?)"],
  ["asking who is due", FIND_DUE, "profile_wake_at (wake_at<?)"],
])("%s searches one index in its order and sorts nothing", (_, statement, index) => {
  expect(planOf(statement)).toEqual([expect.stringMatching(/^SEARCH \w+ USING (COVERING )?INDEX /)]);
  expect(planOf(statement)[0]).toContain(`INDEX ${index}`);
});

test("finding a person's head searches two indexes and sorts nothing", () => {
  expect(planOf(FIND_HEAD).filter((step) => !step.startsWith("SCALAR SUBQUERY"))).toEqual([
    "SCAN CONSTANT ROW",
    "SEARCH delivery USING COVERING INDEX delivery_in_flight (sink=? AND profile=?)",
    "SEARCH delivery USING COVERING INDEX delivery_waiting (sink=? AND profile=?)",
  ]);
});

/** Every row that a claim without a limit would look at. */
function offered(): readonly unknown[] {
  return database
    .prepare(FIND_OFFERED)
    .all("crm", NOW + 100_000, ALL)
    .map((row) => row["changed_at"]);
}

function planOf(statement: string): readonly string[] {
  return database
    .prepare(`EXPLAIN QUERY PLAN ${statement}`)
    .all()
    .map(({ detail }) => String(detail));
}

function delivery(id: string, profile: ProfileKey, queuedAt: number): QueuedDelivery {
  return {
    sink: "crm",
    profile,
    start: { at: NOW, seq: 1 },
    queuedAt,
    delivery: {
      id,
      trigger: "abandoned_cart",
      as: "Abandoned Cart",
      identity: { userId: profile },
      payload: {},
      consent: { purpose: "email_marketing", basis: "policy" },
      occurredAt: NOW,
      expiresAt: NOW + 86_400_000,
      attempt: 0,
      uncertain: false,
    },
  };
}
