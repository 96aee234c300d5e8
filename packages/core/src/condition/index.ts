export type { Arms, ByArm } from "./arms.ts";
export type {
  AggregateDefinition,
  AggregateRange,
  ConditionDefinition,
  DidDefinition,
  ScoredDefinition,
} from "./definition.ts";
