import type { EpochMs, Json, Milliseconds } from "../contracts/index.ts";
import type { ConditionDefinition } from "./definition.ts";
import type { FadingRule } from "./fading.ts";
import type { Decayed, PointsEntry } from "./registers/decayed.ts";
import type { Patterns } from "./reads.ts";
import type { Place, Reads, RegisterTable } from "./register.ts";

/** What is known of a profile at a log point. */
export interface View {
  /** Log time of the evaluation. */
  readonly at: EpochMs;
  /** Value of the register at this place; `undefined` where nothing has been seen yet. */
  register(place: number): unknown;
  /** Log time since which the register has been watching. */
  watchedSince(place: number): EpochMs;
  /** When the first event that makes a profile seen occurred. */
  readonly firstSeenAt?: EpochMs | undefined;
  readonly firstActivityAt?: EpochMs | undefined;
  readonly lastActivityAt?: EpochMs | undefined;
  /** The permission that sending for this purpose would be asked for. */
  permitted(purpose: string): boolean;
}

/** What the register at a place holds for this profile. */
export function heldAt<R>(view: View, place: Place<R>): R | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every value at a place was made or decoded by its rule
  return view.register(place) as R | undefined;
}

/** A condition's value, and how long it stands. */
export interface Truth {
  readonly holds: boolean;
  /**
   * The first log time after `at` at whose end the value may differ if nothing more happens: never later than it does.
   * `Infinity` where none is.
   */
  readonly next: EpochMs;
  /** What was looked at; only where it was asked for. */
  readonly seen?: Json;
}

/** What a leaf of a condition is compiled to. */
export interface Leaf {
  readonly registers: readonly number[];
  readonly evaluate: (view: View) => Truth;
  /** What `evaluate` looks at, for explain. */
  readonly look: (view: View) => Json;
  readonly readsActivity?: boolean;
  readonly readsConsent?: boolean;
  readonly readsFirstSeen?: boolean;
}

/** A condition, ready to be asked of any profile. */
export interface CompiledCondition {
  readonly definition: ConditionDefinition;
  evaluate(view: View): Truth;
  /** The same with `seen`: slower, for explain. */
  explain(view: View): Truth;
  /** Places of all registers it reads, those of its parts too. */
  readonly registers: ReadonlySet<number>;
  readonly readsActivity: boolean;
  readonly readsConsent: boolean;
  readonly readsFirstSeen: boolean;
  /** The parts of all, any and not, and the condition of a segment. */
  readonly parts: readonly CompiledCondition[];
}

/** The group "active" comes first. */
export type ScoreGroup = "active" | "passive";

/** One group of a score. */
export interface CompiledGroup {
  readonly group: ScoreGroup;
  /** Place of its register. */
  readonly place: Place<Decayed>;
  /** Tells its points from others', the cap left out. */
  readonly key: string;
  /** `Infinity` where there is none. */
  readonly cap: number;
  readonly entries: readonly PointsEntry[];
  readonly reads: readonly Reads[];
}

/** A score as conditions read it. */
export interface CompiledScore {
  readonly halfLifeMs: Milliseconds;
  readonly groups: readonly CompiledGroup[];
}

/** What conditions are compiled with; one for all conditions of a plan. */
export interface ConditionContext {
  readonly registers: RegisterTable;
  readonly patterns: Patterns;
  /** The condition of a segment. */
  segment(name: string): CompiledCondition;
  score(name: string): CompiledScore;
}

/** How a score, or one group of it, fades. */
export function fadingOf(score: CompiledScore, group?: ScoreGroup): FadingRule {
  const capOf = (name: ScoreGroup): number =>
    score.groups.find((each) => each.group === name)?.cap ?? Infinity;
  return {
    halfLifeMs: score.halfLifeMs,
    firstCap: group === "passive" ? Infinity : capOf("active"),
    secondCap: group === "active" ? Infinity : capOf("passive"),
  };
}
