import type { Store, View } from "@heed/core/contracts";
import {
  ANNA,
  BORIS,
  START,
  change,
  claim,
  claimOne,
  decision,
  delivery,
  happened,
  idsOf,
  profile,
  put,
  queue,
} from "./examples.ts";
import { refusalOf, rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

const A_TO_ANNA = { from: "a:1", to: ANNA } as const;

export function forwardPromises(promise: DefinePromise): void {
  promise("a profile that was merged away is a forwarder: its state and wake-up are gone", async (given) => {
    const { store, expect } = given;
    await put(store, profile("a:1", "anonymous", START), profile(ANNA, "known"));
    await change(store, { profiles: [profile(ANNA, "both")], forwards: [A_TO_ANNA] });
    expect(await seenBy(store, "a:1")).toEqual({ key: "a:1", forward: ANNA });
    expect(await seenBy(store, ANNA)).toEqual(profile(ANNA, "both"));
    expect(await store.due(START, 10)).toEqual({ profiles: [] });
  });

  promise("`read` finds under a forwarder the profile that it leads to", async ({ store, expect }) => {
    await put(store, profile("a:1"), profile(ANNA, "known"));
    await change(store, { forwards: [A_TO_ANNA, { from: "a:2", to: BORIS }] });
    expect([...(await store.read(["a:1", "a:2"]))]).toEqual([["a:1", profile(ANNA, "known")]]);
  });

  promise("forwarders are listed by where they lead, and not among the profiles", async (given) => {
    const { store, expect } = given;
    await put(store, profile("a:1"), profile(ANNA), profile(BORIS));
    const forwards = [{ from: "a:3", to: ANNA }, { from: "a:2", to: BORIS }, A_TO_ANNA] as const;
    await change(store, { forwards });
    const [first, second, third] = [
      { key: "a:1", forward: ANNA },
      { key: "a:3", forward: ANNA },
      { key: "a:2", forward: BORIS },
    ];
    expect(await rowsOf(store.list("profiles"))).toEqual([profile(ANNA), profile(BORIS)]);
    expect(await rowsOf(store.list("forwarders"))).toEqual([first, second, third]);
    expect(await rowsOf(store.list("forwarders", { to: ANNA }))).toEqual([first, second]);
  });

  promise("whoever was forwarded to a profile that is merged away is led straight on", async (given) => {
    const { store, expect } = given;
    await change(store, { forwards: [{ from: "a:2", to: "a:1" }] });
    await change(store, { forwards: [A_TO_ANNA] });
    expect(await seenBy(store, "a:2")).toEqual({ key: "a:2", forward: ANNA });
  });

  promise("a forwarder can be forwarded anew, which concerns the future alone", async (given) => {
    const { store, expect } = given;
    await change(store, { history: [happened(1, { profile: "a:1" })], forwards: [A_TO_ANNA] });
    await change(store, { forwards: [{ from: "a:1", to: BORIS }] });
    expect(await seenBy(store, "a:1")).toEqual({ key: "a:1", forward: BORIS });
    expect(await rowsOf(store.list("history"))).toEqual([happened(1)]);
  });

  promise("forwarding to a forwarder or to itself is refused, and nothing is written", async (given) => {
    const { store, expect } = given;
    await change(store, { forwards: [A_TO_ANNA] });
    for (const from of ["a:1", BORIS] as const) {
      const refused = change(store, { profiles: [profile("a:2")], forwards: [{ from, to: "a:1" }] });
      expect(await refusalOf(refused)).toEqual("HEED_INPUT_INVALID");
    }
    const itself = change(store, { profiles: [profile("a:2")], forwards: [{ from: BORIS, to: BORIS }] });
    expect(await refusalOf(itself)).toEqual("HEED_INPUT_INVALID");
    expect(await rowsOf(store.list("profiles"))).toEqual([]);
    expect(await rowsOf(store.list("forwarders"))).toEqual([{ key: "a:1", forward: ANNA }]);
  });

  promise("writing to a profile that was merged away is refused, and nothing is written", async (given) => {
    const { store, expect } = given;
    await change(store, { forwards: [A_TO_ANNA] });
    const refused = put(store, profile(BORIS), profile("a:1"));
    expect(await refusalOf(refused)).toEqual("HEED_INPUT_INVALID");
    expect(await rowsOf(store.list("profiles"))).toEqual([]);
  });

  promise("what a merged-away profile waits for is claimed as the other's, one at a time", async (given) => {
    const { store, expect } = given;
    await queue(
      store,
      delivery("d-1", { queuedAt: START + 1 }),
      delivery("d-2", { profile: "a:1" }),
      delivery("d-3", { profile: BORIS, queuedAt: START + 2 }),
    );
    await change(store, { deliveries: [delivery("d-4", { profile: "a:1" })], forwards: [A_TO_ANNA] });
    const claimed = await claim(store, START + 2);
    expect(claimed.map((each) => [each.delivery.id, each.profile])).toEqual([
      ["d-2", ANNA],
      ["d-3", BORIS],
    ]);
    await store.settle([{ id: "d-2", lease: claimed[0]?.lease ?? "", state: "delivered" }], START + 3);
    expect(idsOf(await claim(store, START + 3))).toEqual(["d-4"]);
  });

  promise("who was merged away while in flight holds up the other's until it is settled", async (given) => {
    const { store, expect } = given;
    await queue(store, delivery("d-1", { profile: "a:1" }), delivery("d-2", { queuedAt: START + 1 }));
    const { lease } = await claimOne(store, START);
    await change(store, { forwards: [A_TO_ANNA] });
    expect(idsOf(await claim(store, START + 1))).toEqual([]);
    expect(await store.settle([{ id: "d-1", lease, state: "delivered" }], START + 2)).toEqual(["d-1"]);
    expect(idsOf(await claim(store, START + 2))).toEqual(["d-2"]);
  });

  promise("two who were both in flight are one person after their merge", async ({ store, expect }) => {
    await queue(store, delivery("d-1", { profile: "a:1" }), delivery("d-2"), delivery("d-3"));
    const [first, second] = await claim(store, START);
    await change(store, { forwards: [A_TO_ANNA] });
    await store.settle([{ id: "d-2", lease: second?.lease ?? "", state: "delivered" }], START + 1);
    expect(idsOf(await claim(store, START + 1))).toEqual([]);
    await store.settle([{ id: "d-1", lease: first?.lease ?? "", state: "delivered" }], START + 2);
    expect(idsOf(await claim(store, START + 2))).toEqual(["d-3"]);
  });

  promise("decisions and deliveries of a merged-away profile are listed as the other's", async (given) => {
    const { store, expect } = given;
    await change(store, {
      decisions: [decision("fire-1", { profile: "a:1" }), decision("fire-2", { profile: BORIS })],
      deliveries: [delivery("d-1", { profile: "a:1" }), delivery("d-2", { profile: BORIS })],
    });
    await change(store, { forwards: [A_TO_ANNA] });
    expect(await rowsOf(store.list("decisions", { profile: ANNA }))).toEqual([decision("fire-1")]);
    expect(await rowsOf(store.list("decisions", { profile: "a:1" }))).toEqual([]);
    const [row, ...others] = await rowsOf(store.list("deliveries", { profile: ANNA }));
    expect([row?.delivery.id, row?.profile, others.length]).toEqual(["d-1", ANNA, 0]);
  });
}

/** What a change finds under a key. */
async function seenBy(store: Store, key: `a:${string}` | `u:${string}`): Promise<unknown> {
  const seen: unknown[] = [];
  await store.transact({ at: START, profiles: [key] }, (view: View) => {
    seen.splice(0, 1, view.profile(key));
    return {};
  });
  return seen[0];
}
