import type { Duration } from "../contracts/index.ts";
import type {
  AnyNames,
  CommonPath,
  Listed,
  Named,
  Names,
  EventName,
  Namings,
  PathOf,
  Seen,
  SeenIn,
  TestsOf,
  TraitsOf,
  ValueAt,
  WhereOf,
} from "../event/index.ts";
import {
  callOf,
  demandListed,
  demandWords,
  described,
  nameOf,
  namingsOf,
  wrongArgument,
} from "../event/index.ts";
import type { Arms } from "./arms.ts";
import type { Condition } from "./handle.ts";
import { condition, definitionOf } from "./handle.ts";
import type { ConditionDefinition } from "./definition.ts";

/** Options of `did`. */
export interface DidOptions<V extends Names, S extends Seen> {
  readonly where?: WhereOf<S>;
  /** @defaultValue 1 */
  readonly atLeast?: Arms<number>;
  readonly atMost?: Arms<number>;
  /** Counts distinct values at this path; missing, null and "" are none. */
  readonly distinct?: CommonPath<S>;
  /** Only events that are at most so old, both ends included. */
  readonly within?: Arms<Duration>;
  /** Only events after the newest of these; all, where there never was one. */
  readonly after?: Namings<EventName<V>>;
  /** Width of a bucket where more than 32 are counted. @defaultValue `within` ÷ 24 */
  readonly bucket?: Duration;
}

/** Options of `sum`, `average`, `lowest` and `highest`: at least one bound. */
export type RangeOptions<S extends Seen> = {
  readonly where?: WhereOf<S>;
  /** Counted in buckets: an event counts as long as any part of its bucket is at most so old. */
  readonly within?: Arms<Duration>;
  /** @defaultValue `within` ÷ 24 */
  readonly bucket?: Duration;
} & (
  | { readonly atLeast: Arms<number>; readonly atMost?: Arms<number> }
  | { readonly atLeast?: Arms<number>; readonly atMost: Arms<number> }
);

/** Options of `scored`: one bound. */
export type ScoredOptions = {
  /** Only the points of this group. */
  readonly group?: "active" | "passive";
} & (
  | {
      readonly atLeast: Arms<number>;
      /** Once yes, it stays yes until the score is below this. */
      readonly leaveBelow?: Arms<number>;
      readonly above?: never;
      readonly below?: never;
    }
  | {
      readonly above: Arms<number>;
      readonly atLeast?: never;
      readonly below?: never;
      readonly leaveBelow?: never;
    }
  | {
      readonly below: Arms<number>;
      readonly atLeast?: never;
      readonly above?: never;
      readonly leaveBelow?: never;
    }
);

/** Paths at which every one of these events has a number. */
export type NumberPath<S extends Seen> = {
  [Path in CommonPath<S>]: unknown extends ValueAt<S["properties"], Path>
    ? Path
    : Extract<ValueAt<S["properties"], Path>, number> extends never
      ? never
      : Path;
}[CommonPath<S>];

/** The aggregates share one form. */
export type AggregateFunction<V extends Names> = <const N extends Namings<EventName<V>>>(
  events: N,
  path: NumberPath<SeenIn<V, N>>,
  options: RangeOptions<SeenIn<V, N>>,
) => Condition;

/** The newest event of some kind. */
export interface Newest<S extends Seen> {
  /** Its value at this path passes the tests. Without such an event: no, whatever the test. */
  readonly property: <Path extends CommonPath<S>>(
    path: Path,
    test: TestsOf<ValueAt<S["properties"], Path>>,
  ) => Condition;
}

/**
 * The words of conditions. All throw `HEED_TRIGGER_INVALID` for an argument of the wrong kind, an unknown option and a
 * name that the vocabulary does not list, with the nearest word.
 */
export interface ConditionWords<V extends Names> {
  /** The number of matching events, or of distinct values of a property, is in range; at least one without a bound. */
  readonly did: <const N extends Namings<EventName<V>>>(
    events: N,
    options?: DidOptions<V, SeenIn<V, N>>,
  ) => Condition;
  /** The sum of a number is in range; of nothing it is 0. */
  readonly sum: AggregateFunction<V>;
  /** The mean of a number is in range; of nothing it never is. */
  readonly average: AggregateFunction<V>;
  /** The smallest number is in range; of nothing it never is. */
  readonly lowest: AggregateFunction<V>;
  /** The largest number is in range; of nothing it never is. */
  readonly highest: AggregateFunction<V>;
  /** `last("Cart Updated").property("value", above(200))`: asks the newest event. */
  readonly last: <const N extends Namings<EventName<V>>>(
    events: N,
    options?: { readonly where?: WhereOf<SeenIn<V, N>> },
  ) => Newest<SeenIn<V, N>>;
  /** `atLeast` or more has passed since the newest matching event, or since the profile was first seen and watched. */
  readonly since: <const N extends Namings<EventName<V>>>(
    events: N,
    options: { readonly where?: WhereOf<SeenIn<V, N>>; readonly atLeast: Arms<Duration> },
  ) => Condition;
  /** So long or longer has passed since any activity. */
  readonly inactive: (span: Arms<Duration>) => Condition;
  /** The newest activity is more than this later than the first one. */
  readonly activeBeyond: (span: Arms<Duration>) => Condition;
  /** The trait's newest value passes the tests; a trait never told is a missing value. */
  readonly trait: <Path extends PathOf<TraitsOf<V>>>(
    path: Path,
    test: TestsOf<ValueAt<TraitsOf<V>, Path>>,
  ) => Condition;
  /** The profile is in the segment. */
  readonly inSegment: (segment: Listed<V, "segments"> | Named<"segment", Listed<V, "segments">>) => Condition;
  /** Sending for this purpose is permitted. */
  readonly consented: (purpose: Listed<V, "purposes">) => Condition;
  /** The decayed score is in range. */
  readonly scored: (
    score: Listed<V, "scores"> | Named<"score", Listed<V, "scores">>,
    options: ScoredOptions,
  ) => Condition;
  /** Every condition holds. Of conditions only: two events never happen at one instant. */
  readonly all: (...conditions: readonly Condition[]) => Condition;
  /** At least one condition holds. */
  readonly any: (...conditions: readonly Condition[]) => Condition;
  /** The condition does not hold. */
  readonly not: (condition: Condition) => Condition;
}

