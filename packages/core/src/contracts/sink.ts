import type { EpochMs, Milliseconds } from "../time/index.ts";
import type { Delivery, DeliveryId, Outcome } from "./delivery.ts";
import type { HttpRequest, HttpResponse, NoAnswer, Transport } from "./http.ts";
import { retryAfterMs } from "./http.ts";
import type { Json } from "./json.ts";

/** Never empty, and one delivery per person. */
export type Batch = readonly [Delivery, ...Delivery[]];

/** A call that the runtime carries out, and the deliveries it speaks for. */
export interface Ask {
  readonly request: HttpRequest;
  readonly batch: Batch;
  /** Which of the sink's budgets it spends; the first one where absent. */
  readonly budget?: string;
  /** Anything that `classify` needs to know which call this was. */
  readonly step?: Json;
}

/** How this try of one delivery ended; the runtime decides what follows from it. */
export interface Settled {
  readonly id: DeliveryId;
  readonly outcome: Outcome;
  /** At most 1 KB, handed back with the next attempt. */
  readonly memo?: Json;
}

/** What is settled, and what is asked next. */
export interface Turn {
  readonly settled?: readonly Settled[];
  readonly ask?: Ask;
}

/**
 * What one vendor allows for one kind of call, per account. All windows hold at once. The runtime spreads calls evenly over
 * its share of the tightest window, so that no burst meets a 429.
 */
export interface Budget {
  /** As the vendor publishes them; the runtime decides which share to use. */
  readonly windows: readonly { readonly calls: number; readonly perMs: Milliseconds }[];
  /** Calls open at the same time. */
  readonly concurrent: number;
}

/** What the runtime must keep to when it calls this vendor. */
export interface SinkLimits {
  readonly budgets: Readonly<Record<string, Budget>>;
  /** Deliveries offered to one `encode`. @defaultValue `1` */
  readonly batch?: number;
  /** How long one call may take, in milliseconds. @defaultValue `10_000` */
  readonly timeoutMs?: Milliseconds;
}

/** What the vendor can do about repetitions; the runtime and the documentation promise no more than this. */
export interface SinkCapabilities {
  /** For how long the vendor recognises a repeated key, in milliseconds; `0` where it has no key. */
  readonly keyHonouredForMs: Milliseconds;
}

/** What a turn may know beside its arguments: the time, since turns read no clock. */
export interface SinkContext {
  readonly now: EpochMs;
}

/** A sink talks with one vendor in turns. Turns are pure; the runtime owns socket, clock, pace, retries and memory. */
export interface Sink {
  readonly contract: 1;
  readonly name: string;
  readonly limits: SinkLimits;
  readonly capabilities: SinkCapabilities;
  /** Takes what fits one call, at least one (or settles it); the rest is offered again. Runs inside the paced slot, per try. */
  encode(batch: Batch, context: SinkContext): Turn | Promise<Turn>;
  /** Every delivery of `asked.batch` is settled or asked about again. At most 5 turns. */
  classify(answer: HttpResponse | NoAnswer, asked: Ask, context: SinkContext): Turn | Promise<Turn>;
  /** Carries the requests out instead of `fetch`, where the backend holds the vendor's own client. */
  readonly transport?: Transport;
}

/** The same outcome for a whole batch. */
export function everyOne(batch: Batch, outcome: Outcome): readonly Settled[] {
  return batch.map(({ id }) => ({ id, outcome }));
}

/**
 * The verdict that most vendors mean: 2xx delivered; 408, 425, 429 and 5xx retry (`Retry-After` read); 401, 403 and a
 * redirect (the address is wrong) hold; other 4xx reject; no answer retries, uncertain where the request may have arrived.
 */
export function outcomeFromStatus(answer: HttpResponse | NoAnswer, now: EpochMs): Outcome {
  if (answer.status === "none") {
    return { status: "retry", reason: `no answer: ${answer.reason}`, uncertain: answer.sent === "maybe" };
  }
  const { status } = answer;
  const reason = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { status: "delivered" };
  if (status === 401 || status === 403 || (status >= 300 && status < 400)) return { status: "held", reason };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const wait = retryAfterMs(answer.headers, now);
    return {
      status: "retry",
      reason,
      uncertain: status >= 500,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    };
  }
  return { status: "rejected", reason };
}
