import type { CompiledCondition } from "../../condition/index.ts";
import { describeMoment } from "../../moment/index.ts";
import type { Draft } from "../draft.ts";
import type { PlannedTrigger, SourcePlan } from "../plan.ts";
import { explainCondition, firstFalse } from "./condition.ts";
import type { ConditionExplained, Need, TurnExplained } from "./explanation.ts";
import { rolesText, sourceAt, stepText } from "./waiting.ts";

/** What each source of a trigger's moment still needs for its next instant, at this log point. */
export function explainNeeds(
  draft: Draft,
  trigger: PlannedTrigger,
  turns: readonly TurnExplained[],
): readonly Need[] {
  // Turns are told in the order of the sources that have one.
  const left = [...turns];
  return trigger.sources.flatMap((source, place): readonly Need[] => {
    if (source.kind !== "turn") return [needOf(draft, trigger, source, place)];
    const turn = left.shift();
    return turn === undefined ? [] : needOfTurn(turn);
  });
}

function needOf(
  draft: Draft,
  trigger: PlannedTrigger,
  source: Exclude<SourcePlan, { readonly kind: "turn" }>,
  place: number,
): Need {
  const { firstActivityAt, lastActivityAt } = draft.state.seen;
  switch (source.kind) {
    case "event":
      return { kind: "event", event: rolesText([source.role]), ...asked(draft, source.condition) };
    case "sequence": {
      const on = source.rule.steps[0]?.on;
      const condition = on !== undefined && "condition" in on ? on.condition : undefined;
      return { kind: "step", event: stepText(trigger, place, 0), ...asked(draft, condition) };
    }
    case "firstSeen":
      return { kind: "first_activity", ...(firstActivityAt === undefined ? {} : { wasAt: firstActivityAt }) };
    case "returned":
      return {
        kind: "return",
        ...(lastActivityAt === undefined ? {} : { after: lastActivityAt + source.afterMs }),
      };
    case "fired":
      return { kind: "fire", of: draft.plan.triggers[source.trigger]?.name ?? describedAt(trigger, place) };
  }
}

/** A condition that time has turned within this millisecond lacks nothing: it is looked at at the end of it. */
function needOfTurn({ condition, to, stands }: TurnExplained): readonly Need[] {
  if (condition.holds === to && stands !== to) return [];
  return condition.holds
    ? [{ kind: "no", condition, first: to }]
    : [{ kind: "yes", missing: firstFalse(condition), first: !to }];
}

/** An event's own condition as it would be judged now, but for the event itself. */
function asked(
  draft: Draft,
  compiled: CompiledCondition | undefined,
): { readonly condition?: ConditionExplained; readonly missing?: ConditionExplained } {
  if (compiled === undefined) return {};
  const condition = explainCondition(compiled, draft);
  return condition.holds ? { condition } : { condition, missing: firstFalse(condition) };
}

function describedAt(trigger: PlannedTrigger, place: number): string {
  const source = sourceAt(trigger, place);
  return source === undefined ? trigger.name : describeMoment(source);
}
