export type { Json, JsonObject } from "./json.ts";
export { isJsonObject, objectAt, ownValue, textAt } from "./json.ts";
export { boundMessage, EVENT_BOUNDS, faultOf } from "./bounds.ts";
export type { BoundFault, Bounds } from "./bounds.ts";
export { HeedError } from "./error.ts";
export type { Fault, HeedErrorCode } from "./error.ts";
export { nearestWord, unknownWord } from "./nearest.ts";
export type { ConsentSignal, Event, EventType, Identity, Incoming, ProfileKey } from "./event.ts";
export type { DecodeContext, Decoded, Headers, RawRequest, Refusal, Source, Verdict } from "./source.ts";
export type { HttpRequest, HttpResponse, Method, NoAnswer, Transport } from "./http.ts";
export { jsonBody, jsonRequest, retryAfterMs } from "./http.ts";
export type { ConsentProof, Delivery, DeliveryId, Outcome } from "./delivery.ts";
export type {
  Ask,
  Batch,
  Budget,
  Settled,
  Sink,
  SinkCapabilities,
  SinkContext,
  SinkLimits,
  Turn,
} from "./sink.ts";
export { everyOne, outcomeFromStatus } from "./sink.ts";
export type {
  CancelReason,
  Change,
  Claimed,
  Count,
  DeathCause,
  CountName,
  Decision,
  DeliveryRow,
  DeliveryState,
  Deployments,
  HeldBy,
  Leadership,
  Lease,
  ListQueries,
  ListRows,
  MessageKey,
  Position,
  QueuedDelivery,
  Retention,
  Settlement,
  Store,
  StoredProfile,
  Swept,
  TransactAsk,
  View,
} from "./store.ts";
export { MESSAGE_MEMORY_MS, messageKey } from "./store.ts";
export type { Duration, EpochMs, Milliseconds } from "../time/index.ts";
export { formatDuration, formatInstant, parseDuration, parseInstant } from "../time/index.ts";
