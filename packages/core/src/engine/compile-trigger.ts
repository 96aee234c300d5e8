import type { Arms, CompiledCondition, ConditionContext, Patterns } from "../condition/index.ts";
import { compileCondition } from "../condition/index.ts";
import type { Purposes } from "../consent/index.ts";
import type { Duration, Json, Milliseconds } from "../contracts/index.ts";
import { parseDuration } from "../contracts/index.ts";
import type { EventNamings, EventPattern, Where } from "../event/index.ts";
import { parsePath, patternKey, patternsOf, shortDigest } from "../event/index.ts";
import { isHeldOut } from "../experiment/index.ts";
import { compileAgain } from "../limits/index.ts";
import type { Correlation, MomentDefinition, SequenceDefinition, StepDefinition } from "../moment/index.ts";
import type { ProjectDefinition } from "../project/index.ts";
import type { TriggerDefinition } from "../trigger/index.ts";
import type { Following } from "./following.ts";
import { payloadOf } from "./payload-of.ts";
import type { PlannedTrigger, Role, SourcePlan } from "./plan.ts";
import type { SequenceRule, StepRule } from "./sequence.ts";
import type { WaitRule } from "./wait.ts";

/** What triggers are compiled with. */
export interface TriggerContext extends ConditionContext {
  readonly project: ProjectDefinition;
  readonly purposes: Purposes;
  readonly patterns: Patterns;
  /** Name of a trigger → its place. */
  readonly places: ReadonlyMap<string, number>;
  readonly following: Following;
}

const DAY_MS: Milliseconds = 86_400_000;
const RETURN_AFTER_MS: Milliseconds = 1_800_000;
const MAX_KEYS = 4;

/** A trigger that has been checked and whose arms are chosen. */
export function compileTrigger(
  name: string,
  definition: TriggerDefinition,
  context: TriggerContext,
): PlannedTrigger {
  if (definition.state === "draft") return draftOf(name, definition, context);
  const { when, send, experiment } = definition;
  const { source, wait, cancels } = partsOf(when, context);
  const members = "anyOf" in source ? source.anyOf : [source];
  const about = experiment === undefined ? undefined : context.project.experiments?.[experiment];
  const sources = members.map((member) => compileSource(member, correlationOf(when), context));
  return {
    name,
    place: known(context.places.get(name)),
    definition,
    shape: shapeOf(
      source,
      wait?.repeat,
      correlationOf(when),
      sources.map((each) => turnKey(each, context)),
    ),
    cancelShape: cancels.length === 0 ? "" : cancelShapeOf(cancels, when),
    state: definition.state ?? "live",
    whilePaused: definition.whilePaused ?? "hold",
    purpose: known(context.purposes.get(definition.purpose)),
    identified: definition.identified ?? "hold",
    priority: definition.priority ?? 0,
    ...(definition.if === undefined ? {} : { condition: compileCondition(definition.if, context) }),
    again: compileAgain(definition.again),
    isHeldOut: (bucket) =>
      experiment !== undefined && about !== undefined && isHeldOut(experiment, about, bucket),
    expiresMs: span(definition.expires ?? "24h"),
    maxAgeMs:
      definition.maxAge === undefined ? Math.max(DAY_MS, 2 * (wait?.spanMs ?? 0)) : span(definition.maxAge),
    maxKeys: definition.maxKeys ?? MAX_KEYS,
    backfill: definition.backfill === "fire",
    onUpgrade: definition.onUpgrade ?? "finish",
    sources,
    ...(wait === undefined ? {} : { wait }),
    cancels,
    correlated: context.following.correlated.has(name),
    followers: followersOf(name, context),
    send: { as: send.as, to: send.to },
    payload: payloadOf(send.properties ?? {}),
    remembers: known(context.following.remembered.get(name)),
  };
}

/** A draft sees and decides nothing, and nothing is remembered for it. */
function draftOf(name: string, definition: TriggerDefinition, context: TriggerContext): PlannedTrigger {
  const { send, purpose } = definition;
  return {
    name,
    place: known(context.places.get(name)),
    definition,
    shape: "draft",
    cancelShape: "draft",
    state: "draft",
    whilePaused: "hold",
    purpose: known(context.purposes.get(purpose)),
    identified: "hold",
    priority: 0,
    again: {},
    isHeldOut: () => false,
    expiresMs: 0,
    maxAgeMs: 0,
    maxKeys: MAX_KEYS,
    backfill: false,
    onUpgrade: "finish",
    sources: [],
    cancels: [],
    correlated: false,
    followers: [],
    send: { as: send.as, to: send.to },
    payload: payloadOf({}),
    remembers: new Map(),
  };
}

interface Parts {
  /** What makes instants, or begins the wait. */
  readonly source: MomentDefinition;
  readonly wait?: WaitRule;
  readonly cancels: readonly Role[];
}

function partsOf(when: MomentDefinition, context: TriggerContext): Parts {
  if (!("notFollowedBy" in when)) return { source: when, cancels: [] };
  const { notFollowedBy, where, after, repeat = "restart", by } = when;
  const wait = { spanMs: span(when.for), graceMs: span(context.project.grace ?? "1m"), repeat };
  return { source: after, wait, cancels: rolesOf(notFollowedBy, where, by, context) };
}

