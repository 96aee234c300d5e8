export type {
  BecomesDefinition,
  Correlation,
  EventMomentDefinition,
  MomentDefinition,
  Repeat,
  SequenceDefinition,
  StepDefinition,
  WaitDefinition,
} from "./definition.ts";
export type {
  Chain,
  Correlatable,
  CorrelationOf,
  EventMoment,
  EventOptions,
  Evidence,
  EvidenceOf,
  EvidenceOfSteps,
  GuardedSequence,
  KeyPathOf,
  Moment,
  ReturnMoment,
  ReturnSeen,
  SeenInSteps,
  SequenceMoment,
  SomeEvent,
  Start,
  StepNaming,
  StepOptions,
  WaitOptions,
} from "./moment.ts";
export { describeMoment, describeStep } from "./describe.ts";
export { momentOf, momentWords } from "./words.ts";
export type { EvidenceOfAny, FiredHandle, MomentWords, PageFunction } from "./words.ts";
