import type { EpochMs } from "@heed/core/contracts";
import { anyDraft, draftOf, keyed } from "./drafts.ts";
import { KEYS } from "./generate-naming.ts";
import type { Words } from "./generate-naming.ts";
import type { Correlation, Moment, Project, Sequence, Wait } from "./parts.ts";
import { listOf } from "./parts.ts";
import { playCondition } from "./plot-condition.ts";
import { span } from "./spans.ts";
import type { Story } from "./story.ts";

/** What a moment is played with: its correlation and the value this time. */
interface Key {
  readonly by: Correlation | undefined;
  readonly value: string;
}

/** Lets something happen that the moment may be about, and tells when the last of it happened. */
export function play(story: Story, words: Words, project: Project, moment: Moment, key?: Key): EpochMs {
  const own = key ?? { by: "by" in moment ? moment.by : undefined, value: story.chance.pick(KEYS) };
  if ("notFollowedBy" in moment) return playWait(story, words, project, moment, own);
  if ("sequence" in moment) return playSequence(story, words, project, moment, own);
  if ("anyOf" in moment) return play(story, words, project, story.chance.pick(moment.anyOf), own);
  if ("becomes" in moment) return playCondition(story, words, project, moment.becomes);
  if ("entered" in moment) return playCondition(story, words, project, { inSegment: moment.entered });
  if ("left" in moment) return playCondition(story, words, project, { inSegment: moment.left });
  if ("fired" in moment) {
    const followed = project.triggers?.[moment.fired];
    return followed === undefined ? story.now : play(story, words, project, followed.when);
  }
  if ("returned" in moment || "firstSeen" in moment) {
    if ("returned" in moment) story.now += span(story.chance, moment.returned) + story.chance.int(0, 1);
    return story.happens(draftOf(words, { activity: true }));
  }
  if (moment.if !== undefined && story.chance.is(0.7)) playCondition(story, words, project, moment.if);
  return story.happens(keyed(draftOf(words, moment), own.by, own.value));
}

function playWait(story: Story, words: Words, project: Project, wait: Wait, key: Key): EpochMs {
  const { chance } = story;
  const started = play(story, words, project, wait.after, key);
  const length = span(chance, wait.for);
  const due = started + length;
  const decided = Math.max(due, story.now) + story.grace;
  const within = (): EpochMs => started + chance.int(0, length);
  const cancel = (at: EpochMs, readAt?: EpochMs): void => {
    const draft = draftOf(words, chance.pick(listOf(wait.notFollowedBy)), wait.where);
    story.happens(chance.is(0.9) ? keyed(draft, key.by, key.value) : draft, at, readAt);
  };
  chance.weighted<() => void>([
    [
      30,
      () =>
        cancel(
          chance.weighted([
            [4, due],
            [2, due + 1],
            [1, started],
            [5, within()],
          ]),
        ),
    ],
    [
      40,
      () => {
        const at = chance.weighted([
          [4, due],
          [1, due + 1],
          [1, started],
          [8, within()],
        ]);
        cancel(
          at,
          Math.max(decided, at) +
            chance.weighted([
              [1, 0],
              [4, 1],
              [4, chance.int(2, 8)],
            ]),
        );
      },
    ],
    [14, () => {}],
    [
      16,
      () => {
        story.now = chance.is(0.5) ? within() : due + chance.int(0, 1);
        play(story, words, project, wait.after, key);
      },
    ],
  ])();
  if (chance.is(0.7)) story.now = Math.max(story.now, decided + chance.int(0, 2));
  return started;
}

function playSequence(story: Story, words: Words, project: Project, sequence: Sequence, key: Key): EpochMs {
  const { chance } = story;
  const steps = sequence.sequence;
  const late = chance.is(0.75) ? chance.int(0, steps.length - 2) : -1;
  const times: EpochMs[] = [];
  for (const [i, step] of steps.entries()) {
    const within = step.within ?? sequence.within;
    if (i > 0 && within !== undefined) {
      const bound = span(chance, within);
      story.now += chance.weighted([
        [3, bound],
        [5, Math.floor(bound / 3)],
        [1, bound + 1],
        [3, 1],
        [2, 0],
      ]);
    }
    times.push(story.now);
  }
  const end = story.now;
  for (const [i, step] of steps.entries()) {
    const at = times[i] ?? end;
    const draft = "returned" in step ? anyDraft(words) : draftOf(words, step);
    if ("if" in step && step.if !== undefined && chance.is(0.5))
      playCondition(story, words, project, step.if);
    story.happens(keyed(draft, key.by, key.value), at, i === late ? end + chance.int(0, 3) : at);
  }
  if (sequence.unless !== undefined && chance.is(0.4)) {
    const unless = draftOf(words, chance.pick(listOf(sequence.unless)));
    story.happens(keyed(unless, key.by, key.value), chance.pick([...times, end - 1, end + 1]));
  }
  story.now = Math.max(story.now, end);
  return end;
}
