import type { TestOf, Where } from "../event/index.ts";

/** The type of one property: a word, a list of one type, or an object of them. */
export type PropertyType =
  | "text"
  | "number"
  | "boolean"
  | readonly [PropertyType]
  | { readonly [name: string]: PropertyType };

/** The properties of one event. */
export interface Properties {
  readonly [name: string]: PropertyType;
}

/** The names that a project knows, with the properties of each event. */
export interface TypedNames extends Names {
  readonly events: { readonly [event: string]: Properties };
}

/** What the types below ask of names; the words of {@link TypedNames} recur too deeply to be a bound. */
export interface Names {
  readonly events: { readonly [event: string]: object };
  readonly purposes?: readonly string[];
  readonly sinks?: readonly string[];
}

/** For whoever has no list of names: every name and every path is allowed, and every value may be anything. */
export type AnyNames = Names;

/** The names of the events of a vocabulary. */
export type EventName<V extends Names> = keyof V["events"] & string;

/** Paths to single values: `price`, `address.city`, and `products[*].price` for any element of a list. */
export type PathOf<P> = { [K in keyof P & string]: PathFrom<K, P[K]> }[keyof P & string];

type PathFrom<At extends string, T> = T extends string
  ? At
  : T extends readonly [infer Element]
    ? At | PathFrom<`${At}[*]`, Element>
    : T extends object
      ? { [K in keyof T & string]: PathFrom<`${At}.${K}`, T[K]> }[keyof T & string]
      : never;

/** Paths without `[*]`, by which moments can be correlated. */
export type KeyPathOf<P> = Exclude<PathOf<P>, `${string}[*]${string}`>;

/** The type of the value at a path. */
export type ValueAt<P, Path extends string> = Path extends `${infer Head}[*].${infer Rest}`
  ? ElementAt<P, Head> extends infer Element
    ? ValueAt<Element, Rest>
    : never
  : Path extends `${infer Head}[*]`
    ? ValueOf<ElementAt<P, Head>>
    : Path extends `${infer Head}.${infer Rest}`
      ? Head extends keyof P
        ? ValueAt<P[Head], Rest>
        : never
      : Path extends keyof P
        ? ValueOf<P[Path]>
        : never;

type ElementAt<P, Head extends string> = Head extends `${infer First}.${infer Rest}`
  ? First extends keyof P
    ? ElementAt<P[First], Rest>
    : never
  : Head extends keyof P
    ? P[Head] extends readonly [infer Element]
      ? Element
      : never
    : never;

/** The value that a word stands for. */
export type ValueOf<T> = T extends "text"
  ? string
  : T extends "number"
    ? number
    : T extends "boolean"
      ? boolean
      : T extends readonly [infer Element]
        ? readonly ValueOf<Element>[]
        : never;

type TestsOf<T> = (T extends string | number | boolean ? T : never) | TestOf<T> | readonly TestOf<T>[];

/** Tests by path; where the names are unknown, any tests on any path. */
export type WhereOf<V extends Names, Name extends EventName<V>> = string extends keyof V["events"]
  ? Where
  : { readonly [Path in PathOf<V["events"][Name]>]?: TestsOf<ValueAt<V["events"][Name], Path>> };
