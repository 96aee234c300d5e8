import type { ProfileKey } from "@heed/core/contracts";
import {
  ANNA,
  BORIS,
  LEASE,
  START,
  change,
  claim,
  claimOne,
  countsOf,
  decision,
  delivery,
  happened,
  idsOf,
  profile,
  put,
  queue,
} from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

export function historyPromises(promise: DefinePromise): void {
  promise("`read` returns the profiles that exist, and no others", async ({ store, expect }) => {
    await put(store, profile(ANNA, "anna", START), profile("a:1"));
    const found = await store.read([ANNA, BORIS]);
    expect([...found]).toEqual([[ANNA, profile(ANNA, "anna", START)]]);
  });

  promise(
    "decisions are listed in the order of commit, of one trigger where asked",
    async ({ store, expect }) => {
      const first = decision("fire-2", { trigger: "win_back", decidedAt: START + 9 });
      const second = decision("fire-1", {
        value: "cart-1",
        ended: "suppressed",
        reason: "consent_denied",
        allowedBy: "consent to email_marketing",
      });
      await store.transact({ at: START, profiles: [] }, () => ({ decisions: [first] }));
      await store.transact({ at: START, profiles: [] }, () => ({ decisions: [second] }));
      expect(await rowsOf(store.list("decisions"))).toEqual([first, second]);
      expect(await rowsOf(store.list("decisions", { trigger: "abandoned_cart" }))).toEqual([second]);
    },
  );

  promise("deliveries are listed in the order of commit, of one sink or state where asked", async (given) => {
    const { store, expect } = given;
    await queue(store, delivery("d-3"), delivery("d-1", { sink: "webhook" }));
    await queue(store, delivery("d-2", { profile: BORIS, queuedAt: START + 1 }));
    await claimOne(store, START);
    expect(idsOf(await rowsOf(store.list("deliveries")))).toEqual(["d-3", "d-1", "d-2"]);
    expect(idsOf(await rowsOf(store.list("deliveries", { sink: "crm" })))).toEqual(["d-3", "d-2"]);
    expect(idsOf(await rowsOf(store.list("deliveries", { state: "waiting" })))).toEqual(["d-1", "d-2"]);
    expect(idsOf(await rowsOf(store.list("deliveries", { sink: "crm", state: "in_flight" })))).toEqual([
      "d-3",
    ]);
  });

  promise("a delivery in flight is listed with its attempt and the end of its lease", async (given) => {
    const { store, expect } = given;
    const queued = delivery("d-1", { value: "cart-1" });
    await queue(store, queued);
    await claim(store, START + 2);
    expect(await rowsOf(store.list("deliveries"))).toEqual([
      {
        ...queued,
        delivery: { ...queued.delivery, attempt: 1 },
        state: "in_flight",
        changedAt: START + 2 + LEASE,
      },
    ]);
  });

  promise("profiles are listed by key", async ({ store, expect }) => {
    await put(store, profile(BORIS), profile(ANNA, "anna", START), profile("a:1"));
    expect(await rowsOf(store.list("profiles"))).toEqual([
      profile("a:1"),
      profile(ANNA, "anna", START),
      profile(BORIS),
    ]);
  });

  promise("a list of profiles goes on behind a key", async ({ store, expect }) => {
    await put(store, profile(BORIS), profile(ANNA), profile("a:1"));
    expect(await rowsOf(store.list("profiles", { after: "a:1" }))).toEqual([profile(ANNA), profile(BORIS)]);
    expect(await rowsOf(store.list("profiles", { after: "u:bob" }))).toEqual([profile(BORIS)]);
  });

  promise("profiles that stay are listed once each while others change, come and go", async (given) => {
    const { store, expect } = given;
    const keys = Array.from({ length: 1_500 }, (_, index): ProfileKey => `u:${10_000 + index}`);
    await put(store, ...keys.map((key) => profile(key, "{}", START)));
    const listed: string[] = [];
    for await (const { key } of store.list("profiles")) {
      listed.push(key);
      if (listed.length % 400 !== 0) continue;
      const others = [profile(`a:before ${listed.length}`), profile(`u:2 after ${listed.length}`)];
      await change(store, {
        profiles: [...others, ...keys.map((each) => profile(each, "changed"))],
        forwards: [{ from: `a:gone ${listed.length}`, to: ANNA }],
      });
    }
    expect(listed.filter((key) => key.startsWith("u:1"))).toEqual(keys);
  });

  promise("a list of more than a thousand rows is complete and in order", async ({ store, expect }) => {
    const ids = Array.from({ length: 1_234 }, (_, index) => `d-${index}`);
    await queue(store, ...ids.map((id) => delivery(id)));
    expect(idsOf(await rowsOf(store.list("deliveries")))).toEqual(ids);
  });

  promise(
    "what was committed is there after closing and opening again",
    async ({ store, open, expect }) => {
      await store.transact({ at: START, profiles: [] }, () => ({
        profiles: [profile(ANNA, "anna", START)],
        decisions: [decision("fire-1")],
        deliveries: [delivery("d-1")],
        counts: [{ name: "processed", of: "shop", n: 1 }],
      }));
      await store.deploy(["abandoned_cart"], START);
      await store.close();
      const again = await open();
      expect(await rowsOf(again.list("profiles"))).toEqual([profile(ANNA, "anna", START)]);
      expect(await rowsOf(again.list("decisions"))).toEqual([decision("fire-1")]);
      expect(idsOf(await claim(again, START))).toEqual(["d-1"]);
      expect(await countsOf(again)).toEqual([
        { name: "decided", of: "abandoned_cart", n: 1 },
        { name: "fired", of: "abandoned_cart", n: 1 },
        { name: "processed", of: "shop", n: 1 },
        { name: "queued", of: "crm", n: 1 },
      ]);
      expect([...(await again.deploy([], START + 1))]).toEqual([["abandoned_cart", START]]);
    },
    "durability",
  );

  promise(
    "what was merged, kept and commanded is there after closing and opening again",
    async ({ store, open, expect }) => {
      const pause = { id: "c-1", submittedAt: START, kind: "pause", trigger: "abandoned_cart" } as const;
      const paused = { kind: "trigger", name: "abandoned_cart", state: "paused", since: START } as const;
      await change(store, {
        forwards: [{ from: "a:1", to: ANNA }],
        history: [happened(1)],
        controls: [paused],
      });
      await store.submit(pause);
      await store.close();
      const again = await open();
      expect(await rowsOf(again.list("forwarders"))).toEqual([{ key: "a:1", forward: ANNA }]);
      expect(await rowsOf(again.list("history"))).toEqual([happened(1)]);
      expect(await rowsOf(again.list("controls"))).toEqual([paused]);
      expect(await again.commands(10)).toEqual([pause]);
    },
    "durability",
  );
}
