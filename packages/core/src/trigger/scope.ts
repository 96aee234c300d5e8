import type { JsonObject } from "../contracts/index.ts";
import type { ByArm } from "../condition/index.ts";
import type { Listed, Names, Seen } from "../event/index.ts";
import type { Evidence } from "../moment/index.ts";

declare const value: unique symbol;

/** A value that will be read when the trigger fires. Only its path is known now: nothing can be computed from it. */
export interface PathTo<T> {
  readonly [value]?: T;
}

/** What a payload function may return in place of a value; `undefined` is left out. */
export type PayloadValue =
  | undefined
  | null
  | boolean
  | number
  | string
  | PathTo<unknown>
  | ByArm<PayloadValue>
  | readonly PayloadValue[]
  | { readonly [key: string]: PayloadValue };

/** Any path, for whoever has no list of names. */
export interface AnyPath extends PathTo<unknown> {
  readonly [step: string]: AnyPath;
}

/** An object's values as paths; any path below what nothing is known of. */
export type Recorded<P> = unknown extends P ? AnyPath : { readonly [K in keyof P]-?: RecordedAt<P[K]> };

type RecordedAt<T> = unknown extends T ? AnyPath : RecordedValue<Exclude<T, null | undefined>>;

/** Not distributive: of text or a number, a path is one path. */
type RecordedValue<T> = [T] extends [string | number | boolean | bigint | Date | readonly unknown[]]
  ? PathTo<T>
  : Recorded<T> & PathTo<T>;

/** The context of Segment's common fields, as paths. */
export type RecordedContext = Recorded<{
  readonly page: {
    readonly url: string;
    readonly path: string;
    readonly title: string;
    readonly search: string;
    readonly referrer: string;
  };
  readonly campaign: {
    readonly name: string;
    readonly source: string;
    readonly medium: string;
    readonly term: string;
    readonly content: string;
  };
  readonly locale: string;
  readonly timezone: string;
}>;

/** One event of the moment, as far as payloads read it. */
export interface RecordedEvent<S extends Seen> {
  readonly properties: Recorded<S["properties"]>;
  /** The fields that every Segment library may send. */
  readonly context: RecordedContext;
  readonly name: PathTo<string>;
  readonly id: PathTo<string>;
  /** ISO 8601. */
  readonly occurredAt: PathTo<string>;
}

/** The steps of a sequence, as far as payloads read them. */
export type RecordedSteps<Steps extends readonly Seen[]> = {
  readonly [I in keyof Steps]: RecordedEvent<Steps[I]>;
};

/** What payloads read of each kind of fact; `items` are objects as the facts keep them, instants are ISO 8601. */
export interface FactValues {
  readonly cart: { readonly items: readonly JsonObject[]; readonly quantity: number; readonly value: number };
  readonly lastViewed: { readonly items: readonly JsonObject[] };
  readonly orders: {
    readonly orders: number;
    readonly revenue: number;
    readonly firstAt: string;
    readonly lastAt: string;
  };
}

/** The facts that a vocabulary lists; any where it lists none. */
export type RecordedFacts<V extends Names> =
  V extends Readonly<Record<"facts", infer Facts>>
    ? {
        readonly [Name in keyof Facts]: Facts[Name] extends keyof FactValues
          ? Recorded<FactValues[Facts[Name]]> & PathTo<FactValues[Facts[Name]]>
          : AnyPath;
      }
    : { readonly [fact: string]: AnyPath };

/** Everything that a payload may read. */
export interface PayloadScope<V extends Names, E extends Evidence> {
  /**
   * The first and the last event of the moment, and the steps of a sequence in order; of a wait, those of what began
   * it. At most 8 paths may be read of them.
   */
  readonly evidence: {
    readonly first: RecordedEvent<E["first"]>;
    readonly last: RecordedEvent<E["last"]>;
    readonly steps: RecordedSteps<E["steps"]>;
  };
  /** By name, as the profile's facts are when the trigger is decided. */
  readonly facts: RecordedFacts<V>;
  readonly profile: {
    readonly userId: PathTo<string>;
    readonly anonymousId: PathTo<string>;
    readonly email: PathTo<string>;
    readonly phone: PathTo<string>;
  };
  /** By name, the score's value when the trigger is decided. */
  readonly score: { readonly [Name in Listed<V, "scores">]: PathTo<number> };
  /** `value` is the correlation value; `at` the moment's instant, `decidedAt` when it was decided, both ISO 8601. */
  readonly trigger: {
    readonly name: PathTo<string>;
    readonly value: PathTo<string>;
    readonly at: PathTo<string>;
    readonly decidedAt: PathTo<string>;
  };
}
