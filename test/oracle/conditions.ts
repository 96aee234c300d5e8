import type { Aggregate, Condition, Did, Last, Since, Trait } from "./definitions.ts";
import { refusal } from "./consent.ts";
import type { Known } from "./history.ts";
import { isLater, newestOf } from "./history.ts";
import { eventsMarked, firstActivityOf, firstSeenOf } from "./person.ts";
import type { Now } from "./rules.ts";
import { dealtIn, plain, spanOf } from "./rules.ts";
import { isScored } from "./scores.ts";
import { passes, textOf, valuesAt } from "./value.ts";
import { afterKeyOf, aggregated, bucketOf, isExact, keyOf } from "./watched.ts";

/** Before a person's first event every condition is no, whatever is written inside it. */
export function holds(condition: Condition, now: Now): boolean {
  return firstSeenOf(now.person) !== undefined && isTrue(condition, now);
}

function isTrue(condition: Condition, now: Now): boolean {
  if ("all" in condition) return condition.all.every((each) => isTrue(each, now));
  if ("any" in condition) return condition.any.some((each) => isTrue(each, now));
  if ("not" in condition) return !isTrue(condition.not, now);
  if ("inSegment" in condition) return isTrue(segmentNamed(condition.inSegment, now), now);
  if ("consented" in condition) {
    return refusal(now.person.said, now.rules.project.consent, condition.consented) === undefined;
  }
  if ("did" in condition) return hasDone(condition, now);
  if ("last" in condition) return passesNewest(condition, condition.path, now);
  if ("trait" in condition) return passesTrait(condition, now);
  if ("since" in condition) return isSince(condition, now);
  if ("inactive" in condition) return isInactive(spanOf(condition.inactive, now), now);
  if ("activeBeyond" in condition) return isActiveBeyond(spanOf(condition.activeBeyond, now), now);
  if ("scored" in condition) return isScored(condition, now);
  return isAggregated(condition, now);
}

export function segmentNamed(name: string, { rules }: Now): Condition {
  const segment = rules.project.segments?.[name];
  if (segment === undefined) throw new Error(`no segment ${name}`);
  return segment;
}

function hasDone(leaf: Did, now: Now): boolean {
  const dealt = dealtIn(now);
  const known = eventsMarked(now.person, keyOf(leaf, dealt)).filter((each) =>
    isExact(leaf, dealt) ? isWithin(each, leaf, now) : isInBuckets(each, leaf, now),
  );
  const after =
    leaf.after === undefined ? undefined : newestOf(eventsMarked(now.person, afterKeyOf(leaf, dealt)));
  const counted = after === undefined ? known : known.filter((each) => isLater(each, after));
  const { distinct } = leaf;
  const count =
    distinct === undefined
      ? counted.length
      : new Set(
          counted.flatMap(({ event }) =>
            valuesAt(event.properties, distinct).flatMap((v) => textOf(v) ?? []),
          ),
        ).size;
  return count >= plain(leaf.atLeast ?? 1, now) && count <= plain(leaf.atMost ?? Infinity, now);
}

function isWithin({ at }: Known, { within }: Did, now: Now): boolean {
  return within === undefined || now.t - at <= spanOf(within, now);
}

/** In buckets an event counts as long as the last millisecond of its bucket is in the window. */
function isInBuckets(known: Known, leaf: Did | Aggregate, now: Now): boolean {
  if (leaf.within === undefined) return true;
  const within = spanOf(leaf.within, now);
  return now.t - lastOfBucket(known, bucketOf(leaf, within)) <= within;
}

export function lastOfBucket({ at }: Known, bucketMs: number): number {
  return (Math.floor(at / bucketMs) + 1) * bucketMs - 1;
}

/** Sums are of whole millionths, so that their order does not matter. */
const MILLION = 1_000_000;
const LARGEST = 9e9;

function isAggregated(leaf: Aggregate, now: Now): boolean {
  const numbers = eventsMarked(now.person, keyOf(leaf, dealtIn(now)))
    .filter((each) => isInBuckets(each, leaf, now))
    .flatMap(({ event }) => valuesAt(event.properties, leaf.path))
    .filter((value) => typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= LARGEST)
    .map((value) => Math.round(Number(value) * MILLION));
  const value = aggregateOf(aggregated(leaf)[0], numbers);
  if (value === undefined) return false;
  const { atLeast, atMost } = leaf;
  return (
    (atLeast === undefined || value >= Math.round(plain(atLeast, now) * MILLION)) &&
    (atMost === undefined || value <= Math.round(plain(atMost, now) * MILLION))
  );
}

function aggregateOf(verb: ReturnType<typeof aggregated>[0], numbers: readonly number[]): number | undefined {
  const sum = numbers.reduce((total, each) => total + each, 0);
  if (verb === "sum") return sum;
  if (numbers.length === 0) return undefined;
  if (verb === "average") return sum / numbers.length;
  return verb === "lowest" ? Math.min(...numbers) : Math.max(...numbers);
}

function passesNewest(leaf: Last, path: string, now: Now): boolean {
  const newest = newestOf(eventsMarked(now.person, keyOf(leaf, dealtIn(now))));
  return newest !== undefined && passes(leaf.test, valuesAt(newest.event.properties, path));
}

/** A trait never told is a missing value. */
function passesTrait(leaf: Trait, now: Now): boolean {
  const newest = newestOf(eventsMarked(now.person, keyOf(leaf, dealtIn(now))));
  return passes(leaf.test, valuesAt(newest?.event.properties ?? {}, leaf.trait));
}

/** Absence of data is not absence of behaviour: what was never seen counts from when it could have been. */
function isSince(leaf: Since, now: Now): boolean {
  const key = keyOf(leaf, dealtIn(now));
  const newest = newestOf(eventsMarked(now.person, key))?.at;
  const from = newest ?? Math.max(firstSeenOf(now.person) ?? now.t, now.rules.watchedSince.get(key) ?? now.t);
  return now.t - from >= spanOf(leaf.atLeast, now);
}

function isInactive(spanMs: number, now: Now): boolean {
  const newest = newestActivityOf(now)?.at ?? firstSeenOf(now.person) ?? now.t;
  return now.t - newest >= spanMs;
}

function isActiveBeyond(spanMs: number, now: Now): boolean {
  const [first, newest] = [firstActivityOf(now.person), newestActivityOf(now)];
  return first !== undefined && newest !== undefined && newest.at - first.at > spanMs;
}

function newestActivityOf({ person }: Now): Known | undefined {
  return person.events.findLast(({ isActivity }) => isActivity);
}
