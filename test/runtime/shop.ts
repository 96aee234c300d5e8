import type { Duration, ProjectDefinition, Trigger } from "@heed/core";
import { event, project, trigger } from "@heed/core";
import type { Store } from "@heed/core/contracts";
import { parseDuration } from "@heed/core/contracts";
import { compile, decodeState } from "@heed/core/engine";
import type { Clock, Heed, HeedOptions, Middleware, Notice, World } from "@heed/runtime";
import {
  createHeed,
  heldOf,
  imbalances,
  memoryStore,
  pendingOf,
  re2Patterns,
  systemZones,
} from "@heed/runtime";
import type { SimulatedClock } from "@heed/runtime/testing";
import { clockPacer, noQuickRetry, simulatedClock } from "@heed/runtime/testing";
import { expect, onTestFinished } from "vitest";
import type { ScriptedSink } from "./scripted-sink.ts";
import { scriptedSink } from "./scripted-sink.ts";

/** Monday morning, when every test begins. */
export const MONDAY: number = Date.parse("2026-11-23T10:00:00Z");

/** Fires at once, to the vendor named `mail`. */
export const thanks: Trigger = trigger("thanks", {
  when: event("Order Completed"),
  purpose: "marketing",
  send: { as: "Thanks", to: ["mail"] },
});

/** Fires fifteen minutes (and a minute of grace) after a cart without an order. */
export const abandoned: Trigger = trigger("abandoned", {
  when: event("Cart Updated").notFollowedBy("Order Completed", { for: "15m" }),
  purpose: "marketing",
  send: { as: "Abandoned Cart", to: ["mail"] },
});

export interface Shop {
  readonly heed: Heed;
  readonly clock: SimulatedClock;
  /** The vendor that triggers of this file send to. */
  readonly mail: ScriptedSink;
  readonly notices: readonly Notice[];
  /** An order of this person, now. */
  order(userId: string): Promise<unknown>;
  /** A cart of this person, now. */
  cart(userId: string): Promise<unknown>;
  /** Lets everything come to rest, then time pass. */
  pass(time: Duration): Promise<void>;
}

export interface OpenShop extends Shop {
  /** Ends the engine as a deployment does, and checks the law. */
  stop(): Promise<void>;
}

export interface ShopOptions extends Partial<Omit<HeedOptions, "world">> {
  readonly clock?: SimulatedClock;
  readonly mail?: ScriptedSink;
  readonly world?: Partial<World>;
  readonly use?: readonly Middleware[];
}

/** Silence is permission here, unless a test says otherwise. */
const CONSENT: NonNullable<HeedOptions["consent"]> = {
  purposes: { marketing: { categories: ["C0004"], unknown: "granted" } },
};

/** An engine in simulated time, not started. Chance always says 0.5, so that a wait of the plan is three quarters of it. */
export function closedShop(options: ShopOptions = {}): Shop {
  const {
    clock = simulatedClock(MONDAY),
    mail = scriptedSink("mail", clock),
    world,
    use = [],
    ...rest
  } = options;
  const notices: Notice[] = [];
  const heed = createHeed({
    store: memoryStore(),
    triggers: [thanks],
    sinks: [mail.sink],
    consent: CONSENT,
    observe: (notice) => notices.push(notice),
    ...rest,
    world: {
      clock,
      random: () => 0.5,
      pacer: clockPacer(clock),
      quickRetry: noQuickRetry,
      commandsMs: ms("1m"),
      ...world,
    },
  });
  for (const middleware of use) heed.use(middleware);
  return {
    heed,
    clock,
    mail,
    notices,
    order: (userId) => heed.track({ userId, event: "Order Completed" }),
    cart: (userId) => heed.track({ userId, event: "Cart Updated" }),
    pass: (time) => clock.advance(time, () => heed.idle()),
  };
}

/** A started engine. When the test has ended it is stopped, and the law of conservation must hold. */
export async function openShop(options: ShopOptions = {}): Promise<OpenShop> {
  const store = options.store ?? memoryStore();
  const shop = closedShop({ ...options, store });
  await shop.heed.start();
  let open = true;
  const stop = async (): Promise<void> => {
    if (!open) return;
    open = false;
    // Counts and outbox are read one after the other: what is being settled in between would be on neither side.
    await settled();
    await expectLaw(store, options.triggers ?? [thanks], options.project);
    await shop.heed.stop();
  };
  onTestFinished(stop);
  return { ...shop, stop };
}

/**
 * Every event, decided instant and delivery ended in exactly one named state; with the triggers, every wait too, and every fire
 * was queued for each of its sinks.
 */
export async function expectLaw(
  store: Store,
  triggers: readonly Trigger[] = [],
  rest: ProjectDefinition = {},
): Promise<void> {
  const pending = await pendingOf(store.list("deliveries"));
  const held = await heldOf(store.list("decisions"));
  const known =
    triggers.length === 0
      ? { held }
      : { held, openWaits: await openWaits(store, triggers, rest), sinks: sinksOf(triggers) };
  expect(imbalances(await store.counts(), pending, known)).toEqual([]);
}

function sinksOf(triggers: readonly Trigger[]): ReadonlyMap<string, readonly string[]> {
  return new Map(triggers.map(({ name, definition }) => [name, definition.send.to]));
}

/** Open waits by trigger, counted in the profiles themselves. */
async function openWaits(
  store: Store,
  triggers: readonly Trigger[],
  rest: ProjectDefinition,
): Promise<ReadonlyMap<string, number>> {
  const purposes = Object.fromEntries(triggers.map(({ definition }) => [definition.purpose, {}]));
  const definition = { ...rest, ...project({ triggers, consent: { purposes } }) };
  const plan = compile({ project: definition, patterns: re2Patterns, zones: systemZones() });
  const open = new Map<string, number>();
  const add = (of: string, n: number): Map<string, number> => open.set(of, (open.get(of) ?? 0) + n);
  for await (const { state } of store.list("profiles")) {
    const { books, dropped } = decodeState(plan, state);
    for (const wait of dropped) add(wait.trigger, 1);
    for (const { trigger: place, waits } of books)
      add(plan.triggers[place]?.name ?? "", waits.filter(({ starts }) => starts.length > 0).length);
  }
  return open;
}

/** Where each delivery stands: person, state and reason. */
export async function outbox(store: Store): Promise<readonly string[]> {
  const rows: string[] = [];
  for await (const { profile, state, reason } of store.list("deliveries")) {
    rows.push([profile, state, ...(reason === undefined ? [] : [reason])].join(" "));
  }
  return rows;
}

/** How many of one kind were counted, whatever the trigger, sink or source. */
export async function counted(store: Store, name: string, reason?: string): Promise<number> {
  return (await store.counts())
    .filter((count) => count.name === name && (reason === undefined || count.reason === reason))
    .reduce((sum, { n }) => sum + n, 0);
}

/** A clock that knows how many of its timers are still to ring. */
export function countedTimers(clock: Clock): { readonly clock: Clock; readonly open: () => number } {
  const open = new Set<object>();
  return {
    open: () => open.size,
    clock: {
      now: () => clock.now(),
      after(delay, ring) {
        const mark = {};
        open.add(mark);
        const timer = clock.after(delay, () => {
          open.delete(mark);
          ring();
        });
        return {
          cancel: () => {
            open.delete(mark);
            timer.cancel();
          },
        };
      },
    },
  };
}

/** Milliseconds of a span, as people write it. */
export function ms(time: Duration): number {
  return parseDuration(time) ?? Number.NaN;
}

/** Lets everything that needs no timer happen, without waiting for what hangs. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
