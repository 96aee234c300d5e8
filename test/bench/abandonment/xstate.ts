import type { ActorRefFrom } from "xstate";
import { assign, createActor, setup } from "xstate";
import { HeapClock } from "./heap-clock.ts";
import type { AbandonmentPeer, Role } from "./rules.ts";
import { mentions, WAIT_MS } from "./rules.ts";

/**
 * XState 5: one actor per person and rule, made when its first event comes. An actor knows no routing, so the events are
 * brought only to the actors of the rules that mention them.
 */
export const xstate: AbandonmentPeer = {
  name: "XState 5",
  watch(rules, fires) {
    const clock = new HeapClock();
    const actorClock = {
      setTimeout: (ring: () => void, delay: number) => clock.after(delay, ring),
      clearTimeout: (timer: ReturnType<HeapClock["after"]> | undefined) => {
        if (timer !== undefined) timer.cancelled = true;
      },
    };
    const byName = mentions(rules);
    const actors = rules.map(() => new Map<string, ActorRefFrom<typeof machine>>());
    return {
      take({ userId, name, occurredAt, properties: { price } }) {
        clock.before(occurredAt);
        for (const { rule, role } of byName.get(name) ?? []) {
          let actor = actors[rule]?.get(userId);
          if (actor === undefined && role === "first") {
            const input = {
              minPrice: rules[rule]?.minPrice ?? Infinity,
              fire: () => fires.add(userId, rule, clock.now),
            };
            actor = createActor(machine, { input, clock: actorClock });
            actors[rule]?.set(userId, actor);
            actor.start();
          }
          actor?.send({ type: role, price });
        }
      },
      end: (to) => clock.before(to + 1),
    };
  },
};

interface Input {
  readonly minPrice: number;
  readonly fire: () => void;
}

/** XState reads types off these, and never looks at the values. */
const types: {
  readonly input: Input;
  readonly context: Input & { readonly first: boolean };
  readonly events: { readonly type: Role; readonly price: number };
} = {
  input: { minPrice: 0, fire: () => undefined },
  context: { minPrice: 0, fire: () => undefined, first: false },
  events: { type: "first", price: 0 },
};

const machine = setup({ types }).createMachine({
  context: ({ input }) => ({ ...input, first: false }),
  initial: "idle",
  on: {
    first: { actions: assign({ first: true }) },
    second: {
      guard: ({ context, event }) => context.first && event.price >= context.minPrice,
      target: ".waiting",
      actions: assign({ first: false }),
    },
  },
  states: {
    idle: {},
    waiting: {
      on: { cancel: "idle" },
      after: { [WAIT_MS]: { target: "idle", actions: ({ context }) => context.fire() } },
    },
  },
});
