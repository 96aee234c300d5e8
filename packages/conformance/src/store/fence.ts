import { ANNA, BORIS, LEASE, START, profile, put } from "./examples.ts";
import { refusalOf, rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

export function fencePromises(promise: DefinePromise): void {
  promise(
    "an engine that was taken over writes nothing any more",
    async ({ store, open, expect }) => {
      const other = await open();
      await store.lead("engine", "one", LEASE, START);
      await other.lead("engine", "two", LEASE, START + LEASE);
      expect(await refusalOf(put(store, profile(ANNA)))).toEqual("HEED_LEASE_LOST");
      await put(other, profile(BORIS));
      expect(await rowsOf(other.list("profiles"))).toEqual([profile(BORIS)]);
    },
    "sharing",
  );

  promise(
    "an engine that was taken over stays shut out when its successor resigns",
    async ({ store, open, expect }) => {
      const other = await open();
      await store.lead("engine", "one", LEASE, START);
      await other.lead("engine", "two", LEASE, START + LEASE);
      await other.resign("engine", "two", START + LEASE);
      expect(await refusalOf(put(store, profile(ANNA)))).toEqual("HEED_LEASE_LOST");
      await store.lead("engine", "one", LEASE, START + LEASE);
      expect(await refusalOf(put(store, profile(ANNA)))).toEqual("resolved");
    },
    "sharing",
  );

  promise(
    "an engine whose lease ran out may write while nobody has taken over",
    async ({ store, expect }) => {
      await store.lead("engine", "one", LEASE, START);
      await store.transact({ at: START + 2 * LEASE, profiles: [] }, () => ({ profiles: [profile(ANNA)] }));
      expect(await rowsOf(store.list("profiles"))).toEqual([profile(ANNA)]);
    },
  );

  promise(
    "whoever resigned, or never led, may write",
    async ({ store, open, expect }) => {
      const [leader, reader] = [await open(), await open()];
      await store.lead("engine", "one", LEASE, START);
      await store.resign("engine", "one", START);
      await leader.lead("engine", "two", LEASE, START);
      expect(await refusalOf(put(store, profile(ANNA)))).toEqual("resolved");
      expect(await refusalOf(put(reader, profile(BORIS)))).toEqual("resolved");
    },
    "sharing",
  );
}
