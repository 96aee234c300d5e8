import type { Duration } from "../contracts/index.ts";
import type { EventNamings, Tests, Where } from "../event/index.ts";
import type { Arms } from "./arms.ts";

/** A condition as plain data, and its JSON form: the one key that is a verb tells which it is. */
export type ConditionDefinition =
  | DidDefinition
  | AggregateDefinition
  /** The newest matching event passes the test at `path`. No such event: no, whatever the test. */
  | { readonly last: EventNamings; readonly where?: Where; readonly path: string; readonly test: Tests }
  /** `atLeast` or more has passed since the newest matching event, or since the profile was first seen and watched. */
  | { readonly since: EventNamings; readonly where?: Where; readonly atLeast: Arms<Duration> }
  /** The newest activity is more than this later than the first one. */
  | { readonly activeBeyond: Arms<Duration> }
  /** So long or longer has passed since any activity. */
  | { readonly inactive: Arms<Duration> }
  /** The value of the newest identify call that had this trait passes the test; a trait never told is a missing value. */
  | { readonly trait: string; readonly test: Tests }
  | { readonly inSegment: string }
  | { readonly consented: string }
  | ScoredDefinition
  | { readonly all: readonly ConditionDefinition[] }
  | { readonly any: readonly ConditionDefinition[] }
  | { readonly not: ConditionDefinition };

/** The number of matching events, or of distinct values of a property, is in range. */
export interface DidDefinition {
  readonly did: EventNamings;
  readonly where?: Where;
  /** Default 1. */
  readonly atLeast?: Arms<number>;
  readonly atMost?: Arms<number>;
  /** Counts distinct values at this path; missing, null and "" are none. */
  readonly distinct?: string;
  /** Only events that are at most so old. */
  readonly within?: Arms<Duration>;
  /** Only events after the newest of these; all, where there never was one. */
  readonly after?: EventNamings;
  /** Width of a bucket where more than 32 are counted. Default: `within` ÷ 24, rounded up to whole milliseconds. */
  readonly bucket?: Duration;
}

/** A sum, average, smallest or largest number is in range. What is not a number is skipped. */
export type AggregateDefinition = AggregateRange &
  (
    | { readonly sum: EventNamings }
    | { readonly average: EventNamings }
    | { readonly lowest: EventNamings }
    | { readonly highest: EventNamings }
  );

export interface AggregateRange {
  readonly where?: Where;
  readonly path: string;
  readonly atLeast?: Arms<number>;
  readonly atMost?: Arms<number>;
  /** Counted in buckets of `bucket`: an event counts as long as any part of its bucket lies in the window. */
  readonly within?: Arms<Duration>;
  /** Default: `within` ÷ 24, rounded up to whole milliseconds. */
  readonly bucket?: Duration;
}

/** The decayed score is in range; exactly one of `atLeast`, `above`, `below`. */
export interface ScoredDefinition {
  readonly scored: string;
  /** Only the points of this group. */
  readonly group?: "active" | "passive";
  readonly atLeast?: Arms<number>;
  readonly above?: Arms<number>;
  readonly below?: Arms<number>;
  /** With `atLeast`: once yes, it stays yes until the score is below this. */
  readonly leaveBelow?: Arms<number>;
}
