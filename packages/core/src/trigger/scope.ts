import type { JsonObject } from "../contracts/index.ts";
import type { EventName, Names, ValueOf } from "../moment/index.ts";

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
  | readonly PayloadValue[]
  | { readonly [key: string]: PayloadValue };

/** Any path, for whoever has no list of names. */
export interface AnyPath extends PathTo<unknown> {
  readonly [step: string]: AnyPath;
}

/** The properties of an event as paths. */
export type Recorded<P> = {
  readonly [K in keyof P]: P[K] extends readonly unknown[] | string
    ? PathTo<ValueOf<P[K]>>
    : Recorded<P[K]> & PathTo<JsonObject>;
};

/** The context of Segment's common fields, as paths. */
export type RecordedContext = Recorded<{
  readonly page: {
    readonly url: "text";
    readonly path: "text";
    readonly title: "text";
    readonly search: "text";
    readonly referrer: "text";
  };
  readonly campaign: {
    readonly name: "text";
    readonly source: "text";
    readonly medium: "text";
    readonly term: "text";
    readonly content: "text";
  };
  readonly locale: "text";
  readonly timezone: "text";
}>;

/** One event of the moment, as far as payloads read it. */
export interface RecordedEvent<V extends Names, Name extends EventName<V>> {
  readonly properties: string extends keyof V["events"] ? AnyPath : Recorded<V["events"][Name]>;
  /** The fields that every Segment library may send. */
  readonly context: RecordedContext;
  readonly name: PathTo<string>;
  readonly id: PathTo<string>;
  /** ISO 8601. */
  readonly occurredAt: PathTo<string>;
}

/** Everything that a payload may read. */
export interface PayloadScope<V extends Names, Steps extends EventName<V>> {
  /** The first and the last event of the moment; of a wait, both are the event that began it. */
  readonly evidence: { readonly first: RecordedEvent<V, Steps>; readonly last: RecordedEvent<V, Steps> };
  readonly profile: {
    readonly userId: PathTo<string>;
    readonly anonymousId: PathTo<string>;
    readonly email: PathTo<string>;
    readonly phone: PathTo<string>;
  };
  /** `value` is the correlation value; `at` the moment's instant, `decidedAt` when it was decided, both ISO 8601. */
  readonly trigger: {
    readonly name: PathTo<string>;
    readonly value: PathTo<string>;
    readonly at: PathTo<string>;
    readonly decidedAt: PathTo<string>;
  };
}
