import type { Control, Milliseconds, ProfileKey, Store, StoredProfile } from "@heed/core/contracts";
import type { PastEvent } from "@heed/core/engine";
import { decodeState } from "@heed/core/engine";
import type { Clock } from "../clock.ts";
import type { Log, Past } from "../log/log.ts";
import type { Rules } from "../rules/rulebook.ts";
import type { Pass } from "../worker.ts";
import type { Backlog } from "./backlog.ts";
import type { Unreadable } from "./unreadable.ts";

/** Profiles of one step. */
const STRIDE = 100;

/** Between two steps: what is being taken in and sent has the store to itself for most of the time. */
const PACE_MS: Milliseconds = 25;

/** How far a walk has come. Its name is the plan's. */
export type WalkControl = Extract<Control, { readonly kind: "walk" }>;

/** A walk to be made, if any, and what has to be written down before anything is decided by its plan. */
export interface Course {
  readonly walk?: WalkControl;
  readonly controls: readonly WalkControl[];
}

/**
 * Whether this plan is still to be shown to everybody. `done` stands under the plan that everybody knows, and under no other: who
 * goes back to an earlier plan walks again.
 */
export function courseOf(plan: string, known: readonly WalkControl[]): Course {
  const own = known.find(({ name }) => name === plan);
  if (own?.state === "done") return { controls: [] };
  const walk = own ?? notBegun(plan);
  const outdated = known.filter(
    (each) => each !== own && (each.state === "done" || each.after !== undefined),
  );
  return { walk, controls: outdated.map(({ name }) => notBegun(name)) };
}

function notBegun(name: string): WalkControl {
  return { kind: "walk", name, state: "under_way" };
}

export interface WalkOptions {
  readonly store: Store;
  readonly log: Log;
  readonly backlog: Backlog;
  readonly clock: Clock;
  readonly rules: () => Rules;
  readonly unreadable: Unreadable;
  /** Whether the store keeps events. */
  readonly keepsHistory: boolean;
}

/**
 * Shows a new plan to everybody. Profiles come under it with their next record anyway; but what it resumes, decides at another
 * time, or fires for those for whom it already holds must reach people who are silent, too.
 *
 *   none ──another plan than the last one──▶ under way ──all visited──▶ done
 *                                             │    ▲
 *                                             └────┘ after a restart it goes on behind the last one visited
 */
export class Walk {
  readonly #options: WalkOptions;
  #walk: WalkControl | undefined;

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  /** From here on. */
  begin(walk: WalkControl | undefined): void {
    this.#walk = walk;
  }

  /** Takes no step any more, and says where it stands: another plan comes. */
  halt(): WalkControl | undefined {
    const walk = this.#walk;
    this.#walk = undefined;
    return walk;
  }

  /** Takes one step, and says when the next one comes. */
  readonly pass: Pass = async () => {
    const { backlog, clock, log } = this.#options;
    const [walk, waitUntil] = [this.#walk, backlog.until(clock.now())];
    if (walk === undefined || waitUntil !== undefined) return waitUntil;
    const people = await this.#behind(walk.after);
    if (this.#walk !== walk) return clock.now() + PACE_MS;
    const { kind, name } = walk;
    const last = people.at(-1)?.key;
    const stands: WalkControl =
      last === undefined ? { kind, name, state: "done" } : { kind, name, state: "under_way", after: last };
    if (this.#options.keepsHistory) await this.#teach(people);
    await log.tick(this.#strangers(people), log.readTo(), { controls: [stands] });
    if (this.#walk === walk) this.#walk = last === undefined ? undefined : stands;
    return this.#walk === undefined ? undefined : clock.now() + PACE_MS;
  };

  async #behind(after: ProfileKey | undefined): Promise<readonly StoredProfile[]> {
    const people: StoredProfile[] = [];
    for await (const profile of this.#options.store.list("profiles", after === undefined ? {} : { after })) {
      people.push(profile);
      if (people.length === STRIDE) break;
    }
    return people;
  }

  /** Where events are kept, what the new plan asks of the past is learned from them. */
  async #teach(people: readonly StoredProfile[]): Promise<void> {
    const { log } = this.#options;
    let open: readonly ProfileKey[] = people.map(({ key }) => key);
    // Whoever reads an event between the looking up and the learning is looked up again.
    while (open.length > 0) open = await log.learn(await this.#pastsOf(open), log.readTo());
  }

  async #pastsOf(keys: readonly ProfileKey[]): Promise<readonly Past[]> {
    const { store, rules, unreadable } = this.#options;
    const { plan } = rules();
    const pasts: Past[] = [];
    for (const { key, state } of (await store.read(keys)).values()) {
      try {
        const { seq: readTo } = decodeState(plan, state);
        const rows = await rowsOf(store, key);
        pasts.push({ profile: key, readTo, events: rows });
      } catch (cause) {
        unreadable.pass(key, cause);
      }
    }
    return pasts;
  }

  /** Those who do not know the plan yet. Who cannot be read is told, and passed over. */
  #strangers(people: readonly StoredProfile[]): readonly ProfileKey[] {
    const { rules, unreadable } = this.#options;
    const { plan } = rules();
    return people.flatMap(({ key, state }) => {
      try {
        return decodeState(plan, state).plan === plan.id ? [] : [key];
      } catch (cause) {
        unreadable.pass(key, cause);
        return [];
      }
    });
  }
}

/** Log time is not kept; an event was read when it was received, but for a standstill. */
async function rowsOf(store: Store, profile: ProfileKey): Promise<readonly PastEvent[]> {
  const events: PastEvent[] = [];
  for await (const { event, seq } of store.list("history", { profile }))
    events.push({ event, seq, readAt: event.receivedAt });
  return events.toSorted((a, b) => a.seq - b.seq);
}
