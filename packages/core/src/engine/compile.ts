import type { CompiledCondition, ConditionContext } from "../condition/index.ts";
import { compileCondition, Patterns, RegisterTable } from "../condition/index.ts";
import { purposesOf } from "../consent/index.ts";
import type { Fault, Milliseconds } from "../contracts/index.ts";
import { HeedError, isJsonObject, parseDuration } from "../contracts/index.ts";
import type { PatternCompiler } from "../event/index.ts";
import { shortDigest } from "../event/index.ts";
import { armOf, experimentsIn, forArm } from "../experiment/index.ts";
import { compileFact } from "../fact/index.ts";
import type { Zones } from "../limits/index.ts";
import { compileCaps, compileQuietHours } from "../limits/index.ts";
import type { ProjectDefinition } from "../project/index.ts";
import { checkProject } from "../project/index.ts";
import type { ScoreWithLedger } from "../score/index.ts";
import { compileScore } from "../score/index.ts";
import type { TriggerDefinition } from "../trigger/index.ts";
import type { TriggerContext } from "./compile-trigger.ts";
import { compileTrigger } from "./compile-trigger.ts";
import { followingIn } from "./following.ts";
import type { Plan, PlannedTrigger, TriggerPlan } from "./plan.ts";
import { reactionsOf } from "./reactions.ts";
import { stateKeys } from "./state-keys.ts";
import { turnConditions } from "./touching.ts";

/** What a plan is made of. */
export interface PlanSources {
  readonly project: ProjectDefinition;
  /** The regular expressions that `matches` speaks. */
  readonly patterns: PatternCompiler;
  /** The time zones of people. */
  readonly zones: Zones;
}

const DAY_MS: Milliseconds = 86_400_000;

/** Compiles a project, or throws `HEED_CONFIG_INVALID` with every fault of it. */
export function compile({ project, patterns: regular, zones }: PlanSources): Plan {
  const faults = checkProject(project, { patterns: regular, zones })
    .filter(({ severity }) => severity === "error")
    .map(({ at, message }): Fault => ({ at, message }));
  if (faults.length > 0)
    throw new HeedError("HEED_CONFIG_INVALID", "The project cannot be compiled", { faults });
  const notActivity = new Set(project.notActivity);
  const patterns = new Patterns(regular, notActivity);
  const registers = new RegisterTable();
  const scores = compiledScores(project, registers, patterns);
  const segments = new Map<string, CompiledCondition>();
  const context: ConditionContext = {
    registers,
    patterns,
    score: (name) => known(scores.get(name)),
    segment: (name) => {
      const compiled = segments.get(name) ?? compileCondition(known(project.segments?.[name]), context);
      segments.set(name, compiled);
      return compiled;
    },
  };
  for (const name of Object.keys(project.segments ?? {})) context.segment(name);
  const purposes = purposesOf(project.consent ?? { purposes: {} });
  const triggers = compiledTriggers(project, { ...context, purposes, patterns });
  const facts = Object.entries(project.facts ?? {}).map(([name, fact]) =>
    compileFact(name, fact, regular, notActivity),
  );
  const collect = project.consent?.collect === undefined ? undefined : purposes.get(project.consent.collect);
  return {
    id: shortDigest([canonical(project)], 10),
    triggers,
    places: new Map(triggers.map(({ name, place }) => [name, place])),
    purposes,
    ...(collect === undefined ? {} : { collect }),
    registers: registers.rules,
    keys: stateKeys(registers.rules, facts, triggers),
    facts,
    scores,
    segments,
    caps: compileCaps(project.caps),
    ...(project.quietHours === undefined ? {} : { quietHours: compileQuietHours(project.quietHours) }),
    zones,
    zone: project.zone ?? "UTC",
    keepForMs: span(project.keepFor ?? "400d"),
    reactions: reactionsOf(registers, facts, triggers, notActivity),
    atFirst: placesWhere(triggers, (trigger) => mayTurnUntouched(trigger)),
    onFirstSeen: placesWhere(triggers, (trigger) =>
      turnConditions(trigger).some(({ readsFirstSeen }) => readsFirstSeen),
    ),
    onConsent: placesWhere(triggers, (trigger) =>
      turnConditions(trigger).some(({ readsConsent }) => readsConsent),
    ),
  };
}

/** One text per meaning, in whatever order the words are written. */
function canonical(project: ProjectDefinition): string {
  return JSON.stringify(project, (_, value: unknown) =>
    isJsonObject(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function compiledScores(
  { scores = {} }: ProjectDefinition,
  registers: RegisterTable,
  patterns: Patterns,
): ReadonlyMap<string, ScoreWithLedger> {
  return new Map(
    Object.entries(scores).map(([name, score]) => [name, compileScore(score, { registers, patterns })]),
  );
}

/** In the order of their names, so that a plan is independent of the order of definition. */
function compiledTriggers(
  project: ProjectDefinition,
  context: Omit<TriggerContext, "places" | "project" | "following">,
): readonly TriggerPlan[] {
  const entries = Object.entries(project.triggers ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const places = new Map(entries.map(([name], place) => [name, place]));
  const following = followingIn(project.triggers ?? {});
  return entries.map(([name, definition]) =>
    compiledForms(name, definition, { ...context, places, project, following }),
  );
}

/** One form for each arm of the trigger's experiment. */
function compiledForms(name: string, definition: TriggerDefinition, context: TriggerContext): TriggerPlan {
  const place = known(context.places.get(name));
  const [experiment = definition.experiment] = experimentsIn(definition);
  const about = experiment === undefined ? undefined : context.project.experiments?.[experiment];
  if (experiment === undefined || about === undefined) {
    const form = compileTrigger(name, definition, context);
    return { name, place, forms: [form], formOf: () => form };
  }
  const arms = Object.keys(about.arms);
  const forms = new Map(
    arms.map((arm) => {
      const chosen = { ...forArm(definition, experiment, arm), experiment };
      return [arm, compileTrigger(name, chosen, context)];
    }),
  );
  return {
    name,
    place,
    forms: [...forms.values()],
    formOf: (bucket) => known(forms.get(armOf(experiment, about, bucket))),
    armOf: (bucket) => ({ experiment, arm: armOf(experiment, about, bucket) }),
  };
}

/**
 * Whether a profile's first event may turn a condition of the trigger though it is none of those that the condition reads:
 * asked of a profile of which nothing but that it was seen is known.
 */
function mayTurnUntouched(trigger: PlannedTrigger): boolean {
  const at = 1_000 * DAY_MS;
  const seen = { at, firstSeenAt: at, firstActivityAt: at, lastActivityAt: at };
  const nothing = { register: () => undefined, watchedSince: () => 0, permitted: () => false };
  return turnConditions(trigger).some((condition) => {
    const { holds, next } = condition.evaluate({ ...seen, ...nothing });
    return holds || next !== Infinity || condition.readsConsent;
  });
}

function placesWhere(
  triggers: readonly TriggerPlan[],
  holds: (trigger: PlannedTrigger) => boolean,
): readonly number[] {
  return triggers.filter(({ forms }) => forms.some(holds)).map(({ place }) => place);
}

function span(duration: string): Milliseconds {
  return known(parseDuration(duration));
}

/** What the check has shown to be there. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError("a project was compiled without having been checked");
  return value;
}
