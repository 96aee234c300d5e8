import { HeedError } from "@heed/core/contracts";
import { memoryStore } from "@heed/runtime";
import type { Faults } from "./fault.ts";
import { editRows, freed } from "./fault.ts";

export const leadFaults: Faults = {
  "the first ever to lead a role learns that nobody did before": (store) => ({
    lead: async (role, holder, leaseMs, now) => {
      const answer = await store.lead(role, holder, leaseMs, now);
      return answer.leads ? { lastBeatAt: now, ...answer } : answer;
    },
  }),

  "a leader renews its role and learns of its last beat": (store, data) => ({
    lead: async (role, holder, leaseMs, now) => {
      const renews = data.roles.get(role)?.holder === holder;
      const answer = await store.lead(role, holder, leaseMs, now);
      return answer.leads && renews ? { ...answer, lastBeatAt: now } : answer;
    },
  }),

  "another is refused by the holder's name until the lease has run out": (store) => ({
    lead: async (...asked) => {
      const answer = await store.lead(...asked);
      return answer.leads ? answer : { ...answer, holder: "somebody" };
    },
  }),

  "another takes over once the lease has run out, and learns of the last beat": (store) => ({
    lead: (role, holder, leaseMs, now) => store.lead(role, holder, leaseMs, now - 1),
  }),

  "roles are held apart from each other": (store) => ({
    lead: (_, ...asked) => store.lead("engine", ...asked),
  }),

  "a role that was given back is free at once": () => ({ resign: async () => {} }),

  "nobody gives back the role of another": (store, data) => ({
    resign: (role, holder, now) => store.resign(role, data.roles.get(role)?.holder ?? holder, now),
  }),

  "a role is held against every other handle, even one of the same name": (store, data) => ({
    lead: (role, holder, leaseMs, now) => {
      if (data.roles.get(role)?.holder === holder) data.roles.delete(role);
      return store.lead(role, holder, leaseMs, now);
    },
  }),

  "a holder that closed its store holds nothing any more": () => ({ close: async () => {} }),

  "whoever takes over a sink frees what was in flight there: at once, uncertain": (store, data) => ({
    lead: async (...asked) => {
      const before = [...data.deliveries];
      const answer = await store.lead(...asked);
      for (const [id, row] of before) data.deliveries.set(id, row);
      return answer;
    },
  }),

  "taking over one sink leaves the others in flight": (store, data) => ({
    lead: (role, holder, leaseMs, now) => {
      if (data.roles.has(role) && data.roles.get(role)?.holder !== holder) editRows(data, freed);
      return store.lead(role, holder, leaseMs, now);
    },
  }),

  "a leader that renews keeps what it has in flight": (store, data) => ({
    lead: (role, holder, leaseMs, now) => {
      if (data.roles.get(role)?.holder === holder) editRows(data, freed);
      return store.lead(role, holder, leaseMs, now);
    },
  }),

  "a trigger keeps the instant of its first deployment": (store, data) => ({
    deploy: (triggers, at) => {
      for (const trigger of triggers) data.deployments.delete(trigger);
      return store.deploy(triggers, at);
    },
  }),

  "what is no longer deployed is forgotten, and deployed anew when it comes back": (store, data) => ({
    deploy: (names, at) => store.deploy([...names, ...data.deployments.keys()], at),
  }),

  "thousands of names are deployed in one call, each keeps its first instant": (store) => ({
    deploy: (names, at) => store.deploy(names.slice(0, 1_000), at),
  }),

  "an engine that was taken over writes nothing any more": (_, data) => {
    const unfenced = memoryStore({ data });
    return { transact: (ask, change) => unfenced.transact(ask, change) };
  },

  "an engine that was taken over stays shut out when its successor resigns": (store, data) => {
    const unfenced = memoryStore({ data });
    return {
      transact: (ask, change) => {
        const resigned = data.roles.get("engine")?.until === undefined;
        return (resigned ? unfenced : store).transact(ask, change);
      },
    };
  },

  "an engine whose lease ran out may write while nobody has taken over": (store, data) => ({
    transact: async (ask, change) => {
      if (ask.at >= (data.roles.get("engine")?.until ?? Infinity)) throw leaseLost();
      await store.transact(ask, change);
    },
  }),

  "whoever resigned, or never led, may write": (store, data) => {
    let ledAs: string | undefined;
    return {
      lead: (role, holder, leaseMs, now) => {
        ledAs = holder;
        return store.lead(role, holder, leaseMs, now);
      },
      transact: async (ask, change) => {
        const holder = data.roles.get("engine")?.holder;
        if (holder !== undefined && holder !== ledAs) throw leaseLost();
        await store.transact(ask, change);
      },
    };
  },
};

function leaseLost(): HeedError {
  return new HeedError("HEED_LEASE_LOST", "Another took over.");
}