const DID: readonly string[] = ["where", "atLeast", "atMost", "distinct", "within", "after", "bucket"];
const RANGE: readonly string[] = ["where", "atLeast", "atMost", "within", "bucket"];
const SCORED: readonly string[] = ["group", "atLeast", "above", "below", "leaveBelow"];

type Untyped = ConditionWords<AnyNames>;

/** The words of conditions, typed by a list of names. */
export function conditionWords<const V extends Names>(names: V): ConditionWords<V>;
export function conditionWords(names: Names): Untyped {
  return {
    did(events, options = {}) {
      const at = callOf("did", events);
      demandWords(at, options, DID);
      const after = options.after === undefined ? undefined : namingsOf(`${at}.after`, options.after, names);
      return condition(at, { did: namingsOf(at, events, names), ...options, after });
    },
    sum: aggregate(names, "sum"),
    average: aggregate(names, "average"),
    lowest: aggregate(names, "lowest"),
    highest: aggregate(names, "highest"),
    last(events, options = {}) {
      const at = callOf("last", events);
      demandWords(at, options, ["where"]);
      const last = namingsOf(at, events, names);
      return {
        property(path, test) {
          demandPath(`${at}.property`, path);
          demandGiven(`${at}.property`, test, "a value or a test");
          return condition(at, { last, ...options, path, test });
        },
      };
    },
    since(events, options) {
      const at = callOf("since", events);
      demandWords(at, options, ["where", "atLeast"]);
      return condition(at, { since: namingsOf(at, events, names), ...options });
    },
    inactive(span) {
      demandGiven("inactive(…)", span, 'a span such as "30d"');
      return condition("inactive(…)", { inactive: span });
    },
    activeBeyond(span) {
      demandGiven("activeBeyond(…)", span, 'a span such as "30d"');
      return condition("activeBeyond(…)", { activeBeyond: span });
    },
    trait(path, test) {
      demandPath("trait(…)", path);
      demandGiven(callOf("trait", path), test, "a value or a test");
      return condition(callOf("trait", path), { trait: path, test });
    },
    inSegment: (segment) =>
      condition("inSegment(…)", { inSegment: nameOf("inSegment(…)", segment, names.segments) }),
    consented(purpose) {
      demandListed("consented(…)", purpose, names.purposes);
      return condition("consented(…)", { consented: purpose });
    },
    scored(score, options) {
      const at = callOf("scored", score);
      demandWords(at, options, SCORED);
      return condition(at, { scored: nameOf(at, score, names.scores), ...options });
    },
    all: combined("all"),
    any: combined("any"),
    not: (negated) => condition("not(…)", { not: definitionOf("not(…)", negated) }),
  };
}

function aggregate(
  names: Names,
  word: "sum" | "average" | "lowest" | "highest",
): AggregateFunction<AnyNames> {
  return (events, path, options) => {
    const at = callOf(word, events);
    demandPath(at, path);
    demandWords(at, options, RANGE);
    return condition(at, { [word]: namingsOf(at, events, names), path, ...options });
  };
}

function combined(word: "all" | "any"): (...conditions: readonly Condition[]) => Condition {
  return (...conditions) => condition(`${word}(…)`, { [word]: conditionsOf(word, conditions) });
}

function conditionsOf(word: string, conditions: readonly Condition[]): readonly ConditionDefinition[] {
  if (conditions.length === 0)
    throw wrongArgument(`${word}(…)`, "expected at least one condition; came none");
  return conditions.map((each, i) => definitionOf(`${word}(…)[${i}]`, each));
}

function demandPath(at: string, path: unknown): void {
  if (typeof path !== "string" || path === "")
    throw wrongArgument(at, `expected a path such as "price"; came ${described(path)}`);
}

function demandGiven(at: string, value: unknown, what: string): void {
  if (value === undefined) throw wrongArgument(at, `expected ${what}; came none`);
}
