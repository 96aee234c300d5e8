import type { Faults } from "./fault.ts";
import { writes } from "./fault.ts";

export const wakeUpFaults: Faults = {
  "profiles are due at their instant, the earliest first, and none before": (store) => ({
    due: async (now, limit) => {
      const { profiles, ...rest } = await store.due(now, limit);
      return { ...rest, profiles: profiles.toReversed() };
    },
  }),

  "`due` says when the first profile is due that it did not return": (store) => ({
    due: async (now, limit) => {
      const all = await store.due(now, Infinity);
      return { ...all, profiles: all.profiles.slice(0, limit) };
    },
  }),

  "`due` names no next instant where nothing waits": (store) => ({
    due: async (now, limit) => ({ nextAt: now + 60_000, ...(await store.due(now, limit)) }),
  }),

  "`due` returns no more than its limit": (store) => ({ due: (now, limit) => store.due(now, limit + 1) }),

  "writing a profile moves its wake-up": writes((change, data) => ({
    ...change,
    profiles: (change.profiles ?? []).map((profile) => {
      const wakeAt = data.profiles.get(profile.key)?.wakeAt;
      return wakeAt === undefined || profile.wakeAt === undefined ? profile : { ...profile, wakeAt };
    }),
  })),

  "writing a profile without a wake-up removes it": writes((change, data) => ({
    ...change,
    profiles: (change.profiles ?? []).map((profile) => ({ ...data.profiles.get(profile.key), ...profile })),
  })),
};
