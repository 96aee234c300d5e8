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
import type { Arms } from "./arms.ts";
import { dealtTo } from "./arms.ts";
import { canonical, msOf, namedForms, once, valuesAt } from "./value.ts";

/** Which events count for a definition; what is read while it is not deployed never counts for it. */
export type Watcher = (known: Known) => boolean;

export type Watched = readonly [key: string, watcher: Watcher];

/** More than this many are not remembered one by one. */
const EXACT = 32;

/** Gives the value of an arm. */
export type Dealt = <T extends string | number>(value: Arms<T>) => T;

/**
 * One text per thing that is watched: the definition without bounds and `within`, but with what must be remembered for
 * them, and with the test of a value. Two conditions that differ in a bound only have seen the same. Each arm has its own.
 */
export function keyOf(leaf: Leaf, dealt: Dealt): string {
  const parts = partsOf(leaf);
  return parts.memory === undefined ? parts.text : `${parts.text} ${parts.memory(dealt)}`;
}

type Leaf = Did | Aggregate | Last | Since | Trait;

/** The events after which a `did` counts. */
export function afterKeyOf(leaf: Did, dealt: Dealt): string {
  return `${keyOf(leaf, dealt)} after`;
}

interface Parts {
  readonly text: string;
  /** How much is remembered, where that is asked. */
  readonly memory?: (dealt: Dealt) => string;
}

const partsOf = once((leaf: Leaf): Parts => {
  if ("trait" in leaf) return { text: canonical(["trait", leaf.trait, leaf.test]) };
  const where = leaf.where ?? {};
  if ("last" in leaf)
    return { text: canonical(["last", namedForms(leaf.last), where, leaf.path, leaf.test]) };
  if ("since" in leaf) return { text: canonical(["since", namedForms(leaf.since), where]) };
  if ("did" in leaf) {
    const { did, distinct = null, after = null } = leaf;
    const memory = (dealt: Dealt): string =>
      isExact(leaf, dealt) ? `newest ${remembered(leaf, dealt)}` : widthOf(leaf, dealt);
    const text = canonical([
      "did",
      namedForms(did),
      where,
      distinct,
      after === null ? null : namedForms(after),
    ]);
    return { text, memory };
  }
  const [verb, namings] = aggregated(leaf);
  const text = canonical([verb, namedForms(namings), where, leaf.path]);
  return { text, memory: (dealt) => widthOf(leaf, dealt) };
});

/** True where each event is remembered; else they are counted in buckets, or just counted. */
export function isExact(leaf: Did, dealt: Dealt): boolean {
  return remembered(leaf, dealt) <= EXACT;
}

function remembered({ atLeast = 1, atMost }: Did, dealt: Dealt): number {
  return Math.max(dealt(atLeast), atMost === undefined ? 0 : dealt(atMost) + 1);
}

function widthOf(leaf: Did | Aggregate, dealt: Dealt): string {
  return leaf.within === undefined ? "total" : `buckets of ${bucketOf(leaf, msOf(dealt(leaf.within)))}`;
}

export function bucketOf({ bucket }: Did | Aggregate, withinMs: number): number {
  return bucket === undefined ? Math.ceil(withinMs / 24) : msOf(bucket);
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
  if ("inSegment" in condition || "consented" in condition || "scored" in condition) return [];
  if ("inactive" in condition || "activeBeyond" in condition) return [];
  return dealsOf(condition).flatMap((dealt) => watchedBy(condition, dealt));
}

function watchedBy(leaf: Leaf, dealt: Dealt): readonly Watched[] {
  const key = keyOf(leaf, dealt);
  if ("trait" in leaf) return [[key, tells(leaf.trait)]];
  if ("last" in leaf) return [[key, means(leaf.last, leaf.where)]];
  if ("since" in leaf) return [[key, means(leaf.since, leaf.where)]];
  if (!("did" in leaf)) return [[key, means(aggregated(leaf)[1], leaf.where)]];
  const own: Watched = [key, means(leaf.did, leaf.where)];
  return leaf.after === undefined ? [own] : [own, [afterKeyOf(leaf, dealt), means(leaf.after)]];
}

/** Every way in which the arms of a leaf may be dealt. */
function dealsOf(leaf: Leaf): readonly Dealt[] {
  const deals = Object.values(leaf)
    .filter(isByArm)
    .reduce<readonly (readonly (readonly [experiment: string, arm: string])[])[]>(
      (some, { byArm, arms }) =>
        some.flatMap((deal) =>
          deal.some(([experiment]) => experiment === byArm)
            ? [deal]
            : Object.keys(arms).map((arm) => [...deal, [byArm, arm] as const]),
        ),
      [[]],
    );
  return deals.map((deal): Dealt => {
    const arm = new Map(deal);
    return (value) => dealtTo(value, (experiment) => arm.get(experiment) ?? "");
  });
}

function isByArm(value: unknown): value is Exclude<Arms<string>, string> {
  return typeof value === "object" && value !== null && "byArm" in value;
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

/** What an entry names, without the way in which it is written. */
export function namedPoints(points: NonNullable<Score["points"][ScoreGroup]>): readonly unknown[] {
  return points.map(([naming, value]) => [namedForms(naming), value]);
}

const groupKeysOf = once((score: Score) => {
  const keyOfGroup = (group: ScoreGroup): string =>
    canonical(["score", score.halfLife, namedPoints(score.points[group] ?? [])]);
  return { active: keyOfGroup("active"), passive: keyOfGroup("passive") };
});

export function watchersOfScore(score: Score): readonly Watched[] {
  return groupsOf(score).map((group) => [
    groupKeyOf(score, group),
    (known) => (score.points[group] ?? []).some(([naming]) => isMeant(known, naming)),
  ]);
}

/** No other trigger knows of a trigger's cancels. */
export function cancelKeyOf(name: string, wait: Wait): string {
  return `${name} ${cancelTextOf(wait)}`;
}

const cancelTextOf = once(({ notFollowedBy, where, by }: Wait) =>
  canonical(["cancel", namedForms(notFollowedBy), where ?? {}, by ?? null]),
);

export function cancelsOf(name: string, wait: Wait): Watched {
  return [cancelKeyOf(name, wait), means(wait.notFollowedBy, wait.where)];
}
