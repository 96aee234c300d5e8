import type { Change, Need, Store, View } from "@heed/core/contracts";
import type { Fault, Faults } from "./fault.ts";
import { shows, writes } from "./fault.ts";

export const transactFaults: Faults = {
  "everything that a change holds is written": writes((change) => ({ ...change, decisions: [] })),

  "a change that throws rejects with its own error and writes nothing": (store) => ({
    transact: async (ask, change) => {
      try {
        await store.transact(ask, change);
      } catch (error) {
        await store.transact(ask, () => ({}));
        throw error;
      }
    },
  }),

  "a change of which one part cannot be written writes nothing at all": (store) => ({
    transact: async (ask, change) => {
      await store.transact({ ...ask, messages: [] }, (view) => ({
        profiles: writtenBy(change(view)).profiles ?? [],
      }));
      await store.transact(ask, change);
    },
  }),

  "whoever throws rejects alone, its neighbours of the same commit stand": spoilsWhatFollows("deciding"),
  "what cannot be written rejects alone, its neighbours of the same commit stand":
    spoilsWhatFollows("writing"),

  "transactions take effect in the order asked for, each on what the one before left": (store) => {
    const waiting: (() => void)[] = [];
    return {
      transact: async (ask, change) => {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          setImmediate(() => waiting.pop()?.());
        });
        await store.transact(ask, change);
      },
    };
  },

  "a change sees what another handle has committed": (store) => {
    const own = new Set<string>();
    return {
      transact: (ask, change) =>
        store.transact(ask, (view) => {
          const written = change({
            ...view,
            profile: (key) => (own.has(key) ? view.profile(key) : undefined),
          });
          for (const { key } of writtenBy(written).profiles ?? []) own.add(key);
          return written;
        }),
    };
  },

  "a profile that was never written is undefined to a change": shows((view) => ({
    profile: (key) => view.profile(key) ?? { key, state: "" },
  })),

  "a change that reads what was not asked for is refused": shows((view, ask, data) => ({
    profile: (key) => data.profiles.get(key),
    isNew: (message) => ask.messages?.includes(message) !== true || view.isNew(message),
  })),

  "a decision queued twice under one id keeps the first": writes((change, data) => {
    for (const { id } of change.decisions ?? []) data.decisions.delete(id);
    return change;
  }),

  "a delivery queued twice under one id keeps the first": writes((change, data) => {
    for (const { delivery } of change.deliveries ?? []) data.deliveries.delete(delivery.id);
    return change;
  }),
};

/** Once one caller has failed at this stage, those behind it fail with it. */
function spoilsWhatFollows(stage: "deciding" | "writing"): Fault {
  return (store) => {
    let spoiled = false;
    let previous: Promise<void> = Promise.resolve();
    const transact: Store["transact"] = async (ask, change) => {
      if (spoiled) throw new Error("spoiled by another");
      let reached: "deciding" | "writing" = "deciding";
      const watched = (view: View): Change | Need => {
        const decided = change(view);
        reached = "writing";
        return decided;
      };
      await store.transact(ask, watched).catch((error: unknown) => {
        spoiled = reached === stage;
        throw error;
      });
    };
    return {
      transact: (ask, change) => {
        const work = previous.then(() => transact(ask, change));
        previous = work.catch(() => {});
        return work;
      },
    };
  };
}

/** A change that is still to be decided has written nothing. */
function writtenBy(result: Change | Need): Change {
  return result.need === undefined ? result : {};
}
