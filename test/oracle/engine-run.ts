import type { EpochMs, ProfileKey } from "@heed/core/contracts";
import type {
  Deployment,
  Effect,
  ExperimentDefinition,
  LogRecord,
  Plan,
  ProfileState,
} from "@heed/core/engine";
import * as theEngine from "@heed/core/engine";
import { armOf, bucketOf, isHeldOut } from "@heed/core/engine";
import { re2Patterns, systemZones } from "@heed/runtime";
import type { Entry, Output, Side, Told } from "./log.ts";
import type { Bucket } from "./rules.ts";

/** What a run asks of an engine; one with a fault in it has the same parts. */
export type Engine = Pick<
  typeof theEngine,
  | "compile"
  | "decodeState"
  | "deployableNames"
  | "deploymentOf"
  | "EMPTY_STATE"
  | "encodeState"
  | "step"
  | "wakeAtOf"
>;

/** What may be done between the entries of a log and must change nothing. */
export interface RunOptions {
  /** The state is written and read again after every record. */
  readonly encodeEveryRecord?: boolean;
  /** A tick at every instant at which anything might happen, and around it. */
  readonly tickEverywhere?: boolean;
  /** A tick whenever the state asks for one, and then only. */
  readonly onlyAtWakeAt?: boolean;
  /** Hears of every step. */
  readonly watch?: (step: WatchedStep) => void;
}

/** A step of one side, and where it led. */
export interface WatchedStep {
  /** Of the log: the entry that is being read, or before which time passes. */
  readonly entry: number;
  readonly side: Side;
  readonly profile: ProfileKey;
  readonly record: LogRecord;
  readonly plan: Plan;
  readonly deployment: Deployment;
  readonly state: ProfileState;
  readonly effects: readonly Effect[];
}

const KEYS: Readonly<Record<Side, ProfileKey>> = { known: "u:known", anonymous: "a:anon" };

/** What the engine tells, entry by entry. */
export function engineRun(
  log: readonly Entry[],
  options: RunOptions = {},
  engine: Engine = theEngine,
): readonly Told[] {
  const run = new Run(options, engine);
  return log.map((entry, seq) => run.read(entry, seq));
}

class Run {
  readonly #options: RunOptions;
  readonly #engine: Engine;
  readonly #states: Record<Side, ProfileState>;
  readonly #since = new Map<string, EpochMs>();
  #plan: Plan | undefined;
  #deployment: Deployment = { triggers: [], registers: [] };
  #isMerged = false;
  #told: { readonly side: Side; readonly output: Output }[] = [];
  #at: EpochMs = 0;
  #entry = 0;

  constructor(options: RunOptions, engine: Engine) {
    this.#options = options;
    this.#engine = engine;
    this.#states = { known: engine.EMPTY_STATE, anonymous: engine.EMPTY_STATE };
  }

