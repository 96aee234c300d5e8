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
export type { Forward, Forwarder, ProfileRow, StoredProfile } from "./profile.ts";
export type { Decision, Ended, Position } from "./decision.ts";
export type {
  Cancellation,
  CancelReason,
  Claimed,
  DeathCause,
  DeliveryRow,
  DeliveryState,
  Lease,
  QueuedDelivery,
  Settlement,
} from "./outbox.ts";
export type { Count, CountName } from "./count.ts";
export type { Command, Control } from "./control.ts";
export type { Change, HistoryRow, Need, TransactAsk, View } from "./change.ts";
export type {
  Deployments,
  HeldBy,
  Leadership,
  ListQueries,
  ListRows,
  Retention,
  Store,
  Swept,
} from "./store.ts";
export { MESSAGE_MEMORY_MS, messageKey } from "./message.ts";
export type { MessageKey } from "./message.ts";
export type { Duration, EpochMs, Milliseconds } from "../time/index.ts";
export { formatDuration, formatInstant, parseDuration, parseInstant } from "../time/index.ts";
