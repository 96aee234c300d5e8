import type {
  Aggregate,
  Condition,
  Did,
  Last,
  Namings,
  Score,
  ScoreGroup,
  Scored,
  Since,
  Trait,
  Wait,
  Where,
} from "./definitions.ts";
import type { Known } from "./history.ts";
import { isMeant } from "./history.ts";
import type { Arms } from "./rules.ts";
import { canonical, once, valuesAt } from "./value.ts";

/** Which events count for a definition; what is read while it is not deployed never counts for it. */
export type Watcher = (known: Known) => boolean;

export type Watched = readonly [key: string, watcher: Watcher];

/** More than this many are not remembered one by one. */
const EXACT = 32;

/**
 * One text per thing that is watched: the definition without bounds and `within`, but with what must be remembered for
 * them, and with the test of a value. Two conditions that differ in a bound only have seen the same.
 */
export const keyOf: (leaf: Leaf) => string = once((leaf: Leaf) => canonical(keyParts(leaf)));

type Leaf = Did | Aggregate | Last | Since | Trait;

/** The events after which a `did` counts. */
export function afterKeyOf(leaf: Did): string {
  return `${keyOf(leaf)} after`;
}

function keyParts(leaf: Leaf): readonly unknown[] {
  if ("trait" in leaf) return ["trait", leaf.trait, leaf.test];
  const where = leaf.where ?? {};
  if ("did" in leaf)
    return ["did", leaf.did, where, leaf.distinct ?? null, leaf.after ?? null, memoryOf(leaf)];
  if ("last" in leaf) return ["last", leaf.last, where, leaf.path, leaf.test];
  if ("since" in leaf) return ["since", leaf.since, where];
  return [...aggregated(leaf), where, leaf.path, leaf.bucket ?? leaf.within ?? "total"];
}

function memoryOf(leaf: Did): unknown {
  return isExact(leaf) ? remembered(leaf) : (leaf.bucket ?? leaf.within ?? "total");
}

/** True where each event is remembered; else they are counted in buckets, or just counted. */
export function isExact(leaf: Did): boolean {
  return remembered(leaf) <= EXACT;
}

function remembered({ atLeast = 1, atMost }: Did): number {
  return Math.max(largest(atLeast), atMost === undefined ? 0 : largest(atMost) + 1);
}

function largest(value: Arms<number>): number {
  return typeof value === "number" ? value : Math.max(...Object.values(value.arms));
}

export function aggregated(leaf: Aggregate): readonly ["sum" | "average" | "lowest" | "highest", Namings] {
  if ("sum" in leaf) return ["sum", leaf.sum];
  if ("average" in leaf) return ["average", leaf.average];
  return "lowest" in leaf ? ["lowest", leaf.lowest] : ["highest", leaf.highest];
}

/** Everything that a condition watches by itself; segments and scores are watched where they are defined. */
export function leavesOf(condition: Condition): readonly Watched[] {
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  if ("not" in condition) return leavesOf(condition.not);
  if ("did" in condition) {
    const { did, where, after } = condition;
    return [
      [keyOf(condition), means(did, where)],
      ...(after === undefined ? [] : [[afterKeyOf(condition), means(after)] as const]),
    ];
  }
  if ("last" in condition) return [[keyOf(condition), means(condition.last, condition.where)]];
  if ("since" in condition) return [[keyOf(condition), means(condition.since, condition.where)]];
  if ("trait" in condition) return [[keyOf(condition), tells(condition.trait)]];
  if ("sum" in condition || "average" in condition || "lowest" in condition || "highest" in condition) {
    return [[keyOf(condition), means(aggregated(condition)[1], condition.where)]];
  }
  return [];
}

function means(namings: Namings, where?: Where): Watcher {
  return (known) => isMeant(known, namings, where);
}

/** An identify call that has something at the path, null included. */
function tells(path: string): Watcher {
  return ({ event }) =>
    event.type === "identify" && valuesAt(event.properties, path).some((value) => value !== undefined);
}

/** The latches inside a condition. */
export function latchesIn(condition: Condition): readonly Scored[] {
  if ("all" in condition) return condition.all.flatMap(latchesIn);
  if ("any" in condition) return condition.any.flatMap(latchesIn);
  if ("not" in condition) return latchesIn(condition.not);
  return "scored" in condition && condition.leaveBelow !== undefined ? [condition] : [];
}

const GROUPS: readonly ScoreGroup[] = ["active", "passive"];

export function groupsOf(score: Score, group?: ScoreGroup): readonly ScoreGroup[] {
  return GROUPS.filter((each) => score.points[each] !== undefined && (group === undefined || each === group));
}

export function groupKeyOf(score: Score, group: ScoreGroup): string {
  return groupKeysOf(score)[group];
}

const groupKeysOf = once((score: Score) => {
  const keyOfGroup = (group: ScoreGroup): string =>
    canonical(["score", score.halfLife, score.points[group] ?? []]);
  return { active: keyOfGroup("active"), passive: keyOfGroup("passive") };
});

export function watchersOfScore(score: Score): readonly Watched[] {
  return groupsOf(score).map((group) => [
    groupKeyOf(score, group),
    (known) => (score.points[group] ?? []).some(([naming]) => isMeant(known, naming)),
  ]);
}

export const cancelKeyOf: (wait: Wait) => string = once(({ notFollowedBy, where, by }: Wait) =>
  canonical(["cancel", notFollowedBy, where ?? {}, by ?? null]),
);

export function cancelsOf(wait: Wait): Watched {
  return [cancelKeyOf(wait), means(wait.notFollowedBy, wait.where)];
}
