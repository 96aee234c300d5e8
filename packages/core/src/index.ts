export { vocabulary } from "./trigger/index.ts";
export type { Vocabulary } from "./trigger/index.ts";
export { eventMoment as event } from "./moment/index.ts";
export type {
  AnyNames,
  EventMoment,
  Moment,
  Names,
  PropertyType,
  TypedNames,
  WaitOptions,
} from "./moment/index.ts";
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
export { orElse, text, trigger } from "./trigger/index.ts";
export type { PayloadScope, Trigger, TriggerOptions } from "./trigger/index.ts";
export type { ConsentPolicy, PurposePolicy } from "./consent/index.ts";
export { HeedError } from "./contracts/index.ts";
export type { Duration, EpochMs, Fault, HeedErrorCode } from "./contracts/index.ts";
