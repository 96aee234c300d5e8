import type { Duration, Milliseconds } from "../contracts/index.ts";
import { parseDuration } from "../contracts/index.ts";
import type { Arms } from "./arms.ts";

/** A number whose arm has been resolved. */
export function plainNumber(value: Arms<number> | undefined): number | undefined {
  if (value === undefined || typeof value === "number") return value;
  throw new TypeError("a condition was compiled before its arms were resolved");
}

/** An elapsed time whose arm has been resolved. */
export function plainSpan(value: Arms<Duration> | undefined): Milliseconds | undefined {
  if (value === undefined) return undefined;
  const span = typeof value === "string" ? parseDuration(value) : undefined;
  if (span === undefined) throw new TypeError("a condition was compiled before its durations were checked");
  return span;
}

/** The same where one is required. */
export function requiredSpan(value: Arms<Duration> | undefined): Milliseconds {
  const span = plainSpan(value);
  if (span === undefined) throw new TypeError("a condition was compiled without the duration it requires");
  return span;
}

/** Width of a bucket: as told, else a 24th of the window in whole milliseconds. */
export function bucketWidth(bucket: Duration | undefined, within: Milliseconds): Milliseconds {
  return Math.max(1, plainSpan(bucket) ?? Math.ceil(within / 24));
}
