import type { Arms, Condition } from "../condition/index.ts";
import { definitionOf } from "../condition/index.ts";
import type { Duration } from "../contracts/index.ts";
import { isJsonObject } from "../contracts/index.ts";
import type { EventForm, EventNaming, EventNamings, Names, Where } from "../event/index.ts";
import {
  bothOf,
  demandListedForm,
  demandWords,
  described,
  namingOf,
  namingsOf,
  plain,
  wrongArgument,
} from "../event/index.ts";
import type {
  Correlation,
  EventMomentDefinition,
  MomentDefinition,
  Repeat,
  SequenceDefinition,
  StepDefinition,
  WaitDefinition,
} from "./definition.ts";

// The builders as they run: the types of names, paths and evidence are a caller's, and gone here.

/** Any moment. */
export interface Built {
  readonly definition: MomentDefinition;
}

/** What `.by` may end. */
export interface BuiltCorrelatable extends Built {
  readonly by: (correlation: Correlation) => Built;
}

/** What a wait may follow. */
export interface BuiltStart<After extends Built> extends Built {
  readonly notFollowedBy: (events: unknown, options: AnyWait) => After;
}

export interface BuiltChain extends BuiltCorrelatable, BuiltStart<BuiltCorrelatable> {
  readonly followedBy: (event: unknown, options: AnyStep) => BuiltChain;
  readonly unless: (events: unknown, options?: AnyWhere) => BuiltCorrelatable & BuiltStart<BuiltCorrelatable>;
}

export interface AnyWhere {
  readonly where?: Where;
}

export interface AnyEvent extends AnyWhere {
  readonly if?: Condition;
}

export interface AnyStep extends AnyEvent {
  readonly within: Arms<Duration>;
}

export interface AnyWait extends AnyWhere {
  readonly for: Arms<Duration>;
  readonly repeat?: Repeat;
}

const STEP: readonly string[] = ["where", "if", "within"];
const WAIT: readonly string[] = ["where", "for", "repeat"];

/** An event with what may follow it. */
export function builtEvent(
  at: string,
  form: EventForm,
  options: AnyEvent,
  names: Names,
): { readonly definition: EventMomentDefinition } & Omit<BuiltChain, "definition" | "unless"> {
  demandWords(at, options, ["where", "if"]);
  demandListedForm(at, form, names);
  const definition = plain<EventMomentDefinition>(at, {
    ...form,
    where: options.where,
    if: options.if === undefined ? undefined : definitionOf(`${at}.if`, options.if),
  });
  return {
    ...correlatable(definition),
    ...start(at, definition, names),
    definition,
    followedBy: (next, step) => chain([definition, nextStep(`${at}.followedBy`, next, step, names)], names),
  };
}

/** A return with what may follow it. */
export function builtReturn(
  at: string,
  after: Arms<Duration> | true,
  names: Names,
): { readonly definition: { readonly returned: Arms<Duration> | true } } & BuiltStart<Built> &
  Pick<BuiltChain, "followedBy"> {
  const definition = plain<{ readonly returned: Arms<Duration> | true }>(at, { returned: after });
  return {
    ...uncorrelated(at, definition, names),
    definition,
    followedBy: (next, step) => chain([definition, nextStep(`${at}.followedBy`, next, step, names)], names),
  };
}

/** A moment without a key of its own: a wait may follow it, `.by` may not. */
export function uncorrelated(at: string, moment: MomentDefinition, names: Names): BuiltStart<Built> {
  const definition = plain<MomentDefinition>(at, moment);
  return {
    definition,
    notFollowedBy: (events, options) => ({ definition: wait(at, definition, events, options, names) }),
  };
}

/** Steps that were listed at once, with what may follow. */
export function builtSequence(
  steps: readonly unknown[],
  options: { readonly within: Arms<Duration> },
  names: Names,
): Omit<BuiltChain, "followedBy"> {
  const at = "sequence(…)";
  if (!Array.isArray(steps) || steps.length < 2)
    throw wrongArgument(
      at,
      `expected a list of two steps or more; came ${Array.isArray(steps) ? steps.length : described(steps)}`,
    );
  demandWords(at, options, ["within"]);
  const definition = plain<SequenceDefinition>(at, {
    sequence: steps.map((each, i) => stepOf(`${at}[${i}]`, each, names)),
    within: options.within,
  });
  return guarded(definition, names);
}

function chain(steps: readonly StepDefinition[], names: Names): BuiltChain {
  const definition: SequenceDefinition = { sequence: steps };
  return {
    ...guarded(definition, names),
    followedBy: (next, options) => chain([...steps, nextStep("followedBy", next, options, names)], names),
  };
}

