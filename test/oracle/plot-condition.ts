import type { EpochMs } from "@heed/core/contracts";
import { draftOf, identify } from "./drafts.ts";
import type { Words } from "./generate-naming.ts";
import type { Condition, Did, Namings, Project, Score, Where } from "./parts.ts";
import { listOf } from "./parts.ts";
import { msOf, span } from "./spans.ts";
import type { Story } from "./story.ts";

/** Lets something happen that may turn the condition, sometimes up to the instant at which time turns it back. */
export function playCondition(story: Story, words: Words, project: Project, condition: Condition): EpochMs {
  const { chance } = story;
  const happens = (namings: Namings, where?: Where): EpochMs =>
    story.happens(draftOf(words, chance.pick(listOf(namings)), where));
  const again = (inner: Condition): EpochMs => playCondition(story, words, project, inner);
  const wait = (ms: number): void => {
    if (chance.is(0.7)) story.now += ms + chance.int(-1, 2);
  };
  if ("all" in condition) return Math.max(...condition.all.map(again));
  if ("any" in condition) return again(chance.pick(condition.any));
  if ("not" in condition) return again(condition.not);
  if ("inSegment" in condition) {
    const segment = project.segments?.[condition.inSegment];
    return segment === undefined ? story.now : again(segment);
  }
  if ("did" in condition) return playDid(story, condition, happens, wait);
  if ("last" in condition)
    return happens(condition.last, { ...condition.where, [condition.path]: condition.test });
  if ("since" in condition) {
    const at = happens(condition.since, condition.where);
    story.now += span(chance, condition.atLeast) + chance.int(-1, 2);
    return at;
  }
  if ("inactive" in condition || "activeBeyond" in condition) {
    const at = happens({ activity: true });
    story.now += span(chance, "inactive" in condition ? condition.inactive : condition.activeBeyond);
    story.now += chance.int(-1, 2);
    return chance.is(0.4) ? happens({ activity: true }) : at;
  }
  if ("trait" in condition)
    return story.happens(
      chance.is(0.7)
        ? draftOf(words, { identified: true, where: { [condition.trait]: condition.test } })
        : identify(chance),
    );
  if ("scored" in condition) return playScore(story, project.scores?.[condition.scored], happens, wait);
  if ("consented" in condition) return story.now;
  return playAggregate(story, condition, happens, wait);
}

function playDid(
  story: Story,
  { did, where, within, after, atLeast = 1, atMost }: Did,
  happens: (namings: Namings, where?: Where) => EpochMs,
  wait: (ms: number) => void,
): EpochMs {
  const { chance } = story;
  if (after !== undefined && chance.is(0.7)) happens(after);
  const low = typeof atLeast === "number" ? atLeast : chance.pick(Object.values(atLeast.arms));
  const most = typeof atMost === "number" && atMost < 4 && chance.is(0.4) ? atMost + 1 : low;
  let at = story.now;
  for (let i = 0; i < Math.max(1, most); i++) {
    if (i > 0) story.now += chance.pick([0, 1, 1, 2, 4]);
    at = happens(did, where);
  }
  if (within !== undefined) wait(span(chance, within));
  return at;
}

function playScore(
  story: Story,
  score: Score | undefined,
  happens: (namings: Namings) => EpochMs,
  wait: (ms: number) => void,
): EpochMs {
  if (score === undefined) return story.now;
  const { chance } = story;
  const entries = [...(score.points.active ?? []), ...(score.points.passive ?? [])];
  let at = story.now;
  for (let i = chance.int(1, 3); i > 0; i--) {
    at = happens(chance.pick(entries)[0]);
    story.now += chance.pick([0, 1, 1, 3]);
  }
  wait(msOf(score.halfLife) * chance.pick([1, 1, 2, 3]));
  return at;
}

function playAggregate(
  story: Story,
  aggregate: Extract<Condition, { readonly path: string }>,
  happens: (namings: Namings, where?: Where) => EpochMs,
  wait: (ms: number) => void,
): EpochMs {
  const { chance } = story;
  const named =
    "sum" in aggregate
      ? aggregate.sum
      : "average" in aggregate
        ? aggregate.average
        : "lowest" in aggregate
          ? aggregate.lowest
          : "highest" in aggregate
            ? aggregate.highest
            : aggregate.last;
  let at = story.now;
  for (let i = chance.int(1, 3); i > 0; i--) {
    at = happens(named, aggregate.where);
    story.now += chance.pick([0, 1, 2]);
  }
  if ("within" in aggregate && aggregate.within !== undefined) wait(span(chance, aggregate.within));
  return at;
}
