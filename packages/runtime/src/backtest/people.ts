import type { Decision, EpochMs, Event, Forward, ProfileKey } from "@heed/core/contracts";
import type { Deployment, Effect, LogRecord, Plan, ProfileState } from "@heed/core/engine";
import { deployedAt, EMPTY_STATE, step, wakeAtOf } from "@heed/core/engine";
import type { Profiles, Read } from "../log/profiles.ts";
import type { EndedEvent } from "../log/read-events.ts";
import { numbered, readEvents } from "../log/read-events.ts";
import { Sequence } from "../log/sequence.ts";
import type { BacktestTrigger } from "./result.ts";
import { Tally, triggerOf } from "./tally.ts";

/** The engine's memory of everybody, and the counts of what it decided. */
export class People implements Profiles {
  readonly #plan: Plan;
  readonly #deployment: Deployment;
  readonly #onFire: (decision: Decision) => void;
  readonly #sequence = new Sequence();
  readonly #states = new Map<ProfileKey, ProfileState>();
  readonly #forwards = new Map<ProfileKey, ProfileKey>();
  readonly #tallies: ReadonlyMap<string, Tally>;

  constructor(plan: Plan, at: EpochMs, onFire: (decision: Decision) => void) {
    this.#plan = plan;
    this.#deployment = deployedAt(plan, at);
    this.#onFire = onFire;
    this.#tallies = new Map(plan.triggers.map((trigger) => [trigger.name, new Tally(trigger)]));
  }

  get size(): number {
    return this.#states.size;
  }

  has(key: ProfileKey): boolean {
    return this.#states.has(key);
  }

  leadsTo(key: ProfileKey): ProfileKey | undefined {
    return this.#forwards.get(key);
  }

  stateOf(profile: ProfileKey): ProfileState {
    return this.#states.get(profile) ?? EMPTY_STATE;
  }

  /** Reads an event as the running engine would, and says how it ended. */
  take(event: Event, source: string, at: EpochMs): EndedEvent | undefined {
    const events = numbered(source, [{ index: 0, event }], this.#sequence, at);
    return readEvents(events, { plan: this.#plan, profiles: this, at, isNew: () => true }).at(0);
  }

  /** Deadlines of this person that have passed are decided first; those of others wait for their next record. */
  read(profile: ProfileKey, record: LogRecord): Read {
    const before = this.stateOf(profile);
    const { state, effects } = step(this.#plan, this.#deployment, profile, before, record);
    this.#states.set(profile, state);
    for (const effect of effects) this.#count(effect);
    return { effects, seq: state.seq };
  }

  join({ from, to }: Forward, by: Event, at: EpochMs, seq: number): void {
    this.read(to, { kind: "merge", at, seq, from, state: this.stateOf(from), by });
    for (const tally of this.#tallies.values()) tally.join(from, to);
  }

  forward({ from, to }: Forward): void {
    this.#states.delete(from);
    this.#forwards.set(from, to);
  }

  /** Decides everything whose time has passed at `at`, and counts the waits that are still open. */
  close(at: EpochMs): void {
    for (const [profile, state] of this.#states) {
      if ((wakeAtOf(state) ?? Infinity) <= at) this.read(profile, { kind: "tick", at });
      for (const book of this.stateOf(profile).books) {
        const tally = this.#tallies.get(this.#plan.triggers[book.trigger]?.name ?? "");
        for (const { starts } of book.waits) if (starts.length > 0) tally?.addPending();
      }
    }
  }

  /** In the order of these names. */
  results(names: readonly string[]): readonly BacktestTrigger[] {
    return names.flatMap((name) => this.#tallies.get(name)?.result() ?? []);
  }

  #count(effect: Effect): void {
    const trigger = triggerOf(effect);
    if (trigger !== undefined) this.#tallies.get(trigger)?.add(effect);
    if ("decision" in effect && effect.kind !== "stale") this.#onFire(effect.decision);
  }
}
