import type { ProfileKey, Store, TransactAsk } from "@heed/core/contracts";
import type { Fault, Faults } from "./fault.ts";

export const needFaults: Faults = {
  "a change that needs further profiles is run again with all of them": beginsAnew((ask, need) => ({
    ...ask,
    profiles: need,
  })),

  "nobody comes between a change and its being run again": beginsAnew((ask, need) => ({
    ...ask,
    profiles: [...ask.profiles, ...need],
  })),

  "a change that needs what it was already given is refused": (store) => ({
    transact: (ask, change) =>
      store.transact(ask, (view) => {
        for (;;) {
          const result = change(view);
          if (result.need?.every((key) => ask.profiles.includes(key)) !== true) return result;
        }
      }),
  }),
};

/** Runs a change again in a transaction of its own. */
function beginsAnew(next: (ask: TransactAsk, need: readonly ProfileKey[]) => TransactAsk): Fault {
  return (store) => {
    const transact: Store["transact"] = async (ask, change) => {
      let need: readonly ProfileKey[] | undefined;
      await store.transact(ask, (view) => {
        const result = change(view);
        need = result.need;
        return result.need === undefined ? result : {};
      });
      if (need !== undefined) await transact(next(ask, need), change);
    };
    return { transact };
  };
}
