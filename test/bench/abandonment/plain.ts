import type { EpochMs } from "@heed/core/contracts";
import type { AbandonmentPeer } from "./rules.ts";
import { mentions, WAIT_MS } from "./rules.ts";

/** What one rule remembers of one person. */
interface Memory {
  first: boolean;
  dueAt: EpochMs;
}

/** No engine at all: two values per person and rule. What it fires is what the others must fire. */
export const plainLoop: AbandonmentPeer = {
  name: "plain loop",
  watch(rules, fires) {
    const byName = mentions(rules);
    const people = new Map<string, Memory[]>();
    const fireBefore = (user: string, memories: readonly Memory[], at: EpochMs): void => {
      for (const [rule, memory] of memories.entries()) {
        if (memory.dueAt >= at) continue;
        fires.add(user, rule, memory.dueAt);
        memory.dueAt = Infinity;
      }
    };
    return {
      take({ userId, name, occurredAt, properties }) {
        let memories = people.get(userId);
        if (memories === undefined) {
          memories = rules.map(() => ({ first: false, dueAt: Infinity }));
          people.set(userId, memories);
        }
        fireBefore(userId, memories, occurredAt);
        for (const { rule, role } of byName.get(name) ?? []) {
          const memory = memories[rule];
          if (memory === undefined) continue;
          if (role === "first") memory.first = true;
          else if (role === "cancel") memory.dueAt = Infinity;
          else if (memory.first && properties.price >= (rules[rule]?.minPrice ?? Infinity)) {
            memory.first = false;
            memory.dueAt = occurredAt + WAIT_MS;
          }
        }
      },
      end(to) {
        for (const [user, memories] of people) fireBefore(user, memories, to + 1);
      },
    };
  },
};
