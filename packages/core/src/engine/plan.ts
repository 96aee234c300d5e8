import type { Duration, EpochMs, Event, EventType, Fault, Milliseconds } from "../contracts/index.ts";
import { HeedError, parseDuration, unknownWord } from "../contracts/index.ts";
import type { ConsentPolicy, Purpose, Purposes } from "../consent/index.ts";
import { faultsOfPolicy, purposesOf } from "../consent/index.ts";
import type { EventPattern, Matches, Path, PatternCompiler, Where } from "../event/index.ts";
import { compileWhere, digest, parsePath, patternKey } from "../event/index.ts";
import type { MomentDefinition } from "../moment/index.ts";
import type { CompiledTemplate, TemplateObject, Trigger } from "../trigger/index.ts";
import { compileTemplate, faultsOfTrigger } from "../trigger/index.ts";
import type { WaitRule } from "./wait.ts";

/** What a plan is made of. */
export interface PlanSources {
  readonly triggers: readonly Trigger[];
  readonly consent: ConsentPolicy;
  /** The regular expressions that `matches` speaks. */
  readonly patterns: PatternCompiler;
  /**
   * How long a deadline waits for events that are late.
   *
   * @defaultValue `"1m"`
   */
  readonly grace?: Duration | "0s";
}

/** Triggers, compiled: what `step` needs, found by event name. */
export interface Plan {
  readonly triggers: readonly PlannedTrigger[];
  /** Name of a trigger → its place. */
  readonly places: ReadonlyMap<string, number>;
  readonly purposes: Purposes;
  /** The purpose that taking in an event needs, if any. */
  readonly collect?: Purpose;
  /** Type and name of an event → what it may mean to triggers, in the triggers' order. */
  readonly reactions: ReadonlyMap<string, readonly Reaction[]>;
}

export interface PlannedTrigger {
  readonly name: string;
  /**
   * Tells one meaning of its moment from another; durations are not part of it. State of another shape is of no use: a wait
   * without a correlation value, say, is ended by no event that has one.
   */
  readonly shape: string;
  readonly purpose: Purpose;
  readonly identified: "require" | "any";
  /** Absent where each event is an instant of its own. */
  readonly wait?: WaitRule;
  readonly correlated: boolean;
  readonly maxAgeMs: Milliseconds;
  readonly expiresMs: Milliseconds;
  readonly send: { readonly as: string; readonly to: readonly string[] };
  readonly payload: CompiledTemplate;
}

/** What one event name means to one trigger. */
export interface Reaction {
  readonly trigger: number;
  readonly starts?: Role;
  readonly cancels: readonly Role[];
}

export interface Role {
  readonly matches: Matches;
  /** Where the correlation value lies; absent where the moment has none, or this event gives none. */
  readonly key?: Path;
}

const DAY_MS: Milliseconds = 86_400_000;

/** The index key of an event. */
export function reactionKey(type: EventType, name: string): string {
  return `${type} ${name}`;
}

/** Compiles triggers, or throws `HEED_CONFIG_INVALID` with every fault of all of them. */
export function compile({ triggers, consent, patterns, grace = "1m" }: PlanSources): Plan {
  const policyFaults = faultsOfPolicy(consent, "consent");
  const purposes: Purposes = policyFaults.length > 0 ? new Map() : purposesOf(consent);
  const faults = [...policyFaults, ...faultsOfGrace(grace), ...faultsOfNames(triggers)];
  for (const { definition } of triggers) faults.push(...faultsOfTrigger(definition, patterns));
  if (policyFaults.length === 0) faults.push(...faultsOfPurposes(triggers, purposes));
  if (faults.length > 0)
    throw new HeedError("HEED_CONFIG_INVALID", "The triggers cannot be compiled", { faults });
  // Of several decisions in one instant the order is the name's; a plan is independent of the order of definition.
  const sorted = triggers.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const graceMs = parseDuration(grace) ?? 0;
  const collect = consent.collect === undefined ? undefined : purposes.get(consent.collect);
  return {
    triggers: sorted.map((trigger) => plannedTrigger(trigger, purposes, graceMs)),
    places: new Map(sorted.map(({ name }, place) => [name, place])),
    purposes,
    ...(collect === undefined ? {} : { collect }),
    reactions: reactionsOf(sorted, patterns),
  };
}

function plannedTrigger(
  { name, definition }: Trigger,
  purposes: Purposes,
  graceMs: Milliseconds,
): PlannedTrigger {
  const { when, identified, maxAge, expires, send } = definition;
  const wait =
    when.moment === "notFollowedBy" ? { spanMs: span(when.for), graceMs, repeat: when.repeat } : undefined;
  return {
    name,
    shape: shapeOf(when),
    purpose: known(purposes.get(definition.purpose)),
    identified,
    ...(wait === undefined ? {} : { wait }),
    correlated: when.by !== undefined,
    maxAgeMs: maxAge === undefined ? Math.max(DAY_MS, 2 * (wait?.spanMs ?? 0)) : span(maxAge),
    expiresMs: span(expires),
    send: { as: send.as, to: send.to },
    payload: payloadOf(send.payload),
  };
}

