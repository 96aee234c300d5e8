import type { Tests } from "./value-test.ts";
import type { TestOf } from "./tests.ts";

/** The type of one property: a word, a list of one type, or an object of them. */
export type PropertyType =
  | "text"
  | "number"
  | "boolean"
  | readonly [PropertyType]
  | { readonly [name: string]: PropertyType };

/** The properties of one event, in words. */
export interface Properties {
  readonly [name: string]: PropertyType;
}

/**
 * A schema of any library that follows Standard Schema (https://standardschema.dev). Only its output type is read:
 * nothing is validated here.
 */
export interface StandardSchema<Output = unknown> {
  readonly "~standard": {
    readonly version: 1;
    readonly types?: { readonly output: Output } | undefined;
  };
}

/** How the properties of an event, or a profile's traits, may be described. */
export type Shape = Properties | StandardSchema;

/** The kinds of facts that payloads can read. */
export type FactKind = "cart" | "lastViewed" | "orders";

/** The names that a project knows. What is not listed may have any name; what has no shape may hold anything. */
export interface TypedNames extends Names {
  /** Track events. */
  readonly events: { readonly [event: string]: Shape };
  readonly pages?: { readonly [page: string]: Shape };
  readonly screens?: { readonly [screen: string]: Shape };
  readonly traits?: Shape;
}

/** What the types below ask of names; the words of {@link TypedNames} recur too deeply to be a bound. */
export interface Names {
  readonly events?: { readonly [event: string]: object };
  readonly pages?: { readonly [page: string]: object };
  readonly screens?: { readonly [screen: string]: object };
  readonly traits?: object;
  readonly purposes?: readonly string[];
  readonly sinks?: readonly string[];
  readonly segments?: readonly string[];
  readonly scores?: readonly string[];
  readonly facts?: { readonly [fact: string]: FactKind };
  /** The arms of each experiment. */
  readonly experiments?: { readonly [experiment: string]: readonly string[] };
  readonly triggers?: readonly string[];
}

/** For whoever has no list of names: every name and every path is allowed, and every value may be anything. */
export type AnyNames = Names;

/** Properties of which nothing is known. */
export interface AnyProperties {
  readonly [name: string]: unknown;
}

/** The names that a vocabulary lists under a word; any text where it lists none. */
export type Listed<V extends Names, Word extends keyof Names> =
  V extends Readonly<Record<Word, infer List>>
    ? List extends readonly (infer Name)[]
      ? Name & string
      : keyof List & string
    : string;

/** The names of the events of a vocabulary. */
export type EventName<V extends Names> = Listed<V, "events">;

/** The properties of a name under a word; anything where the vocabulary does not list it. */
export type PropertiesOf<V extends Names, Word extends "events" | "pages" | "screens", Name> =
  V extends Readonly<Record<Word, infer Shapes>>
    ? Name extends keyof Shapes
      ? ValueOf<Shapes[Name]>
      : AnyProperties
    : AnyProperties;

/** The traits of a profile. */
export type TraitsOf<V extends Names> = V extends { readonly traits: infer Traits }
  ? ValueOf<Traits>
  : AnyProperties;

/** The value that a shape describes. */
export type ValueOf<T> = T extends StandardSchema
  ? NonNullable<T["~standard"]["types"]>["output"]
  : T extends "text"
    ? string
    : T extends "number"
      ? number
      : T extends "boolean"
        ? boolean
        : T extends readonly [infer Element]
          ? readonly ValueOf<Element>[]
          : T extends object
            ? { readonly [K in keyof T]: ValueOf<T[K]> }
            : never;

type Scalar = string | number | boolean | bigint | null;

/** Types of values may refer to themselves; below this depth any path is allowed. */
type Depth = readonly [1, 1, 1, 1, 1, 1];

/** Paths to single values: `price`, `address.city`, and `products[*].price` for any element of a list. */
export type PathOf<P> = unknown extends P
  ? string
  : P extends unknown
    ? { [K in keyof P & string]-?: PathFrom<K, P[K], Depth> }[keyof P & string]
    : never;

type PathFrom<At extends string, T, Left extends readonly unknown[]> = unknown extends T
  ? At | `${At}.${string}`
  : T extends undefined
    ? never
    : T extends Scalar | Date
      ? At
      : Left extends readonly [unknown, ...infer Rest]
        ? T extends readonly (infer Element)[]
          ? At | PathFrom<`${At}[*]`, Element, Rest>
          : { [K in keyof T & string]-?: PathFrom<`${At}.${K}`, T[K], Rest> }[keyof T & string]
        : At | `${At}.${string}`;

/** The type of the value at a path; `never` where there is none. */
export type ValueAt<P, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? ValueAt<StepInto<P, Head>, Rest>
  : StepInto<P, Path>;

type StepInto<P, Step extends string> = Step extends `${infer Key}[*]`
  ? ElementOf<PropertyAt<P, Key>>
  : PropertyAt<P, Step>;

type PropertyAt<P, Key extends string> = unknown extends P
  ? unknown
  : P extends object
    ? Key extends keyof P
      ? Exclude<P[Key], undefined>
      : never
    : never;

type ElementOf<T> = unknown extends T
  ? unknown
  : T extends readonly (infer Element)[]
    ? Exclude<Element, undefined>
    : never;

/** What a value of type `T` may be asked: a bare value, a test of its kind, or a list of these. */
export type TestsOf<T> = unknown extends T ? Tests : TestFor<T> | readonly TestFor<T>[];

type TestFor<T> = T extends string | number | boolean | null ? T | TestOf<T> : TestOf<T>;
