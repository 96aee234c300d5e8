import type { Incoming, Store } from "@heed/core/contracts";
import { memoryData, memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { seeded } from "../random.ts";
import { scriptedSink } from "./scripted-sink.ts";
import { abandoned, counted, expectLaw, MONDAY, openShop, thanks } from "./shop.ts";

/** An hour of carts and orders of twelve people; every fourth cart is bought. */
const HOUR: readonly Incoming[] = Array.from({ length: 120 }, (_, i) => ({
  type: "track",
  name: i % 4 === 3 ? "Order Completed" : "Cart Updated",
  id: `m-${i}`,
  userId: `u${i % 12}`,
  receivedAt: MONDAY + i * 30_000,
  properties: {},
  context: {},
}));

/** A store that fails now and then: half of the times before it did what was asked, half of the times after it. */
function unreliable(
  store: Store,
  random: () => number,
): { readonly store: Store; readonly fail: (rate: number) => void } {
  let rate = 0;
  const shaky = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const chance = random();
    if (chance < rate / 2) throw new Error("not done");
    const result = await work();
    if (chance < rate) throw new Error("done, but nobody heard of it");
    return result;
  };
  return {
    fail: (to) => {
      rate = to;
    },
    store: {
      ...store,
      transact: (...asked) => shaky(() => store.transact(...asked)),
      due: (...asked) => shaky(() => store.due(...asked)),
      claim: (...asked) => shaky(() => store.claim(...asked)),
      nextClaimAt: (...asked) => shaky(() => store.nextClaimAt(...asked)),
      settle: (...asked) => shaky(() => store.settle(...asked)),
      read: (...asked) => shaky(() => store.read(...asked)),
      sweep: (...asked) => shaky(() => store.sweep(...asked)),
    },
  };
}

/** The keys of all fires after that hour, however the store behaved. */
async function firesOf(seed: number | undefined): Promise<readonly string[]> {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const honest = memoryStore({ data });
  const random = seeded(seed ?? 0);
  const { store, fail } = unreliable(honest, random);
  const mail = scriptedSink("mail", clock, {
    answers: () => (seed !== undefined && random() < 0.2 ? 503 : 202),
  });
  const shop = await openShop({ store, clock, mail, triggers: [abandoned, thanks] });

  if (seed !== undefined) fail(0.2);
  for (const event of HOUR) {
    await shop.pass("30s");
    // The sender tries again until it hears that the event is stored.
    for (let stored = false; !stored;) {
      stored = await shop.heed
        .ingest({ source: "web", events: [{ ...event, receivedAt: clock.now() }] })
        .then(
          () => true,
          () => false,
        );
    }
  }
  await shop.pass("20m");
  fail(0);
  await shop.pass("6h");

  const keys: string[] = [];
  for await (const { delivery, state } of honest.list("deliveries")) keys.push(`${delivery.id} ${state}`);
  expect(mail.calls.length).toBeGreaterThanOrEqual(keys.length);
  expect(await counted(honest, "processed")).toBe(HOUR.length);
  await expectLaw(honest);
  return keys.toSorted();
}

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`a store that fails at every fifth call changes no fire and loses no delivery (seed ${seed})`, async () => {
    const undisturbed = await firesOf(undefined);
    expect(undisturbed.length).toBeGreaterThan(30);
    expect(await firesOf(seed)).toEqual(undisturbed);
  });
}

test("a commit that nobody heard of is acted on all the same, without waiting for the next event", async () => {
  const honest = memoryStore();
  let deaf = true;
  const transact: Store["transact"] = async (...change) => {
    await honest.transact(...change);
    if (deaf) throw new Error("done, but nobody heard of it");
  };
  const shop = await openShop({ store: { ...honest, transact }, triggers: [abandoned, thanks] });

  await shop.order("anna").catch(() => undefined);
  await shop.cart("bert").catch(() => undefined);
  deaf = false;
  await shop.pass("17m");

  expect(shop.mail.calls.map(({ user, at }) => [user, at - MONDAY])).toEqual([
    ["anna", 1_000],
    ["bert", 16 * 60_000 + 1],
  ]);
});