function reactionsOf(
  triggers: readonly Trigger[],
  patterns: PatternCompiler,
): ReadonlyMap<string, readonly Reaction[]> {
  const shared = sharedMatchers(patterns);
  const reactions = new Map<string, Reaction[]>();
  for (const [trigger, { definition }] of triggers.entries()) {
    const cancels = definition.when.moment === "notFollowedBy" ? definition.when.cancels : [];
    for (const key of new Set(
      [definition.when.event, ...cancels].map(({ type, name }) => reactionKey(type, name)),
    )) {
      const roleOf = (pattern: EventPattern): Role => ({
        matches: shared(pattern),
        ...keyOf(definition.when, pattern.name),
      });
      const means = (pattern: EventPattern): boolean => reactionKey(pattern.type, pattern.name) === key;
      const list = reactions.get(key) ?? [];
      reactions.set(key, list);
      list.push({
        trigger,
        ...(means(definition.when.event) ? { starts: roleOf(definition.when.event) } : {}),
        cancels: cancels.filter(means).map(roleOf),
      });
    }
  }
  return reactions;
}

/** Equal patterns become one function that remembers its answer for the event it saw last. */
function sharedMatchers(patterns: PatternCompiler): (pattern: EventPattern) => Matches {
  const byKey = new Map<string, Matches>();
  return (pattern) => {
    if (pattern.where === undefined) return () => true;
    const key = patternKey(pattern);
    const matches = byKey.get(key) ?? rememberingLast(matcherOf(pattern.where, patterns));
    byKey.set(key, matches);
    return matches;
  };
}

function rememberingLast(matches: Matches): Matches {
  let last: Event | undefined;
  let answer = false;
  return (event) => {
    if (event !== last) [last, answer] = [event, matches(event)];
    return answer;
  };
}

function keyOf({ by }: MomentDefinition, name: string): { readonly key?: Path } {
  const text =
    typeof by === "string" ? by : by !== undefined && Object.hasOwn(by, name) ? by[name] : undefined;
  const key = text === undefined ? undefined : parsePath(text);
  return key === undefined ? {} : { key };
}

function faultsOfNames(triggers: readonly Trigger[]): readonly Fault[] {
  const names = triggers.map(({ name }) => name);
  return names
    .filter((name, i) => names.indexOf(name) !== i)
    .map((name) => ({
      at: `triggers.${name}`,
      message: "expected every trigger to have a name of its own; came two of this one",
    }));
}

function faultsOfGrace(grace: string): readonly Fault[] {
  return parseDuration(grace) === undefined
    ? [{ at: "grace", message: `expected elapsed time such as "1m"; came ${JSON.stringify(grace)}` }]
    : [];
}

/** A trigger may only be sent for a purpose of the consent policy. */
function faultsOfPurposes(triggers: readonly Trigger[], purposes: Purposes): readonly Fault[] {
  return triggers
    .filter(({ definition }) => !purposes.has(definition.purpose))
    .map(({ name, definition }) => ({
      at: `triggers.${name}.purpose`,
      message: unknownWord(definition.purpose, [...purposes.keys()]),
    }));
}

function span(duration: Duration): Milliseconds {
  return known(parseDuration(duration));
}

function shapeOf(when: MomentDefinition): string {
  const { moment, event, by = "" } = when;
  const cancels =
    when.moment === "notFollowedBy" ? [when.repeat, ...when.cancels.map(patternKey).toSorted()] : [];
  return digest([moment, patternKey(event), JSON.stringify(by), ...cancels]).slice(0, 8);
}

/** What the checks above have already shown to be there. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError("a trigger was compiled without having been checked");
  return value;
}

/** The same for what was compiled on trial before. */
function matcherOf(where: Where, patterns: PatternCompiler): Matches {
  const result = compileWhere(where, patterns);
  return known(typeof result === "function" ? result : undefined);
}

function payloadOf(template: TemplateObject): CompiledTemplate {
  const result = compileTemplate(template);
  return known("render" in result ? result : undefined);
}

/** When each trigger of a plan was first deployed, in the order of the plan: what came before begins no wait. */
export type Since = readonly EpochMs[];

/**
 * What is deployed, as a store remembers it: a trigger whose moment gets another shape is deployed anew. It has forgotten
 * what its former self had seen, so what came before begins no wait.
 */
export function deploymentOf({ name, shape }: PlannedTrigger): string {
  return `${name} ${shape}`;
}
