import { MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { Faults } from "./fault.ts";
import { shows } from "./fault.ts";

export const messageFaults: Faults = {
  "a message id is new once": shows(() => ({ isNew: () => true })),

  "a message id is still known exactly 7 days later": shows((view, ask, data) => ({
    isNew: (message) => view.isNew(message) || data.messages.get(message) === ask.at - MESSAGE_MEMORY_MS,
  })),

  "a message id is new again one millisecond after 7 days, and then known again": shows((_, __, data) => ({
    isNew: (message) => !data.messages.has(message),
  })),

  "a repetition does not prolong the 7 days": shows((view, ask, data) => ({
    isNew: (message) => {
      const isNew = view.isNew(message);
      data.messages.set(message, ask.at);
      return isNew;
    },
  })),

  "of two writers racing with one message, exactly one acts on it": (store, data) => ({
    transact: async (ask, change) => {
      const known = new Set(data.messages.keys());
      await Promise.resolve();
      await store.transact(ask, (view) => change({ ...view, isNew: (message) => !known.has(message) }));
    },
  }),

  "of two handles racing with one message, exactly one acts on it": (store) => {
    const own = new Set<string>();
    return {
      transact: async (ask, change) => {
        await store.transact(ask, (view) => change({ ...view, isNew: (message) => !own.has(message) }));
        for (const message of ask.messages ?? []) own.add(message);
      },
    };
  },
};