function compileSource(
  moment: MomentDefinition,
  by: Correlation | undefined,
  context: TriggerContext,
): SourcePlan {
  if ("sequence" in moment) return { kind: "sequence", rule: sequenceOf(moment, by, context) };
  if ("becomes" in moment) {
    const condition = compileCondition(moment.becomes, context);
    return { kind: "turn", condition, to: true, forMs: moment.for === undefined ? 0 : span(moment.for) };
  }
  if ("entered" in moment)
    return { kind: "turn", condition: context.segment(moment.entered), to: true, forMs: 0 };
  if ("left" in moment) return { kind: "turn", condition: context.segment(moment.left), to: false, forMs: 0 };
  if ("firstSeen" in moment) return { kind: "firstSeen" };
  if ("returned" in moment) return { kind: "returned", afterMs: returnAfter(moment.returned) };
  if ("fired" in moment) return { kind: "fired", trigger: known(context.places.get(moment.fired)) };
  if ("notFollowedBy" in moment || "anyOf" in moment)
    throw new TypeError("a moment was compiled without having been checked");
  const { if: condition, by: _, ...form } = moment;
  const [role] = rolesOf(form, undefined, by, context);
  return {
    kind: "event",
    role: known(role),
    ...(condition === undefined ? {} : { condition: compileCondition(condition, context) }),
  };
}

function sequenceOf(
  { sequence, within, unless = [] }: SequenceDefinition,
  by: Correlation | undefined,
  context: TriggerContext,
): SequenceRule {
  return {
    steps: sequence.map((step) => stepOf(step, by, context)),
    ...(within === undefined ? {} : { withinMs: span(within) }),
    unless: rolesOf(unless, undefined, by, context),
  };
}

function stepOf(step: StepDefinition, by: Correlation | undefined, context: TriggerContext): StepRule {
  const within = step.within === undefined ? {} : { withinMs: span(step.within) };
  if ("returned" in step) return { on: { afterMs: returnAfter(step.returned) }, ...within };
  const { if: condition, within: _, ...form } = step;
  const [role] = rolesOf(form, undefined, by, context);
  const on = {
    role: known(role),
    ...(condition === undefined ? {} : { condition: compileCondition(condition, context) }),
  };
  return { on, ...within };
}

function rolesOf(
  namings: EventNamings,
  where: Where | undefined,
  by: Correlation | undefined,
  { patterns }: TriggerContext,
): readonly Role[] {
  return patternsOf(namings, where).map((pattern) => ({
    pattern,
    matches: patterns.means(pattern),
    ...keyOf(pattern, by),
  }));
}

function keyOf({ name }: EventPattern, by: Correlation | undefined): Pick<Role, "key" | "keys"> {
  if (by === undefined) return {};
  if (typeof by !== "string" && name === undefined)
    return { keys: new Map(Object.entries(by).map(([event, path]) => [event, known(parsePath(path))])) };
  const text = typeof by === "string" ? by : Object.hasOwn(by, name ?? "") ? by[name ?? ""] : undefined;
  const key = text === undefined ? undefined : parsePath(text);
  return key === undefined ? {} : { key };
}

/** Only the outermost moment has one. */
function correlationOf(when: MomentDefinition): Correlation | undefined {
  return "by" in when ? when.by : undefined;
}

/** Places of the triggers that begin with this one's fires. */
function followersOf(name: string, { following, places }: TriggerContext): readonly number[] {
  const followers = following.followers.get(name) ?? [];
  return followers.map((follower) => known(places.get(follower))).toSorted((a, b) => a - b);
}

/** Tells one meaning from another: all of its definition but what only moves a deadline. */
function shapeOf(...parts: readonly unknown[]): string {
  const text = JSON.stringify(parts, (key, value: unknown) => (key === "for" ? undefined : value));
  return shortDigest([text], 6);
}

function cancelShapeOf(cancels: readonly Role[], when: MomentDefinition): string {
  return shapeOf(
    [...new Set(cancels.map(({ pattern }) => patternKey(pattern)))].toSorted(),
    correlationOf(when),
  );
}

/** A condition means something else where what it reads does: the segments in it, the points of its scores. */
function turnKey(source: SourcePlan, { registers }: TriggerContext): Json {
  if (source.kind !== "turn") return null;
  const read = [...source.condition.registers].map((place) => registers.rules[place]?.id ?? "");
  return [source.to, read.toSorted(), definitionsIn(source.condition)];
}

function definitionsIn({ definition, parts }: CompiledCondition): Json {
  return [JSON.stringify(definition), ...parts.map(definitionsIn)];
}

function returnAfter(after: Arms<Duration> | true): Milliseconds {
  return after === true ? RETURN_AFTER_MS : span(after);
}

function span(duration: Arms<Duration>): Milliseconds {
  return known(typeof duration === "string" ? parseDuration(duration) : undefined);
}

/** What the check has shown to be there. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError("a trigger was compiled without having been checked");
  return value;
}
