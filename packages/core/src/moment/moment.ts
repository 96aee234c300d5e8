import type { Condition } from "../condition/index.ts";
import type { Arms } from "../condition/index.ts";
import type { Duration } from "../contracts/index.ts";
import type {
  AnyProperties,
  CommonPath,
  Defined,
  EventHandle,
  Names,
  EventName,
  Naming,
  Namings,
  Seen,
  SeenIn,
  WhereOf,
} from "../event/index.ts";
import type { Correlation, EventMomentDefinition, MomentDefinition, Repeat } from "./definition.ts";

declare const evidence: unique symbol;

/** The events of an instant, as types know them. Only sequences have steps. */
export interface Evidence {
  readonly first: Seen;
  readonly last: Seen;
  readonly steps: readonly Seen[];
}

/** Instants, with the events that made them. */
export interface Moment<E extends Evidence = Evidence> extends Defined<
  "a moment: an instant, at which no other event happens",
  MomentDefinition
> {
  readonly [evidence]?: E;
}

/** An event of which nothing is known: what turned a condition, or began another trigger's fire. */
export type SomeEvent = Seen<never, AnyProperties>;

/** A return has no name and no properties to correlate by. */
export interface ReturnSeen extends SomeEvent {
  readonly returned: true;
}

/** The evidence of a single event. */
export interface EvidenceOf<S extends Seen> {
  readonly first: S;
  readonly last: S;
  readonly steps: readonly [];
}

/** The evidence of steps in order. */
export interface EvidenceOfSteps<Steps extends readonly Seen[]> {
  readonly first: Steps[0];
  readonly last: Steps extends readonly [...(readonly Seen[]), infer Last extends Seen]
    ? Last
    : Steps[number];
  readonly steps: Steps;
}

/**
 * One path that every step has, or a path for each step and, where wanted, for cancels. Where a name stands for itself
 * alone nothing is known of its properties, any path is allowed.
 */
export type CorrelationOf<Steps extends Seen, Cancels extends Seen> =
  Extract<Steps, ReturnSeen> extends never
    ? string extends CommonPath<Steps>
      ? Correlation
      : | KeyPathOf<Steps>
        | ({ readonly [S in Steps as S["name"]]: KeyPathOf<S> } & {
            readonly [S in Cancels as Exclude<S["name"], Steps["name"]>]?: KeyPathOf<S>;
          })
    : never;

/** Paths without `[*]`, by which moments can be correlated. */
export type KeyPathOf<S extends Seen> = Exclude<CommonPath<S>, `${string}[*]${string}`>;

/** Options of an event: which, and what must hold when it is read. */
export interface EventOptions<S extends Seen> {
  readonly where?: WhereOf<S>;
  /** Judged when the event is read, the event included. */
  readonly if?: Condition;
}

/** Options of `followedBy`. */
export interface StepOptions<S extends Seen> extends EventOptions<S> {
  /** Elapsed time since the step before, both ends included. */
  readonly within: Arms<Duration>;
}

/** Options of {@link Start.notFollowedBy}. */
export interface WaitOptions<S extends Seen = Seen> {
  readonly where?: WhereOf<S>;
  /** How long the other event may take, in elapsed time; an event exactly then still counts. */
  readonly for: Arms<Duration>;
  /**
   * What another start does while the wait is open: `"restart"` moves the deadline, `"keep"` changes nothing.
   *
   * @defaultValue `"restart"`
   */
  readonly repeat?: Repeat;
}

/** A moment that a wait may follow. It ends the chain; what comes after a wait is built with `fired`. */
export interface Start<V extends Names, E extends Evidence> extends Moment<E> {
  /** The end of a wait: `for` after this moment, with none of the others after it. */
  readonly notFollowedBy: <const N extends Namings<EventName<V>>>(
    events: N,
    options: WaitOptions<SeenIn<V, N>>,
  ) => Moment<E>;
}

/** A moment that `.by` ends: computed apart for each value of a property. */
export interface Correlatable<
  E extends Evidence,
  Steps extends Seen,
  Cancels extends Seen,
> extends Moment<E> {
  /**
   * Computes the whole moment per value of a property, such as the cart's id. Values are compared as text. A start
   * without the property begins nothing and is counted; a cancel without it concerns all values.
   */
  readonly by: (correlation: CorrelationOf<Steps, Cancels>) => Moment<E>;
}

/** What a step may be: a name, an event, or a return. */
export type StepNaming<V extends Names> = Naming<EventName<V>> | ReturnMoment<V>;

/** The event that a step stands for. */
export type SeenInStep<V extends Names, N> = N extends { readonly definition: { readonly returned: unknown } }
  ? ReturnSeen
  : SeenIn<V, N>;

/** The events of a list of steps. */
export type SeenInSteps<V extends Names, List extends readonly unknown[]> = {
  readonly [I in keyof List]: SeenInStep<V, List[I]>;
};

/** Each matching event. */
export interface EventMoment<V extends Names, S extends Seen>
  extends EventHandle<S>, Correlatable<EvidenceOf<S>, S, never>, FirstStep<V, readonly [S]> {
  readonly definition: EventMomentDefinition;
  /** The end of a wait: `for` after this event, with none of the others after it. */
  readonly notFollowedBy: <const N extends Namings<EventName<V>>>(
    events: N,
    options: WaitOptions<SeenIn<V, N>>,
  ) => Correlatable<EvidenceOf<S>, S, SeenIn<V, N>>;
}

/** What a sequence may go on from. */
export interface FirstStep<V extends Names, Steps extends readonly Seen[]> {
  /** The next step, at most `within` after this one. The name may be an event with `where`, or `returned()`. */
  readonly followedBy: <const N extends StepNaming<V>>(
    event: N,
    options: StepOptions<SeenInStep<V, N>>,
  ) => Chain<V, readonly [...Steps, SeenInStep<V, N>]>;
}

/** Steps in order, to which more may be added. */
export interface Chain<V extends Names, Steps extends readonly Seen[]>
  extends SequenceMoment<V, Steps>, FirstStep<V, Steps> {}

/** Steps in order. */
export interface SequenceMoment<V extends Names, Steps extends readonly Seen[]> extends GuardedSequence<
  V,
  Steps,
  never
> {
  /** A matching event between first and last step starts the sequence over. */
  readonly unless: <const N extends Namings<EventName<V>>>(
    events: N,
    options?: { readonly where?: WhereOf<SeenIn<V, N>> },
  ) => GuardedSequence<V, Steps, SeenIn<V, N>>;
}

/** Steps in order, complete. */
export interface GuardedSequence<
  V extends Names,
  Steps extends readonly Seen[],
  Guards extends Seen,
> extends Correlatable<EvidenceOfSteps<Steps>, Steps[number], Guards> {
  /** The end of a wait: `for` after the last step, with none of these events after it. */
  readonly notFollowedBy: <const N extends Namings<EventName<V>>>(
    events: N,
    options: WaitOptions<SeenIn<V, N>>,
  ) => Correlatable<EvidenceOfSteps<Steps>, Steps[number], Guards | SeenIn<V, N>>;
}

/** A return: as a moment, and as a step of a sequence. */
export interface ReturnMoment<V extends Names>
  extends Start<V, EvidenceOf<ReturnSeen>>, FirstStep<V, readonly [ReturnSeen]> {
  readonly definition: { readonly returned: Arms<Duration> | true };
}
