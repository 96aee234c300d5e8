import type { CompiledCondition, RegisterRule } from "../condition/index.ts";
import type { Purpose, Purposes } from "../consent/index.ts";
import type { EpochMs, Event, EventType, Milliseconds } from "../contracts/index.ts";
import type { EventPattern, Matches, Path } from "../event/index.ts";
import type { Fact } from "../fact/index.ts";
import type { Again, Cap, QuietHours, Zones } from "../limits/index.ts";
import type { ScoreWithLedger } from "../score/index.ts";
import type { CompiledTemplate, TriggerDefinition } from "../trigger/index.ts";
import type { SequenceRule } from "./sequence.ts";
import type { StateKeys } from "./state-keys.ts";
import type { WaitRule } from "./wait.ts";

/** A project, compiled: what `step` needs, found by the event that may matter to it. */
export interface Plan {
  /** Tells one plan from another: states written under another one are adopted at their next record. */
  readonly id: string;
  readonly triggers: readonly TriggerPlan[];
  /** Name of a trigger → its place. */
  readonly places: ReadonlyMap<string, number>;
  readonly purposes: Purposes;
  /** The purpose that taking in an event needs, if any. */
  readonly collect?: Purpose;
  readonly registers: readonly RegisterRule<unknown>[];
  /** By what written states name the parts of the plan. */
  readonly keys: StateKeys;
  readonly facts: readonly Fact[];
  readonly scores: ReadonlyMap<string, ScoreWithLedger>;
  readonly segments: ReadonlyMap<string, CompiledCondition>;
  readonly caps: readonly Cap[];
  readonly quietHours?: QuietHours;
  readonly zones: Zones;
  /** Zone of people who told none. */
  readonly zone: string;
  readonly keepForMs: Milliseconds;
  /** Type and name of an event → what it may mean. */
  readonly reactions: Reactions;
  /** Places of the triggers that the first event of a profile may turn, though they name no event that it is. */
  readonly atFirst: readonly number[];
  /** Places of the triggers whose moment asks since when a profile has been seen. */
  readonly onFirstSeen: readonly number[];
  /** Places of the triggers whose moment asks what the person allows. */
  readonly onConsent: readonly number[];
}

/** One trigger, in the form that a profile's arm of its experiment gives it. */
export interface TriggerPlan {
  readonly name: string;
  readonly place: number;
  /** The forms of all arms; one where it belongs to no experiment. */
  readonly forms: readonly PlannedTrigger[];
  /** Which of them a profile's bucket gets. */
  readonly formOf: (bucket: number) => PlannedTrigger;
  /** The arm that this is the form of; absent where the trigger belongs to no experiment. */
  readonly armOf?: (bucket: number) => { readonly experiment: string; readonly arm: string };
}

/** A trigger with all its values known. */
export interface PlannedTrigger {
  readonly name: string;
  readonly place: number;
  /** As it was written, the values of its arm chosen. */
  readonly definition: TriggerDefinition;
  /** Tells one meaning of what begins its instants from another; durations that only move a deadline are not part of it. */
  readonly shape: string;
  /** The same of what ends its wait. */
  readonly cancelShape: string;
  readonly state: "draft" | "shadow" | "live" | "paused";
  readonly whilePaused: "hold" | "drop";
  readonly purpose: Purpose;
  readonly identified: "hold" | "require" | "any";
  readonly priority: number;
  readonly condition?: CompiledCondition;
  readonly again: Again;
  readonly isHeldOut: (bucket: number) => boolean;
  readonly expiresMs: Milliseconds;
  readonly maxAgeMs: Milliseconds;
  readonly maxKeys: number;
  readonly backfill: boolean;
  readonly onUpgrade: "finish" | "adopt" | "drop";
  /** One, or several under `anyOf`. */
  readonly sources: readonly SourcePlan[];
  /** Absent where each instant of the source is the trigger's own. */
  readonly wait?: WaitRule;
  readonly cancels: readonly Role[];
  /** True where each correlation value has an instant of its own. */
  readonly correlated: boolean;
  /** Places of the triggers that follow its fires. */
  readonly followers: readonly number[];
  readonly send: { readonly as: string; readonly to: readonly string[] };
  readonly payload: CompiledTemplate;
  /** The paths that are kept of the events of an instant. */
  readonly remembers: ReadonlyMap<string, Path>;
}

