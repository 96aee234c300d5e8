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
  AnyNames,
  EventName,
  KeyPathOf,
  Names,
  PathOf,
  Properties,
  PropertyType,
  TypedNames,
  ValueAt,
  ValueOf,
  WhereOf,
} from "./vocabulary.ts";
export { eventMoment } from "./event.ts";
export type {
  CorrelationOf,
  Correlatable,
  EventFunction,
  EventMoment,
  Moment,
  WaitOptions,
} from "./event.ts";
