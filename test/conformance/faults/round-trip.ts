import { setImmediate } from "node:timers/promises";
import type { Faults } from "./fault.ts";
import { shows, writes } from "./fault.ts";

export const roundTripFaults: Faults = {
  "hostile profile keys are kept apart and come back as they were": writes((change) => ({
    ...change,
    profiles: (change.profiles ?? []).filter(({ key }) => key.isWellFormed()),
  })),

  "hostile message ids are kept apart": shows((view) => ({
    isNew: (message) => !(message in {}) && view.isNew(message),
  })),

  "hostile names of sinks, triggers and roles come back as they were": writes((change) => ({
    ...change,
    counts: (change.counts ?? []).filter(({ of }) => of !== "__proto__"),
  })),

  "payload, evidence, memo and state come back exactly": writes((change) => ({
    ...change,
    decisions: (change.decisions ?? []).map((decision) => ({
      ...decision,
      evidence: decision.evidence.map((event) => Object.assign({}, event)),
    })),
  })),

  "after `close` every method rejects with HEED_STORE_CLOSED": (_, data) => ({
    counts: async () => [...data.counts.values()],
  }),

  "closing again is no fault": (store) => {
    let closed = false;
    return {
      close: async () => {
        if (closed) throw new Error("already closed");
        closed = true;
        await store.close();
      },
    };
  },

  "what was asked for before `close` is committed by it": (store) => ({
    transact: async (ask, change) => {
      await setImmediate();
      await store.transact(ask, change);
    },
  }),
};
