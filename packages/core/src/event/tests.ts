import type { Scalar, ValueTest } from "./value-test.ts";

declare const accepts: unique symbol;

/** A test that is meant for values of type `T`; the type is gone at run time. */
export type TestOf<T> = ValueTest & { readonly [accepts]?: (value: T) => void };

/** `"new"` is text, `3` a number: a test accepts any value of the kind. */
type Kind<T extends Scalar> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T;

/** Equal, without any conversion: `"10"` is not `10`. A bare value means the same. */
export const is = <T extends Scalar>(value: T): TestOf<Kind<T>> => ({ is: value });
/** Not equal, or missing. */
export const isNot = <T extends Scalar>(value: T): TestOf<Kind<T>> => ({ isNot: value });
/** Equal to one of these. */
export const oneOf = <T extends Scalar>(...values: readonly T[]): TestOf<Kind<T>> => ({ oneOf: values });
/** Equal to none of these, or missing. */
export const noneOf = <T extends Scalar>(...values: readonly T[]): TestOf<Kind<T>> => ({ noneOf: values });
/** Greater than. */
export const above = (bound: number): TestOf<number> => ({ above: bound });
/** Greater than or equal. */
export const atLeast = (bound: number): TestOf<number> => ({ atLeast: bound });
/** Less than. */
export const below = (bound: number): TestOf<number> => ({ below: bound });
/** Less than or equal. */
export const atMost = (bound: number): TestOf<number> => ({ atMost: bound });
/** From `low` to `high`, both included. */
export const between = (low: number, high: number): TestOf<number> => ({ between: [low, high] });
/** Of text: has this part. Of a list: has this element. */
export const contains = <T extends Scalar>(part: T): TestOf<Kind<T> | readonly Kind<T>[]> => ({
  contains: part,
});
/** Text that begins so. */
export const startsWith = (part: string): TestOf<string> => ({ startsWith: part });
/** Text that ends so. */
export const endsWith = (part: string): TestOf<string> => ({ endsWith: part });
/** Text in which this regular expression (RE2 syntax, linear time) finds something. */
export const matches = (pattern: string): TestOf<string> => ({ matches: pattern });
/** Any value but null. */
export const exists = (): TestOf<unknown> => ({ exists: true });
/** No value, or null. */
export const missing = (): TestOf<unknown> => ({ missing: true });
/** An ISO 8601 instant earlier than this one. */
export const before = (instant: string): TestOf<string> => ({ before: instant });
/** An ISO 8601 instant later than this one. */
export const after = (instant: string): TestOf<string> => ({ after: instant });
/** Reads numeric text as a number first. */
export const asNumber = (test: TestOf<number>): TestOf<string | number> => ({ asNumber: test });
