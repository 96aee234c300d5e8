export { explain } from "./explain.ts";
export type {
  AnswerExplained,
  BegunExplained,
  ConditionExplained,
  Explanation,
  HeldExplained,
  LastExplained,
  LimitsExplained,
  Need,
  NowExplained,
  TurnExplained,
  WaitExplained,
} from "./explanation.ts";
export { firstFalse } from "./condition.ts";
export { explainFire } from "./reasons.ts";
export { sentences } from "./sentences.ts";
export { replayed } from "./replay.ts";
export type { Replay } from "./replay.ts";
