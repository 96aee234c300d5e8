import type { CompiledCondition, RegisterTable } from "../condition/index.ts";
import type { EventPattern } from "../event/index.ts";
import type { PlannedTrigger, SourcePlan } from "./plan.ts";

const ACTIVITY: EventPattern = { type: "activity" };

/** The kinds of events that may matter to a trigger's moment; its `if` is asked when something else has made an instant. */
export function ruleEvents(
  { sources, cancels }: PlannedTrigger,
  registers: RegisterTable,
): readonly EventPattern[] {
  return [
    ...cancels.map(({ pattern }) => pattern),
    ...sources.flatMap((source) => sourceEvents(source, registers)),
  ];
}

/** The conditions whose turning makes its instants. */
export function turnConditions({ sources }: PlannedTrigger): readonly CompiledCondition[] {
  return sources.flatMap((source) => (source.kind === "turn" ? [source.condition] : []));
}

function sourceEvents(source: SourcePlan, registers: RegisterTable): readonly EventPattern[] {
  switch (source.kind) {
    case "event":
      return [source.role.pattern];
    case "sequence":
      return [
        ...source.rule.unless.map(({ pattern }) => pattern),
        ...source.rule.steps.map(({ on }) => ("role" in on ? on.role.pattern : ACTIVITY)),
      ];
    case "turn":
      return [
        ...[...source.condition.registers].flatMap((place) =>
          (registers.rules[place]?.reads ?? []).map(({ pattern }) => pattern),
        ),
        ...(source.condition.readsActivity ? [ACTIVITY] : []),
      ];
    case "firstSeen":
    case "returned":
      return [ACTIVITY];
    case "fired":
      return [];
  }
}