function guarded(definition: SequenceDefinition, names: Names): Omit<BuiltChain, "followedBy"> {
  return {
    ...complete(definition, names),
    unless(events, options = {}) {
      demandWords("unless", options, ["where"]);
      const unless = withWhere(namingsOf("unless", events, names), options.where);
      return complete(plain<SequenceDefinition>("unless", { ...definition, unless }), names);
    },
  };
}

function complete(
  definition: SequenceDefinition,
  names: Names,
): BuiltCorrelatable & BuiltStart<BuiltCorrelatable> {
  return {
    ...(definition.sequence.some((step) => "returned" in step)
      ? { definition, by: refuseReturn }
      : correlatable(definition)),
    ...start("sequence", definition, names),
  };
}

function nextStep(at: string, next: unknown, options: AnyStep, names: Names): StepDefinition {
  demandWords(at, options, STEP);
  const step = stepOf(at, next, names);
  if ("returned" in step) {
    if (options.where !== undefined || options.if !== undefined)
      throw wrongArgument(at, "expected only `within` beside returned(); came `where` or `if`");
    return plain<StepDefinition>(at, { ...step, within: options.within });
  }
  if (options.if !== undefined && step.if !== undefined)
    throw wrongArgument(
      `${at}.if`,
      "expected one condition; came one on the event and one beside it: combine them with all(…)",
    );
  return plain<StepDefinition>(at, {
    ...step,
    where: bothOf(step.where, options.where),
    if: options.if === undefined ? step.if : definitionOf(`${at}.if`, options.if),
    within: options.within,
  });
}

/** A step: an event, with its `if`, or a return; neither with a `by` of its own. */
function stepOf(at: string, candidate: unknown, names: Names): StepDefinition {
  if (Array.isArray(candidate)) throw wrongArgument(at, "expected one event as a step; came a list");
  const definition: unknown = isJsonObject(candidate) ? candidate["definition"] : undefined;
  if (isReturn(definition)) return definition;
  if (isJsonObject(definition) && "sequence" in definition)
    throw wrongArgument(at, "expected one event as a step; came a sequence: chain its steps with followedBy");
  const { if: asked, ...form } = isJsonObject(definition) ? definition : {};
  const naming = namingOf(at, isJsonObject(definition) ? { definition: form } : candidate, names);
  const event: EventForm = typeof naming === "string" ? { event: naming } : naming;
  return asked === undefined ? event : { ...event, if: definitionOf(`${at}.if`, { definition: asked }) };
}

function isReturn(definition: unknown): definition is { readonly returned: Arms<Duration> | true } {
  return isJsonObject(definition) && Object.hasOwn(definition, "returned");
}

function start(at: string, definition: MomentDefinition, names: Names): BuiltStart<BuiltCorrelatable> {
  const returns = "sequence" in definition && definition.sequence.some((step) => "returned" in step);
  return {
    definition,
    notFollowedBy(events, options) {
      const waiting = wait(at, definition, events, options, names);
      return returns ? { definition: waiting, by: refuseReturn } : correlatable(waiting);
    },
  };
}

function wait(
  at: string,
  after: MomentDefinition,
  events: unknown,
  options: AnyWait,
  names: Names,
): WaitDefinition {
  const place = `${at}.notFollowedBy`;
  demandWords(place, options, WAIT);
  return plain<WaitDefinition>(place, {
    notFollowedBy: namingsOf(place, events, names),
    where: options.where,
    after,
    for: options.for,
    repeat: options.repeat,
  });
}

function correlatable(
  definition: EventMomentDefinition | SequenceDefinition | WaitDefinition,
): BuiltCorrelatable {
  return {
    definition,
    by(correlation) {
      if (typeof correlation !== "string" && !isJsonObject(correlation))
        throw wrongArgument("by", `expected a path or paths by name; came ${described(correlation)}`);
      return { definition: plain<MomentDefinition>("by", { ...definition, by: correlation }) };
    },
  };
}

function refuseReturn(): never {
  throw wrongArgument("by", "expected events only: returned() has no property to correlate by");
}

/** `unless` has no `where` beside it in the JSON form: it goes into each event. */
function withWhere(namings: EventNamings, where: Where | undefined): EventNamings {
  if (where === undefined) return namings;
  const added = (naming: EventNaming): EventForm => {
    const form: EventForm = typeof naming === "string" ? { event: naming } : naming;
    return { ...form, where: bothOf(form.where, where) ?? where };
  };
  return isList(namings) ? namings.map(added) : added(namings);
}

/** `Array.isArray` alone does not see through a readonly list. */
function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
