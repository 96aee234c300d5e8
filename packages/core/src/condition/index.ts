export type { Arms, ByArm } from "./arms.ts";
export type {
  AggregateDefinition,
  AggregateRange,
  ConditionDefinition,
  DidDefinition,
  ScoredDefinition,
} from "./definition.ts";
export { RegisterTable } from "./register.ts";
export type { Place, Reads, RegisterRule } from "./register.ts";
export { compileNamings, isActivity, Patterns, registerId } from "./reads.ts";
export type { CompiledNamings } from "./reads.ts";
export { fadingOf, heldAt } from "./compiled.ts";
export type {
  CompiledCondition,
  CompiledGroup,
  CompiledScore,
  ConditionContext,
  ScoreGroup,
  Truth,
  View,
} from "./compiled.ts";
export { compileCondition } from "./evaluate.ts";
export { describeArms, describeCondition } from "./describe.ts";
export { scoreAt } from "./scored.ts";
export { MAX_EXACT } from "./did.ts";
export { exp2 } from "./exp2.ts";
export { faded } from "./fading.ts";
export { decayedRule } from "./registers/decayed.ts";
export type { Decayed, PointsEntry } from "./registers/decayed.ts";
export { LEDGER_STRIDE, ledgerRule } from "./registers/ledger.ts";
export type { Ledger } from "./registers/ledger.ts";
export { conditionIn, definitionOf, isCondition } from "./handle.ts";
export type { Condition } from "./handle.ts";
export { conditionWords } from "./words.ts";
export type {
  AggregateFunction,
  ConditionWords,
  DidOptions,
  Newest,
  NumberPath,
  RangeOptions,
  ScoredOptions,
} from "./words.ts";
