import type {
  Cancellation,
  Change,
  Claimed,
  ProfileKey,
  QueuedDelivery,
  Settlement,
  Store,
} from "@heed/core/contracts";
import { memoryStore } from "@heed/runtime";
import { sqliteStore } from "@heed/store-sqlite";
import { expect, test } from "vitest";
import { seedOfRun, seeded } from "../random.ts";
import { NOW, aDelivery } from "./leading.ts";

const RUNS = 60;
const STEPS = 150;
const PEOPLE: readonly ProfileKey[] = ["u:anna", "u:boris", "a:1", "a:2", "a:3", "a:4", "a:5"];

/** The memory store scans all rows and so cannot be wrong in the same way. */
test(`whatever is queued, claimed, settled, cancelled and merged, SQLite's outbox does what memory's does (seed ${seedOfRun()})`, async () => {
  for (let run = 0; run < RUNS; run++) {
    const plain = await historyOf(memoryStore(), seedOfRun() + run);
    const indexed = await historyOf(sqliteStore({ path: ":memory:" }), seedOfRun() + run);
    expect(indexed).toEqual(plain);
  }
});

/** Everything that a store answers to a sequence of calls that chance has drawn. */
async function historyOf(store: Store, seed: number): Promise<readonly unknown[]> {
  const random = seeded(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const answers: unknown[] = [];
  const inHand: Claimed[] = [];
  let now = NOW;

  for (let i = 0; i < STEPS; i++) {
    now += below(4);
    const deal = random();
    if (deal < 0.3) {
      const queued = aDeliveryOf(PEOPLE[below(PEOPLE.length)], i, now + below(6) - 2);
      await store.transact({ at: now, profiles: [] }, () => ({ deliveries: [queued] }));
    } else if (deal < 0.35) {
      const written = random() < 0.5 ? aMerge(below) : aCancellation(below, i);
      const merging = store.transact({ at: now, profiles: [] }, () => written);
      answers.push(await merging.catch((error: unknown) => String(error)));
    } else if (deal < 0.65) {
      const claimed = await store.claim("crm", now, below(4), 2 + below(6));
      answers.push(claimed);
      inHand.push(...claimed);
    } else if (deal < 0.95) {
      const [held] = inHand.splice(below(inHand.length), 1);
      if (held !== undefined) {
        answers.push(await store.settle([settlementOf(held, random(), now + below(8))], now));
      }
    } else {
      answers.push(await store.lead("sink:crm", `worker-${below(3)}`, 5, now));
    }
    answers.push(await store.nextClaimAt("crm"));
  }
  for await (const row of store.list("deliveries")) answers.push(row);
  for await (const row of store.list("forwarders")) answers.push(row);
  answers.push((await store.counts()).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
  await store.close();
  return answers;
}

function aDeliveryOf(profile: ProfileKey = "u:anna", i: number, queuedAt: number): QueuedDelivery {
  return {
    ...aDelivery,
    profile,
    fire: `fire-${i % 40}`,
    queuedAt,
    delivery: { ...aDelivery.delivery, id: `d-${i}` },
  };
}

/** Of anybody with anybody: many are refused. */
function aMerge(below: (end: number) => number): Change {
  const [from = "a:1", to = "u:anna"] = [PEOPLE[below(PEOPLE.length)], PEOPLE[below(PEOPLE.length)]];
  return { forwards: [{ from, to }] };
}

function aCancellation(below: (end: number) => number, i: number): Change {
  const reason = "late_cancel";
  const meant: readonly Cancellation[] = [
    { reason, fire: `fire-${below(40)}` },
    { reason, delivery: `d-${below(i + 1)}` },
    { reason, profile: PEOPLE[below(PEOPLE.length)] ?? "u:anna" },
  ];
  return { cancellations: meant.slice(below(3)).slice(0, 1) };
}

function settlementOf({ delivery: { id }, lease }: Claimed, deal: number, nextAt: number): Settlement {
  if (deal < 0.4) return { id, lease, state: "delivered" };
  if (deal < 0.5) return { id, lease, state: "cancelled", reason: "expired" };
  const spent = deal < 0.8;
  return { id, lease, state: "waiting", nextAt, spent, uncertain: !spent, reason: "HTTP 429" };
}
