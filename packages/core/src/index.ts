import type { AnyNames } from "./event/index.ts";
import type { Vocabulary } from "./project/index.ts";
import { anyWords } from "./project/index.ts";

type Words = Vocabulary<AnyNames>;

export { project, vocabulary } from "./project/index.ts";
export type { ProjectDefinition, ProjectOptions, Vocabulary } from "./project/index.ts";

// Moments, for whoever has no list of names.
export const event: Words["event"] = anyWords.event;
export const page: Words["page"] = anyWords.page;
export const screen: Words["screen"] = anyWords.screen;
export const identified: Words["identified"] = anyWords.identified;
export const activity: Words["activity"] = anyWords.activity;
export const sequence: Words["sequence"] = anyWords.sequence;
export const becomes: Words["becomes"] = anyWords.becomes;
export const anyOf: Words["anyOf"] = anyWords.anyOf;
export const firstSeen: Words["firstSeen"] = anyWords.firstSeen;
export const returned: Words["returned"] = anyWords.returned;
export const entered: Words["entered"] = anyWords.entered;
export const left: Words["left"] = anyWords.left;
export const fired: Words["fired"] = anyWords.fired;

// Conditions.
export const did: Words["did"] = anyWords.did;
export const sum: Words["sum"] = anyWords.sum;
export const average: Words["average"] = anyWords.average;
export const lowest: Words["lowest"] = anyWords.lowest;
export const highest: Words["highest"] = anyWords.highest;
export const last: Words["last"] = anyWords.last;
export const since: Words["since"] = anyWords.since;
export const inactive: Words["inactive"] = anyWords.inactive;
export const activeBeyond: Words["activeBeyond"] = anyWords.activeBeyond;
export const trait: Words["trait"] = anyWords.trait;
export const inSegment: Words["inSegment"] = anyWords.inSegment;
export const consented: Words["consented"] = anyWords.consented;
export const scored: Words["scored"] = anyWords.scored;
export const all: Words["all"] = anyWords.all;
export const any: Words["any"] = anyWords.any;
export const not: Words["not"] = anyWords.not;

// What has a name.
export const trigger: Words["trigger"] = anyWords.trigger;
export const segment: Words["segment"] = anyWords.segment;
export const score: Words["score"] = anyWords.score;
export const fact: Words["fact"] = anyWords.fact;
export const cart: Words["cart"] = anyWords.cart;
export const lastViewed: Words["lastViewed"] = anyWords.lastViewed;
export const orders: Words["orders"] = anyWords.orders;
export const experiment: Words["experiment"] = anyWords.experiment;
export const byArm: Words["byArm"] = anyWords.byArm;

export {
  above,
  after,
  asNumber,
  atLeast,
  atMost,
  before,
  below,
  between,
  contains,
  endsWith,
  exists,
  is,
  isNot,
  matches,
  missing,
  noneOf,
  oneOf,
  startsWith,
} from "./event/index.ts";
export { orElse, text } from "./trigger/index.ts";
export { highEngagement, lapsed, lowEngagement, newcomer, returning } from "./segment/index.ts";
export type { Condition, ConditionDefinition } from "./condition/index.ts";
export type { Moment, MomentDefinition, WaitOptions } from "./moment/index.ts";
export type { PayloadScope, Trigger, TriggerDefinition, TriggerOptions } from "./trigger/index.ts";
export type { Segment } from "./segment/index.ts";
export type { Score, ScoreDefinition, ScoreOptions } from "./score/index.ts";
export type { FactDefinition, FactHandle } from "./fact/index.ts";
export type { Experiment, ExperimentDefinition } from "./experiment/index.ts";
export type { AnyNames, Names, PropertyType, StandardSchema, TypedNames } from "./event/index.ts";

// What the words take and give, so that a package may export triggers and its declarations can name their types.
export type {
  AnyProperties,
  EventHandle,
  FactKind,
  Named,
  Namings,
  Seen,
  SeenIn,
  TestsOf,
  ValueAt,
  ValueOf,
  WhereOf,
} from "./event/index.ts";
export type { AggregateFunction, Arms, ByArm, DidOptions, Newest, ScoredOptions } from "./condition/index.ts";
export type {
  Chain,
  Correlatable,
  EventMoment,
  EventOptions,
  Evidence,
  EvidenceOf,
  EvidenceOfAny,
  EvidenceOfSteps,
  FiredHandle,
  GuardedSequence,
  PageFunction,
  ReturnMoment,
  ReturnSeen,
  SeenInSteps,
  SequenceMoment,
  SomeEvent,
  Start,
  StepNaming,
} from "./moment/index.ts";
export type { TriggerFunction } from "./trigger/index.ts";
export type { SegmentFunction } from "./segment/index.ts";
export type { ScoreFunction } from "./score/index.ts";
export type { CartOptions, FactFold } from "./fact/index.ts";
export type { ByArmFunction, ExperimentOptions } from "./experiment/index.ts";
export type { ConsentPolicy, PurposePolicy } from "./consent/index.ts";
export { HeedError } from "./contracts/index.ts";
export type { Duration, EpochMs, Fault, HeedErrorCode } from "./contracts/index.ts";
