import type { EpochMs, ProfileKey } from "@heed/core/contracts";
import type { Step, Triggers } from "../heed-engine.ts";
import { firesOf, People, planOf, SENDING } from "../heed-engine.ts";
import { HeapClock } from "./heap-clock.ts";
import type { AbandonmentPeer, AbandonmentRule } from "./rules.ts";

/** The engine with its people in memory: each wakes at the instant that her state names, as the clockwork would wake her. */
export const heed: AbandonmentPeer = {
  name: "Heed",
  watch(rules, fires) {
    const clock = new HeapClock();
    const people = new People(planOf(triggersOf(rules)));
    const wakes = new Map<ProfileKey, EpochMs>();
    const note = (user: string, profile: ProfileKey, step: Step): void => {
      for (const { trigger, at } of firesOf(step)) fires.add(user, placeOf(trigger), at);
      wake(user, profile);
    };
    // One timer per person: a wake-up that has become later is moved when it rings.
    const wake = (user: string, profile: ProfileKey): void => {
      const at = people.wakeAt(profile);
      if (at === undefined || at >= (wakes.get(profile) ?? Infinity)) return;
      wakes.set(profile, at);
      // What is due before an instant rings; a tick for `at` tells what happened before it.
      clock.after(at - 1 - clock.now, () => {
        if (wakes.get(profile) !== at) return;
        wakes.delete(profile);
        const due = people.wakeAt(profile);
        if (due !== undefined && due <= at) note(user, profile, people.tick(profile, at));
        else wake(user, profile);
      });
    };
    return {
      take(event) {
        clock.before(event.occurredAt);
        const profile: ProfileKey = `u:${event.userId}`;
        note(event.userId, profile, people.event(profile, event));
      },
      end: (to) => clock.before(to + 1),
    };
  },
};

function triggersOf(rules: readonly AbandonmentRule[]): Triggers {
  return Object.fromEntries(
    rules.map(({ first, second, cancel, minPrice }, place) => [
      `rule_${place}`,
      {
        ...SENDING,
        when: {
          notFollowedBy: cancel,
          after: {
            // Longer than the stream: the peers know no such bound.
            sequence: [
              { event: first },
              { event: second, where: { price: { atLeast: minPrice } }, within: "52w" },
            ],
          },
          for: "15m",
        },
      },
    ]),
  );
}

function placeOf(trigger: string): number {
  return Number(trigger.slice("rule_".length));
}
