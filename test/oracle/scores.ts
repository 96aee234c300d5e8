import type { EpochMs } from "@heed/core/contracts";
import type { Score, ScoreGroup, Scored } from "./definitions.ts";
import type { Known } from "./history.ts";
import { isMeant } from "./history.ts";
import type { Person } from "./person.ts";
import { eventsMarked } from "./person.ts";
import type { Now } from "./rules.ts";
import { contentOf, plain } from "./rules.ts";
import { msOf } from "./value.ts";
import { groupKeyOf, groupsOf } from "./watched.ts";

/** Scores are compared in millionths, so that a rounding error of the last bit decides nothing. */
const MILLION = 1_000_000;

/** The faded points in millionths. */
export function scoreAt({ scored, group }: Scored, now: Now): number {
  const score = scoreNamed(scored, now);
  const parts = groupsOf(score, group).map((each) =>
    Math.min(score.caps?.[each] ?? Infinity, groupAt(score, each, now.person, now.t)),
  );
  return Math.round(parts.reduce((sum, part) => sum + part, 0) * MILLION);
}

function groupAt(score: Score, group: ScoreGroup, person: Person, t: EpochMs): number {
  const halfLife = msOf(score.halfLife);
  return eventsMarked(person, groupKeyOf(score, group)).reduce(
    (sum, known) => sum + pointsOf(score, group, known) * Math.pow(2, -Math.max(0, t - known.at) / halfLife),
    0,
  );
}

/** An event that several entries mean adds the points of each. */
function pointsOf(score: Score, group: ScoreGroup, known: Known): number {
  return (score.points[group] ?? [])
    .filter(([naming]) => isMeant(known, naming))
    .reduce((sum, [, points]) => sum + points, 0);
}

export function isScored(leaf: Scored, now: Now): boolean {
  const score = scoreAt(leaf, now);
  if (leaf.leaveBelow !== undefined) {
    return score >= bound(leaf.leaveBelow, now) && now.person.latches.get(latchKeyOf(leaf, now)) === true;
  }
  if (leaf.atLeast !== undefined) return score >= bound(leaf.atLeast, now);
  if (leaf.above !== undefined) return score > bound(leaf.above, now);
  return leaf.below !== undefined && score < bound(leaf.below, now);
}

/** A latch is set after a record that the score's points name, or a merge, and cleared at the end of a millisecond. */
export function moveLatches(now: Now): void {
  for (const leaf of now.rules.latches) {
    const score = scoreAt(leaf, now);
    const key = latchKeyOf(leaf, now);
    const { cause } = now;
    if (cause === "time" && leaf.leaveBelow !== undefined && score < bound(leaf.leaveBelow, now)) {
      now.person.latches.set(key, false);
    }
    const isRaised = cause === "merge" || (typeof cause === "object" && isNamed(leaf, cause, now));
    if (isRaised && leaf.atLeast !== undefined && score >= bound(leaf.atLeast, now)) {
      now.person.latches.set(key, true);
    }
  }
}

function isNamed({ scored, group }: Scored, record: Known, now: Now): boolean {
  const score = scoreNamed(scored, now);
  return groupsOf(score, group).some((each) => record.marks.has(groupKeyOf(score, each)));
}

/** With its bounds, unlike everything else that is watched: two latches over one score are two bits. */
export function latchKeyOf(leaf: Scored, now: Now): string {
  return contentOf(leaf, now.rules.project);
}

function scoreNamed(name: string, { rules }: Now): Score {
  const score = rules.project.scores?.[name];
  if (score === undefined) throw new Error(`no score ${name}`);
  return score;
}

function bound(value: NonNullable<Scored["atLeast"]>, now: Now): number {
  return Math.round(plain(value, now) * MILLION);
}
