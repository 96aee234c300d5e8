import type { Duration } from "../contracts/index.ts";
import type { Arms } from "../condition/index.ts";
import type { SegmentDefinition } from "./definition.ts";

/** People whose activity does not yet span more than `until`, counted from their first. Default "24h". */
export function newcomer({ until = "24h" }: { readonly until?: Arms<Duration> } = {}): SegmentDefinition {
  return { not: { activeBeyond: until } };
}

/** People who were active more than `after` later than for the first time: no longer {@link newcomer}s. Default "24h". */
export function returning({ after = "24h" }: { readonly after?: Arms<Duration> } = {}): SegmentDefinition {
  return { activeBeyond: after };
}

/** People without any activity for `after` or longer, while it lasts. Default "30d". */
export function lapsed({ after = "30d" }: { readonly after?: Arms<Duration> } = {}): SegmentDefinition {
  return { inactive: after };
}

/** People whose score is, or has faded, below a number. */
export function lowEngagement({
  score,
  below,
}: {
  readonly score: string;
  readonly below: Arms<number>;
}): SegmentDefinition {
  return { scored: score, below };
}

/** People whose score is at least a number; with `leaveBelow` they stay until it is below that. */
export function highEngagement({
  score,
  ...range
}: {
  readonly score: string;
  readonly atLeast: Arms<number>;
  readonly leaveBelow?: Arms<number>;
}): SegmentDefinition {
  return { scored: score, ...range };
}
