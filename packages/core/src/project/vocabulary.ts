import type { ConditionWords } from "../condition/index.ts";
import { conditionWords } from "../condition/index.ts";
import type { Names, TypedNames } from "../event/index.ts";
import type { ExperimentWords } from "../experiment/index.ts";
import { experimentWords } from "../experiment/index.ts";
import type { FactWords } from "../fact/index.ts";
import { factWords } from "../fact/index.ts";
import type { MomentWords } from "../moment/index.ts";
import { momentWords } from "../moment/index.ts";
import type { ScoreFunction } from "../score/index.ts";
import { scoreWord } from "../score/index.ts";
import type { SegmentFunction } from "../segment/index.ts";
import { segmentWord } from "../segment/index.ts";
import type { TriggerFunction } from "../trigger/index.ts";
import { triggerWord } from "../trigger/index.ts";
import { checkedTrigger } from "./checked-trigger.ts";

/** The words with which a project is written, typed by one list of names. */
export interface Vocabulary<V extends Names>
  extends ConditionWords<V>, MomentWords<V>, FactWords<V>, ExperimentWords<V> {
  readonly segment: SegmentFunction<V>;
  readonly score: ScoreFunction<V>;
  readonly trigger: TriggerFunction<V>;
}

/**
 * One typed list of a project's names: events with their properties, traits, purposes, sinks, and whatever else it
 * lists. A wrong name, path, type of value or sink is then a compile error, and a wrong name at run time a
 * `HEED_TRIGGER_INVALID` with the nearest valid word. What is not listed may have any name.
 *
 * Properties are described in words (`{ price: "number" }`) or by any Standard Schema, of which the output type is read.
 */
export function vocabulary<const V extends TypedNames>(names: V): Vocabulary<V> {
  return wordsOf(names);
}

/** All words, without a list of names: every name, path and value is allowed. */
export const anyWords: Vocabulary<Names> = wordsOf<Names>({});

function wordsOf<V extends Names>(names: V): Vocabulary<V> {
  return {
    ...conditionWords(names),
    ...momentWords(names),
    ...factWords(names),
    ...experimentWords(names),
    segment: segmentWord(names),
    score: scoreWord(names),
    trigger: checkedTrigger(triggerWord<V>(names)),
  };
}