  read(entry: Entry, seq: number): Told {
    this.#told = [];
    this.#entry = seq;
    this.#letTimePass(entry.at);
    this.#at = entry.at;
    const { at } = entry;
    // Time passes for both, whoever the entry is about.
    if (this.#plan !== undefined) this.#tickBoth(at);
    switch (entry.kind) {
      case "deploy":
        this.#deploy(entry);
        this.#tickBoth(at);
        break;
      case "tick":
        break;
      case "merge":
        this.#step("known", {
          kind: "merge",
          at,
          seq,
          from: KEYS.anonymous,
          state: this.#states.anonymous,
        });
        this.#isMerged = true;
        break;
      case "event":
        this.#step(entry.side, { kind: "event", at, seq, event: entry.event });
        break;
      case "consent":
        this.#step(entry.side, { kind: "consent", at, seq, signal: entry.signal, saidAt: entry.saidAt });
        break;
      case "suppress":
        this.#step(entry.side, { kind: "suppress", at, seq, suppressed: entry.suppressed });
        break;
    }
    return this.#told;
  }

  #tickBoth(at: EpochMs): void {
    for (const side of this.#sides()) this.#step(side, { kind: "tick", at });
  }

  #sides(): readonly Side[] {
    return this.#isMerged ? ["known"] : ["known", "anonymous"];
  }

  #deploy({ project, at }: Extract<Entry, { readonly kind: "deploy" }>): void {
    const before = this.#plan;
    const plan = this.#engine.compile({ project, patterns: re2Patterns, zones: systemZones() });
    // As a store does: what comes back is deployed anew.
    const names = new Set(this.#engine.deployableNames(plan));
    for (const name of this.#since.keys()) if (!names.has(name)) this.#since.delete(name);
    for (const name of names) if (!this.#since.has(name)) this.#since.set(name, at);
    this.#plan = plan;
    this.#deployment = this.#engine.deploymentOf(plan, this.#since);
    if (before === undefined) return;
    for (const side of this.#sides()) this.#states[side] = this.#written(before, this.#states[side], plan);
  }

  #letTimePass(until: EpochMs): void {
    if (this.#plan === undefined) return;
    for (const side of this.#sides()) {
      if (this.#options.onlyAtWakeAt === true) this.#tickWhenAsked(side, until);
      if (this.#options.tickEverywhere === true) this.#tickOften(side, until);
    }
  }

  #tickWhenAsked(side: Side, until: EpochMs): void {
    for (let n = 0; n < 1_000; n++) {
      const at = this.#engine.wakeAtOf(this.#states[side]);
      if (at === undefined || at > until) return;
      this.#step(side, { kind: "tick", at });
    }
    throw new Error("the engine asks to be woken again and again");
  }

  #tickOften(side: Side, until: EpochMs): void {
    for (let at = this.#at; at <= Math.min(until, this.#at + 20); at++)
      this.#step(side, { kind: "tick", at });
    for (let n = 0; n < 1_000; n++) {
      const asked = this.#engine.wakeAtOf(this.#states[side]);
      if (asked === undefined || asked > until) break;
      for (const at of [asked - 1, asked, Math.min(asked + 1, until)]) this.#step(side, { kind: "tick", at });
    }
    this.#step(side, { kind: "tick", at: until });
  }

  #written(before: Plan, state: ProfileState, plan: Plan): ProfileState {
    return this.#engine.decodeState(plan, this.#engine.encodeState(before, state));
  }

  #step(side: Side, record: LogRecord): void {
    const plan = this.#plan;
    if (plan === undefined) throw new Error("a log begins with a deploy");
    const { state, effects } = this.#engine.step(
      plan,
      this.#deployment,
      KEYS[side],
      this.#states[side],
      record,
    );
    this.#states[side] = this.#options.encodeEveryRecord === true ? this.#written(plan, state, plan) : state;
    this.#options.watch?.({
      entry: this.#entry,
      side,
      profile: KEYS[side],
      record,
      plan,
      deployment: this.#deployment,
      state,
      effects,
    });
    for (const effect of effects) {
      const output = outputOf(effect);
      if (output !== undefined) this.#told.push({ side, output });
    }
  }
}

function outputOf(effect: Effect): Output | undefined {
  switch (effect.kind) {
    case "stale":
    case "fired":
    case "shadow":
    case "suppressed":
    case "held":
    case "if_false":
    case "expired": {
      const { trigger, value, start, at, decidedAt, reason } = effect.decision;
      return {
        kind: "decided",
        trigger,
        ...(value === undefined ? {} : { value }),
        start,
        at,
        decidedAt,
        ended: effect.kind,
        ...(reason === undefined ? {} : { reason }),
      };
    }
    case "opened":
    case "dropped": {
      const { kind, trigger, value } = effect;
      return { kind, trigger, ...(value === undefined ? {} : { value }) };
    }
    case "cancelled": {
      const { kind, trigger, value, by } = effect;
      return { kind, trigger, ...(value === undefined ? {} : { value }), by };
    }
    case "late_cancel": {
      const { fire: _, ...about } = effect;
      return about;
    }
    case "moved":
    case "joined":
    case "wait_decided":
    case "evicted":
    case "not_collected":
    case "no_key":
    case "before_deployment":
    case "inexact":
    case "late_step":
    case "evidence_left_out":
      return undefined;
  }
}

/** Which arm each side gets, as the engine deals it. */
export function dealing(log: readonly Entry[]): Bucket {
  const experiments = new Map(
    log.flatMap((entry) => (entry.kind === "deploy" ? Object.entries(entry.project.experiments ?? {}) : [])),
  );
  const definition = (name: string): ExperimentDefinition => {
    const found = experiments.get(name);
    if (found === undefined) throw new Error(`no experiment ${name}`);
    return found;
  };
  return {
    arm: (name, side) => armOf(name, definition(name), bucketOf(KEYS[side])),
    heldOut: (name, side) => isHeldOut(name, definition(name), bucketOf(KEYS[side])),
  };
}
