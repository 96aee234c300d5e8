import type { CompiledCondition } from "../../condition/index.ts";
import { explainScore } from "../../score/index.ts";
import type { Draft } from "../draft.ts";
import type { PlannedTrigger } from "../plan.ts";
import { conditionsOf } from "./condition.ts";
import type { NowExplained } from "./explanation.ts";

/** The scores that a trigger reads, in its conditions or its payload, with every point that is remembered. */
export function explainScores(draft: Draft, trigger: PlannedTrigger): NowExplained["scores"] {
  const asked = conditionsOf(trigger).flatMap(scoresIn);
  const names = [...new Set([...asked, ...trigger.payload.scores])].toSorted();
  return names.flatMap((name) => {
    const score = draft.plan.scores.get(name);
    return score === undefined ? [] : [{ name, ...explainScore(score, draft.view()) }];
  });
}

function scoresIn({ definition, parts }: CompiledCondition): readonly string[] {
  return "scored" in definition ? [definition.scored] : parts.flatMap(scoresIn);
}
