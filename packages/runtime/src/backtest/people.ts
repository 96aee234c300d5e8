import type { Decision, EpochMs, ProfileKey } from "@heed/core/contracts";
import { EMPTY_STATE, step } from "@heed/core/engine";
import type { Effect, LogRecord, Plan, ProfileState, Since } from "@heed/core/engine";
import type { BacktestTrigger } from "./result.ts";
import { Tally, triggerOf } from "./tally.ts";

/** The engine's memory of everybody, and the counts of what it decided. */
export class People {
  readonly #plan: Plan;
  readonly #since: Since;
  readonly #onFire: (decision: Decision) => void;
  readonly #states = new Map<ProfileKey, ProfileState>();
  readonly #tallies: ReadonlyMap<string, Tally>;

  constructor(plan: Plan, deployedAt: EpochMs, onFire: (decision: Decision) => void) {
    this.#plan = plan;
    this.#since = plan.triggers.map(() => deployedAt);
    this.#onFire = onFire;
    this.#tallies = new Map(plan.triggers.map((trigger) => [trigger.name, new Tally(trigger)]));
  }

  get size(): number {
    return this.#states.size;
  }

  stateOf(profile: ProfileKey): ProfileState {
    return this.#states.get(profile) ?? EMPTY_STATE;
  }

  /** Deadlines of this person that have passed are decided first; those of others wait for their next record. */
  read(profile: ProfileKey, record: LogRecord): readonly Effect[] {
    const { state, effects } = step(this.#plan, this.#since, profile, this.stateOf(profile), record);
    this.#states.set(profile, state);
    for (const effect of effects) this.#count(effect);
    return effects;
  }

  /** Decides every wait whose time has passed at `at`, and counts those that are still open. */
  close(at: EpochMs): void {
    for (const [profile, state] of this.#states) {
      if (state.nextDecisionAfter < at) this.read(profile, { kind: "tick", at });
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
    if (effect.kind === "fired" || effect.kind === "suppressed") this.#onFire(effect.decision);
  }
}
