import type { Change, JsonObject, Store } from "@heed/core/contracts";
import { ANNA, BORIS, START, countsOf, decision, delivery, profile, put, stateIn } from "./examples.ts";
import { refusalOf, rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

const ASK = { at: START, profiles: [ANNA], messages: ["m-1"] };

export function transactPromises(promise: DefinePromise): void {
  promise("everything that a change holds is written", async ({ store, expect }) => {
    await store.transact(ASK, () => fullChange({}));
    expect(await contentsOf(store)).toEqual({
      profiles: [profile(ANNA, "seen", START + 5)],
      decisions: [decision("fire-1")],
      deliveries: [{ ...delivery("delivery-1"), state: "waiting", changedAt: START }],
      counts: [
        { name: "decided", of: "abandoned_cart", n: 1 },
        { name: "fired", of: "abandoned_cart", n: 1 },
        { name: "processed", of: "shop", n: 1 },
        { name: "queued", of: "crm", n: 1 },
      ],
    });
  });

  promise("a change that throws rejects with its own error and writes nothing", async ({ store, expect }) => {
    const failing = store.transact(ASK, () => {
      throw new Error("no decision possible");
    });
    expect(await refusalOf(failing)).toEqual("Error: no decision possible");
    expect(await isNew(store, "m-1")).toEqual(true);
  });

  promise("a change of which one part cannot be written writes nothing at all", async ({ store, expect }) => {
    const failing = store.transact(ASK, () => fullChange(UNREADABLE));
    expect(await refusalOf(failing)).toEqual("Error: unreadable payload");
    expect(await contentsOf(store)).toEqual({ profiles: [], decisions: [], deliveries: [], counts: [] });
    expect(await isNew(store, "m-1")).toEqual(true);
  });

  promise(
    "whoever throws rejects alone, its neighbours of the same commit stand",
    async ({ store, expect }) => {
      const ended = await Promise.allSettled([
        put(store, profile(ANNA)),
        store.transact({ at: START, profiles: [] }, () => {
          throw new Error("no decision possible");
        }),
        put(store, profile(BORIS)),
      ]);
      expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect((await contentsOf(store)).profiles).toEqual([profile(ANNA), profile(BORIS)]);
    },
  );

  promise("what cannot be written rejects alone, its neighbours of the same commit stand", async (given) => {
    const { store, expect } = given;
    const ended = await Promise.allSettled([
      put(store, profile(ANNA)),
      store.transact(ASK, () => fullChange(UNREADABLE)),
      put(store, profile(BORIS)),
    ]);
    expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await contentsOf(store)).profiles).toEqual([profile(ANNA), profile(BORIS)]);
  });

  promise(
    "transactions take effect in the order asked for, each on what the one before left",
    async (given) => {
      const { store, expect } = given;
      const append = (word: string): Promise<void> =>
        store.transact({ at: START, profiles: [ANNA] }, (view) => ({
          profiles: [profile(ANNA, `${stateIn(view, ANNA) ?? ""}${word} `)],
        }));
      await Promise.all(["one", "two", "three", "four"].map(append));
      expect((await store.read([ANNA])).get(ANNA)?.state).toEqual("one two three four ");
    },
  );

  promise(
    "a change sees what another handle has committed",
    async ({ store, open, expect }) => {
      const other = await open();
      await put(other, profile(ANNA, "by the other"));
      await store.transact({ at: START, profiles: [ANNA] }, (view) => ({
        profiles: [profile(BORIS, stateIn(view, ANNA))],
      }));
      expect((await other.read([BORIS])).get(BORIS)?.state).toEqual("by the other");
    },
    "sharing",
  );

  promise("a profile that was never written is undefined to a change", async ({ store, expect }) => {
    const seen: unknown[] = [];
    await store.transact(ASK, (view) => {
      seen.splice(0, 1, view.profile(ANNA));
      return {};
    });
    expect(seen).toEqual([undefined]);
  });

  promise("a change that reads what was not asked for is refused", async ({ store, expect }) => {
    const profiles = store.transact(ASK, (view) => ({
      profiles: [profile(ANNA, stateIn(view, BORIS))],
    }));
    expect(await refusalOf(profiles)).toEqual("HEED_INPUT_INVALID");
    const messages = store.transact(ASK, (view) => (view.isNew("m-2") ? {} : {}));
    expect(await refusalOf(messages)).toEqual("HEED_INPUT_INVALID");
  });
}

/** A payload that no store can write down. */
const UNREADABLE: JsonObject = {
  get broken(): string {
    throw new Error("unreadable payload");
  },
};

function fullChange(payload: JsonObject): Change {
  const queued = delivery("delivery-1");
  return {
    profiles: [profile(ANNA, "seen", START + 5)],
    decisions: [decision("fire-1")],
    deliveries: [{ ...queued, delivery: { ...queued.delivery, payload } }],
    counts: [{ name: "processed", of: "shop", n: 1 }],
  };
}

async function contentsOf(store: Store): Promise<Record<string, readonly unknown[]>> {
  return {
    profiles: await rowsOf(store.list("profiles")),
    decisions: await rowsOf(store.list("decisions")),
    deliveries: await rowsOf(store.list("deliveries")),
    counts: await countsOf(store),
  };
}

async function isNew(store: Store, message: string): Promise<boolean> {
  let answer = false;
  await store.transact({ at: START, profiles: [], messages: [message] }, (view) => {
    answer = view.isNew(message);
    return {};
  });
  return answer;
}
