import type { EpochMs } from "@heed/core/contracts";
import type { Condition, Scored } from "./definitions.ts";
import { lastOfBucket, segmentNamed } from "./conditions.ts";
import { eventsMarked, firstSeenOf } from "./person.ts";
import type { Now } from "./rules.ts";
import { dealtIn, plain, spanOf } from "./rules.ts";
import { scoreAt } from "./scores.ts";
import { bucketOf, isExact, keyOf } from "./watched.ts";

/**
 * Milliseconds after `now`, up to `until`, at which a condition may change if nothing more happens: a duration after an
 * event, one millisecond more or less, and where a score crosses a bound. More than needed does no harm.
 */
export function interesting(condition: Condition, now: Now, until: EpochMs): readonly EpochMs[] {
  return instantsOf(condition, now, until)
    .flatMap((at) => [at - 1, at, at + 1])
    .filter((at) => at > now.t && at <= until);
}

function instantsOf(condition: Condition, now: Now, until: EpochMs): readonly EpochMs[] {
  const inside = (each: Condition): readonly EpochMs[] => instantsOf(each, now, until);
  const { person, rules } = now;
  if ("all" in condition) return condition.all.flatMap(inside);
  if ("any" in condition) return condition.any.flatMap(inside);
  if ("not" in condition) return inside(condition.not);
  if ("inSegment" in condition) return inside(segmentNamed(condition.inSegment, now));
  if ("scored" in condition) return crossings(condition, now, until);
  const seen = firstSeenOf(person) ?? now.t;
  if ("inactive" in condition) {
    const span = spanOf(condition.inactive, now);
    return [seen, ...person.events.map(({ at }) => at)].map((at) => at + span);
  }
  if ("since" in condition) {
    const key = keyOf(condition, dealtIn(now));
    const span = spanOf(condition.atLeast, now);
    const events = eventsMarked(person, key).map(({ at }) => at);
    return [seen, rules.watchedSince.get(key) ?? now.t, ...events].map((at) => at + span);
  }
  if (!("within" in condition) || condition.within === undefined) return [];
  const within = spanOf(condition.within, now);
  const events = eventsMarked(person, keyOf(condition, dealtIn(now)));
  if ("did" in condition && isExact(condition, dealtIn(now))) return events.map(({ at }) => at + within);
  return events.map((known) => lastOfBucket(known, bucketOf(condition, within)) + within);
}

/** Without new events a score only falls, so between two instants it crosses each bound once or never. */
function crossings(leaf: Scored, now: Now, until: EpochMs): readonly EpochMs[] {
  const bounds = [leaf.atLeast, leaf.above, leaf.below, leaf.leaveBelow].flatMap((bound) =>
    bound === undefined ? [] : [Math.round(plain(bound, now) * 1_000_000)],
  );
  return bounds.flatMap((bound) => {
    const reached = firstWhere(now.t, until, (t) => scoreAt(leaf, { ...now, t }) <= bound);
    const passed = firstWhere(now.t, until, (t) => scoreAt(leaf, { ...now, t }) < bound);
    return [reached, passed].flatMap((at) => at ?? []);
  });
}

/** The first whole number in (from, to] at which something is so that then stays so. */
function firstWhere(from: number, to: number, isSo: (t: number) => boolean): number | undefined {
  if (isSo(from) || !isSo(to)) return undefined;
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle;
  }
  return high;
}
