import { MESSAGE_MEMORY_MS, parseInstant } from "@heed/core/contracts";
import type { EpochMs, Json } from "@heed/core/contracts";
import type { ItemReader } from "./item-reader.ts";

export interface Times {
  readonly occurredAt?: EpochMs;
  readonly claimedAt?: EpochMs;
  readonly sentAt?: EpochMs;
}

/** When a message happened and when it was sent. The message's own `sentAt` goes before the batch's. */
export function readTimes(
  reader: ItemReader,
  { receivedAt, sentAt: batchSentAt }: { readonly receivedAt: EpochMs; readonly sentAt?: EpochMs },
): Times {
  const field = reader.value("timestamp") === undefined ? "originalTimestamp" : "timestamp";
  const given = reader.value(field);
  const happened = instantOf(given);
  if (given !== undefined && happened === undefined) {
    const message = `expected an ISO 8601 date-time such as "2026-11-23T10:00:00.000Z", came another ${typeof given}`;
    reader.refuse("timestamp_invalid", field, message);
  }
  const own = reader.value("sentAt");
  const sentByTheirClock = own === undefined ? batchSentAt : instantOf(own);
  const occurredAt = correctForSkew(happened, sentByTheirClock, receivedAt);
  const sentAt = saneSentAt(sentByTheirClock, receivedAt);
  return {
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(happened === undefined ? {} : { claimedAt: happened }),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
}

/**
 * Segment's correction: a device's clock may be hours off, but the span between happening and sending is right. A sender
 * without `sentAt`, or with one that cannot be read, is taken at its word.
 */
export function correctForSkew(
  happened: EpochMs | undefined,
  sentAt: EpochMs | undefined,
  receivedAt: EpochMs,
): EpochMs | undefined {
  return happened === undefined || sentAt === undefined ? happened : receivedAt - (sentAt - happened);
}

/**
 * `sentAt` only tells a backlog from fresh traffic, so it stays on the sender's clock. One in the future was sent now. One
 * older than any sender keeps trying says nothing but that the clock is wrong.
 */
export function saneSentAt(sentAt: EpochMs | undefined, receivedAt: EpochMs): EpochMs | undefined {
  if (sentAt === undefined || sentAt < receivedAt - MESSAGE_MEMORY_MS) return undefined;
  return Math.min(sentAt, receivedAt);
}

/** An ISO 8601 text as an instant; anything else is none. */
export function instantOf(value: Json | undefined): EpochMs | undefined {
  return typeof value === "string" ? parseInstant(value) : undefined;
}
