import type { Duration } from "../contracts/index.ts";
import type { EventPattern, Where } from "../event/index.ts";
import type { Correlation, MomentDefinition, Repeat } from "./definition.ts";
import type { AnyNames, EventName, KeyPathOf, Names, WhereOf } from "./vocabulary.ts";

declare const vocabulary: unique symbol;

/** Instants, with the events that made them. `Steps` are the names whose events make it up. */
export interface Moment<V extends Names, Steps extends EventName<V>> {
  readonly definition: MomentDefinition;
  readonly [vocabulary]?: { readonly names: V; readonly steps: Steps };
}

/** One path that every step has, or a path for each step and, where wanted, for cancels. */
export type CorrelationOf<
  V extends Names,
  Steps extends EventName<V>,
  Cancels extends EventName<V>,
> = string extends keyof V["events"]
  ? Correlation
  : | KeyPathOf<V["events"][Steps]>
    | ({ readonly [Name in Steps]: KeyPathOf<V["events"][Name]> } & {
        readonly [Name in Exclude<Cancels, Steps>]?: KeyPathOf<V["events"][Name]>;
      });

/** Options of {@link EventMoment.notFollowedBy}. */
export interface WaitOptions {
  /** How long the other event may take, in elapsed time; an event exactly then still counts. */
  readonly for: Duration;
  /**
   * What another start does while the wait is open: `"restart"` moves the deadline, `"keep"` changes nothing.
   *
   * @defaultValue `"restart"`
   */
  readonly repeat?: Repeat;
}

/** A moment that `.by` ends: computed apart for each value of a property. */
export interface Correlatable<
  V extends Names,
  Steps extends EventName<V>,
  Cancels extends EventName<V>,
> extends Moment<V, Steps> {
  /**
   * Computes the whole moment per value of a property, such as the cart's id. Values are compared as text. A start
   * without the property begins nothing and is counted; a cancel without it concerns all values.
   */
  by(correlation: CorrelationOf<V, Steps, Cancels>): Moment<V, Steps>;
}

/** Each event of a name. */
export interface EventMoment<V extends Names, Name extends EventName<V>> extends Correlatable<
  V,
  Name,
  never
> {
  /** The end of a wait: `for` after this event, with none of the others after it. */
  notFollowedBy<Cancel extends EventName<V>>(
    cancels: Cancel | Moment<V, Cancel> | readonly (Cancel | Moment<V, Cancel>)[],
    options: WaitOptions,
  ): Correlatable<V, Name, Cancel>;
}

/** Each track event of this name whose properties pass `where`. */
export type EventFunction<V extends Names> = <Name extends EventName<V>>(
  name: Name,
  options?: { readonly where?: WhereOf<V, Name> },
) => EventMoment<V, Name>;

/** The builder itself. It knows no vocabulary: types are a caller's, and gone at run time. */
export function eventMoment<Name extends string>(
  name: Name,
  options: { readonly where?: Where } = {},
): EventMoment<AnyNames, Name> {
  const event: EventPattern = { type: "track", name, ...options };
  const definition: MomentDefinition = { moment: "event", event };
  return {
    definition,
    by: (correlation) => ({ definition: { ...definition, by: correlation } }),
    notFollowedBy: (cancels, wait) => waitMoment(event, cancels, wait),
  };
}

type AnyMoment = Moment<AnyNames, string>;

function waitMoment<Name extends string, Cancel extends string>(
  event: EventPattern,
  cancels: string | AnyMoment | readonly (string | AnyMoment)[],
  options: WaitOptions,
): Correlatable<AnyNames, Name, Cancel> {
  const list = isList(cancels) ? cancels : [cancels];
  const definition: MomentDefinition = {
    moment: "notFollowedBy",
    event,
    cancels: list.map((each) =>
      typeof each === "string" ? { type: "track", name: each } : each.definition.event,
    ),
    for: options.for,
    repeat: options.repeat ?? "restart",
  };
  return { definition, by: (correlation) => ({ definition: { ...definition, by: correlation } }) };
}

/** `Array.isArray` alone does not see through a readonly list. */
function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
