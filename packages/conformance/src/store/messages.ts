import { MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { EpochMs, Store } from "@heed/core/contracts";
import { START, countsOf } from "./examples.ts";
import type { DefinePromise } from "./promise.ts";

export function messagePromises(promise: DefinePromise): void {
  promise("a message id is new once", async ({ store, expect }) => {
    await receive(store, "m-1", START);
    await receive(store, "m-1", START);
    await receive(store, "m-2", START);
    expect(await countsOf(store)).toEqual([
      { name: "duplicate", of: "shop", n: 1 },
      { name: "processed", of: "shop", n: 2 },
    ]);
  });

  promise("a message id is still known exactly 7 days later", async ({ store, expect }) => {
    await receive(store, "m-1", START);
    await receive(store, "m-1", START + MESSAGE_MEMORY_MS);
    expect(await countsOf(store)).toEqual([
      { name: "duplicate", of: "shop", n: 1 },
      { name: "processed", of: "shop", n: 1 },
    ]);
  });

  promise("a message id is new again one millisecond after 7 days, and then known again", async (given) => {
    const { store, expect } = given;
    await receive(store, "m-1", START);
    await receive(store, "m-1", START + MESSAGE_MEMORY_MS + 1);
    await receive(store, "m-1", START + MESSAGE_MEMORY_MS + 2);
    expect(await countsOf(store)).toEqual([
      { name: "duplicate", of: "shop", n: 1 },
      { name: "processed", of: "shop", n: 2 },
    ]);
  });

  promise("a repetition does not prolong the 7 days", async ({ store, expect }) => {
    await receive(store, "m-1", START);
    await receive(store, "m-1", START + MESSAGE_MEMORY_MS - 1);
    await receive(store, "m-1", START + MESSAGE_MEMORY_MS + 1);
    expect(await countsOf(store)).toEqual([
      { name: "duplicate", of: "shop", n: 1 },
      { name: "processed", of: "shop", n: 2 },
    ]);
  });

  promise("of two writers racing with one message, exactly one acts on it", async ({ store, expect }) => {
    await Promise.all([receive(store, "m-1", START), receive(store, "m-1", START)]);
    expect(await countsOf(store)).toEqual([
      { name: "duplicate", of: "shop", n: 1 },
      { name: "processed", of: "shop", n: 1 },
    ]);
  });

  promise(
    "of two handles racing with one message, exactly one acts on it",
    async ({ store, open, expect }) => {
      const other = await open();
      await Promise.all([receive(store, "m-1", START), receive(other, "m-1", START)]);
      expect(await countsOf(store)).toEqual([
        { name: "duplicate", of: "shop", n: 1 },
        { name: "processed", of: "shop", n: 1 },
      ]);
    },
    "sharing",
  );
}

/** Counts the message as processed where it is new, as a duplicate where not. */
function receive(store: Store, message: string, at: EpochMs): Promise<void> {
  return store.transact({ at, profiles: [], messages: [message] }, (view) => ({
    counts: [{ name: view.isNew(message) ? "processed" : "duplicate", of: "shop", n: 1 }],
  }));
}
