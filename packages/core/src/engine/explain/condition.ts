import type { CompiledCondition } from "../../condition/index.ts";
import { describeCondition } from "../../condition/index.ts";
import type { Draft } from "../draft.ts";
import type { PlannedTrigger, SourcePlan } from "../plan.ts";
import type { ConditionExplained } from "./explanation.ts";

/** A condition at this log point. Before a profile's first event it is no, whatever stands inside. */
export function explainCondition(condition: CompiledCondition, draft: Draft): ConditionExplained {
  const { definition } = condition;
  const text = describeCondition(definition);
  if (draft.state.seen.firstSeenAt === undefined) return { text, definition, holds: false, parts: [] };
  const { holds, next, seen } = condition.explain(draft.view());
  return {
    text,
    definition,
    holds,
    ...(seen === undefined ? {} : { seen }),
    ...(next === Infinity ? {} : { changesAt: next }),
    parts: condition.parts.map((part) => explainCondition(part, draft)),
  };
}

/**
 * What is in the way of a condition that does not hold: of `all` the first part that does not, down to what has no parts
 * to blame. Of `any` and `not` it is the whole.
 */
export function firstFalse(condition: ConditionExplained): ConditionExplained {
  const { definition, parts } = condition;
  const isAll = "all" in definition || "inSegment" in definition;
  const guilty = isAll ? parts.find(({ holds }) => !holds) : undefined;
  return guilty === undefined ? condition : firstFalse(guilty);
}

/** Every condition that a trigger asks. */
export function conditionsOf({ condition, sources }: PlannedTrigger): readonly CompiledCondition[] {
  return [...(condition === undefined ? [] : [condition]), ...sources.flatMap(askedBy)];
}

function askedBy(source: SourcePlan): readonly CompiledCondition[] {
  if (source.kind === "sequence")
    return source.rule.steps.flatMap(({ on }) => ("condition" in on ? (on.condition ?? []) : []));
  return "condition" in source && source.condition !== undefined ? [source.condition] : [];
}
