import { ANNA, DAY, LEASE, START, profile, put } from "./examples.ts";
import { refusalOf, rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

export function closePromises(promise: DefinePromise): void {
  promise("after `close` every method rejects with HEED_STORE_CLOSED", async ({ store, expect }) => {
    await store.close();
    const refused = {
      transact: await refusalOf(put(store, profile(ANNA))),
      due: await refusalOf(store.due(START, 1)),
      claim: await refusalOf(store.claim("crm", START, 1, LEASE)),
      nextClaimAt: await refusalOf(store.nextClaimAt("crm")),
      settle: await refusalOf(store.settle([], START)),
      lead: await refusalOf(store.lead("engine", "one", LEASE, START)),
      resign: await refusalOf(store.resign("engine", "one", START)),
      deploy: await refusalOf(store.deploy([], START)),
      submit: await refusalOf(
        store.submit({ id: "c-1", submittedAt: START, kind: "pause", trigger: "abandoned_cart" }),
      ),
      commands: await refusalOf(store.commands(1)),
      read: await refusalOf(store.read([ANNA])),
      list: await refusalOf(rowsOf(store.list("profiles"))),
      counts: await refusalOf(store.counts()),
      sweep: await refusalOf(store.sweep(START, { decisionsMs: DAY, deliveriesMs: DAY }, 1)),
    };
    expect([...new Set(Object.values(refused))]).toEqual(["HEED_STORE_CLOSED"]);
  });

  promise("closing again is no fault", async ({ store, expect }) => {
    await store.close();
    expect(await refusalOf(store.close())).toEqual("resolved");
  });

  promise(
    "what was asked for before `close` is committed by it",
    async ({ store, open, expect }) => {
      const other = await open();
      const writing = put(store, profile(ANNA));
      await store.close();
      await writing;
      expect(await rowsOf(other.list("profiles"))).toEqual([profile(ANNA)]);
    },
    "sharing",
  );
}
