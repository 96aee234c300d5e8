/** The engine as the benches use it: one place that knows its names. */
import type { ConsentPolicy } from "@heed/core";
import type { Decision, EpochMs, Event, ProfileKey } from "@heed/core/contracts";
import type {
  Deployment,
  LogRecord,
  PatternCompiler,
  Plan,
  ProfileState,
  ProjectDefinition,
  Step,
} from "@heed/core/engine";
import { compile, deployedAt, encodeState, EMPTY_STATE, fixedZones, step, wakeAtOf } from "@heed/core/engine";

export type { Plan, Step };

export type Triggers = NonNullable<ProjectDefinition["triggers"]>;
export type TriggerDefinition = Triggers[string];

/** The triggers of a project, with nothing between a moment and its fire: no grace, no permission to wait for. */
export function planOf(triggers: Triggers): Plan {
  return compile({
    project: { triggers, grace: "0s", consent: CONSENT },
    patterns: noPatterns,
    zones: fixedZones(),
  });
}

/** No bench has a regular expression in its tests. */
export const noPatterns: PatternCompiler = (pattern) => {
  throw new Error(`expected no regular expression; came ${pattern}`);
};

/** What every trigger of a bench has in common. */
export const SENDING = {
  purpose: "email_marketing",
  identified: "any",
  again: "always",
  send: { as: "Fired", to: ["nowhere"] },
} as const;

const CONSENT: ConsentPolicy = { purposes: { email_marketing: { unknown: "granted" } } };

/** What a step fired. */
export function firesOf({ effects }: Step): readonly Fire[] {
  const fires: Fire[] = [];
  for (const effect of effects) {
    if (effect.kind === "fired") fires.push(effect.decision);
  }
  return fires;
}

export type Fire = Pick<Decision, "trigger" | "at" | "decidedAt">;

/** People in memory, each with a state, and one plan for all. */
export class People {
  readonly states = new Map<ProfileKey, ProfileState>();
  readonly #plan: Plan;
  readonly #deployment: Deployment;
  #seq = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    // Before the first event of all.
    this.#deployment = deployedAt(plan, 0);
  }

  /** Events are read when they happen. */
  event(profile: ProfileKey, event: Event): Step {
    this.#seq += 1;
    return this.#read(profile, { kind: "event", at: event.receivedAt, seq: this.#seq, event });
  }

  tick(profile: ProfileKey, at: EpochMs): Step {
    return this.#read(profile, { kind: "tick", at });
  }

  #read(profile: ProfileKey, record: LogRecord): Step {
    const result = step(
      this.#plan,
      this.#deployment,
      profile,
      this.states.get(profile) ?? EMPTY_STATE,
      record,
    );
    this.states.set(profile, result.state);
    return result;
  }

  wakeAt(profile: ProfileKey): number | undefined {
    const state = this.states.get(profile);
    return state === undefined ? undefined : wakeAtOf(state);
  }

  encoded(profile: ProfileKey): string {
    return encodeState(this.#plan, this.states.get(profile) ?? EMPTY_STATE);
  }
}