/** What makes instants. */
export type SourcePlan =
  | { readonly kind: "event"; readonly role: Role; readonly condition?: CompiledCondition }
  | { readonly kind: "sequence"; readonly rule: SequenceRule }
  | {
      readonly kind: "turn";
      readonly condition: CompiledCondition;
      /** Which turn counts. */
      readonly to: boolean;
      /** How long it must have stayed so; 0: at once. */
      readonly forMs: Milliseconds;
    }
  | { readonly kind: "firstSeen" }
  | { readonly kind: "returned"; readonly afterMs: Milliseconds }
  | { readonly kind: "fired"; readonly trigger: number };

/** One kind of event in one part of a moment. */
export interface Role {
  readonly pattern: EventPattern;
  /** True where an event is of this kind: type, name and properties. */
  readonly matches: Matches;
  /** Where the correlation value lies; absent where the moment has none, or this event gives none. */
  readonly key?: Path;
  /** The same for a kind of event that has no name: by the name of the event. */
  readonly keys?: ReadonlyMap<string, Path>;
}

/** What one type and name of event may mean. */
export interface Reaction {
  readonly registers: readonly { readonly place: number; readonly matches: Matches }[];
  readonly facts: readonly { readonly place: number; readonly matches: Matches }[];
  /** Places of triggers, in order. */
  readonly triggers: readonly number[];
  readonly isActivity: boolean;
}

/** Reactions by type and name; what no name is known for reacts as its type does. */
export class Reactions {
  readonly #named: ReadonlyMap<EventType, ReadonlyMap<string, Reaction>>;
  readonly #unnamed: ReadonlyMap<EventType, Reaction>;

  constructor(
    named: ReadonlyMap<EventType, ReadonlyMap<string, Reaction>>,
    unnamed: ReadonlyMap<EventType, Reaction>,
  ) {
    this.#named = named;
    this.#unnamed = unnamed;
  }

  of({ type, name }: Pick<Event, "type" | "name">): Reaction {
    return this.#named.get(type)?.get(name) ?? this.#unnamed.get(type) ?? NO_REACTION;
  }
}

const NO_REACTION: Reaction = { registers: [], facts: [], triggers: [], isActivity: false };

/** What a store knows about the plan's parts: since when each is deployed, in log time. */
export interface Deployment {
  /** By place of the trigger. What came before begins nothing. */
  readonly triggers: readonly EpochMs[];
  /** By place of the register. */
  readonly registers: readonly EpochMs[];
}

/** Everything deployed at one instant. */
export function deployedAt(plan: Plan, at: EpochMs): Deployment {
  return { triggers: plan.triggers.map(() => at), registers: plan.registers.map(() => at) };
}

/** What is deployed, as a store remembers it: triggers by name and shape, then the ids of registers. */
export function deployableNames(plan: Plan): readonly string[] {
  return [...plan.triggers.map(triggerKey), ...plan.registers.map(({ id }) => registerKey(id))];
}

/** The plan's deployment, from what a store remembers. */
export function deploymentOf(plan: Plan, since: ReadonlyMap<string, EpochMs>): Deployment {
  return {
    triggers: plan.triggers.map((trigger) => since.get(triggerKey(trigger)) ?? 0),
    registers: plan.registers.map(({ id }) => since.get(registerKey(id)) ?? 0),
  };
}

/** A trigger whose start or cancels get another meaning is deployed anew: what it has forgotten begins nothing. */
function triggerKey({ name, forms }: TriggerPlan): string {
  const shapes = new Set(forms.map(({ shape, cancelShape }) => `${shape} ${cancelShape}`));
  return ["trigger", name, ...shapes].join(" ");
}

function registerKey(id: string): string {
  return `register ${id}`;
}
