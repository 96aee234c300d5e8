import type { ConditionDefinition } from "../../condition/index.ts";
import type { Json, JsonObject } from "../../contracts/index.ts";
import { ownValue, parseDuration } from "../../contracts/index.ts";
import type { EventForm } from "../../event/index.ts";
import type { MomentDefinition } from "../../moment/index.ts";
import type { ScoreDefinition } from "../../score/index.ts";
import type { TriggerDefinition } from "../../trigger/definition.ts";
import type { Check } from "../check-context.ts";
import { definitionsOf } from "../check-context.ts";
import type { ProjectDefinition } from "../definition.ts";
import type { Place } from "../place.ts";
import type { ReadDefinition, ReadProject } from "../read-project.ts";
import { contradictoryPath } from "./contradiction.ts";
import { lintEvents } from "./events.ts";
import { lintHabits } from "./habits.ts";
import type { LintScope } from "./scope.ts";
import { lintTrigger } from "./trigger.ts";
import { lintTruth } from "./truth.ts";
import type { SoundTrigger } from "./twins.ts";
import { lintTwins } from "./twins.ts";
import type { MomentSite } from "./walk.ts";
import { conditionsIn, conditionsOfMoment, eventsOfCondition, eventsOfMoment, momentsIn } from "./walk.ts";
import { lintWindowsOfCondition, lintWindowsOfMoment } from "./windows.ts";

const DEFAULT_KEEP_FOR_MS = 400 * 86_400_000;

/** Asks definitions without an error whether they mean anything. */
export function lintProject(read: ReadProject, check: Check): void {
  const scope = scopeOf(read, check);
  const project = settingsOf(read, check);
  const sound: SoundTrigger[] = [];
  for (const [name, definition] of read.triggers) {
    const trigger = triggerIn(definition);
    if (trigger === undefined) continue;
    lintMoment(trigger.when, definition.at.at("when"), scope);
    if (trigger.if !== undefined) lintCondition(trigger.if, definition.at.at("if"), scope, true);
    lintTrigger(trigger, definition.at, project, scope);
    sound.push({ name, trigger, at: definition.at });
  }
  lintTwins(sound, scope);
  for (const definition of read.segments.values()) {
    const condition = conditionIn(definition);
    if (condition !== undefined) lintCondition(condition, definition.at, scope, false);
  }
}

function lintMoment(when: MomentDefinition, at: Place, scope: LintScope): void {
  // Of several moments one may be impossible, and the others come.
  const essential = !("anyOf" in when);
  for (const site of momentsIn(when, at)) {
    lintWindowsOfMoment(site.moment, site.at, scope);
    for (const events of eventsOfMoment(site)) lintEvents(events, scope, essential);
    for (const { condition, at: place } of conditionsOfMoment(site)) {
      lintCondition(condition, place, scope, essential);
    }
    lintKey(site, scope);
  }
}

function lintCondition(
  condition: ConditionDefinition,
  at: Place,
  scope: LintScope,
  essential: boolean,
): void {
  lintTruth(condition, at, scope, essential);
  for (const site of conditionsIn(condition, at)) {
    lintWindowsOfCondition(site.condition, site.at, scope);
    lintHabits(site.condition, site.at, scope);
    for (const events of eventsOfCondition(site)) lintEvents(events, scope, false);
  }
}

/** A start or step whose own tests say that it lacks the value that it needs. */
function lintKey({ moment, at }: MomentSite, { found, patterns }: LintScope): void {
  const by = "by" in moment ? moment.by : undefined;
  if (typeof by !== "string") return;
  for (const { moment: start } of momentsIn(moment, at)) {
    const tests = hasTests(start) ? start.where : undefined;
    if (tests === undefined || contradictoryPath(tests, patterns) !== undefined) continue;
    const own = Object.hasOwn(tests, by) ? tests[by] : undefined;
    if (
      own === undefined ||
      contradictoryPath({ [by]: [own, { exists: true } as const].flat() }, patterns) === undefined
    )
      continue;
    found.error(
      "HEED_RULE_NEVER_HOLDS",
      at.at("by"),
      `expected a value that the event has; its tests say that it has none at ${JSON.stringify(by)}`,
    );
  }
}

function hasTests(moment: MomentDefinition): moment is EventForm {
  return "where" in moment && !("notFollowedBy" in moment);
}

function scopeOf({ scores }: ReadProject, { found, context, project, events }: Check): LintScope {
  const definitions = definitionsOf(project, "scores");
  const notActivity = ownValue(project, "notActivity");
  return {
    found,
    patterns: context.patterns,
    scoreOf(name) {
      const score = ownValue(definitions, name);
      return isSoundScore(score, scores.has(name)) ? score : undefined;
    },
    notActivity: Array.isArray(notActivity) ? notActivity.filter((name) => typeof name === "string") : [],
    events,
    keepForMs: spanAt(project, "keepFor") ?? DEFAULT_KEEP_FOR_MS,
    keepHistoryMs: context.keepHistoryMs ?? Infinity,
  };
}

/** The project's own settings, each only where nothing is wrong with it. */
function settingsOf(read: ReadProject, { project }: Check): ProjectDefinition {
  const sound: Record<string, Json> = {};
  for (const key of read.soundSettings) {
    const value = ownValue(project, key);
    if (value !== undefined) sound[key] = value;
  }
  const triggers: Record<string, TriggerDefinition> = Object.create(null);
  for (const [name, definition] of read.triggers) {
    const trigger = triggerIn(definition);
    if (trigger !== undefined) triggers[name] = trigger;
  }
  return { ...sound, triggers };
}

function spanAt(project: JsonObject, key: string): number | undefined {
  const value = ownValue(project, key);
  return typeof value === "string" ? parseDuration(value) : undefined;
}

function triggerIn({ value, sound }: ReadDefinition): TriggerDefinition | undefined {
  return isSoundTrigger(value, sound) ? value : undefined;
}

function conditionIn({ value, sound }: ReadDefinition): ConditionDefinition | undefined {
  return isSoundCondition(value, sound) ? value : undefined;
}

// What the readers found no error in has the type that they read.
function isSoundTrigger(_: unknown, sound: boolean): _ is TriggerDefinition {
  return sound;
}

function isSoundCondition(_: unknown, sound: boolean): _ is ConditionDefinition {
  return sound;
}

function isSoundScore(_: unknown, sound: boolean): _ is ScoreDefinition {
  return sound;
}
