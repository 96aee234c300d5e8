import type { EpochMs, Milliseconds } from "../time/index.ts";
import type { Identity } from "./event.ts";
import type { Json, JsonObject } from "./json.ts";

/** Hash of the fire and the sink, 32 hexadecimal digits. The idempotency key of every attempt. */
export type DeliveryId = string;

/** Why it was allowed, as known when it was decided; asked again before sending. */
export interface ConsentProof {
  readonly purpose: string;
  /** `signal`: the person said so at `at`. `policy`: nothing was said and the operator's policy allows that. */
  readonly basis: "signal" | "policy";
  readonly at?: EpochMs;
}

/** A fire on its way to one sink. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly trigger: string;
  /** The name that the vendor sees, `send.as` of the trigger. */
  readonly as: string;
  readonly identity: Identity;
  readonly payload: JsonObject;
  readonly consent: ConsentProof;
  /** The moment's instant. */
  readonly occurredAt: EpochMs;
  readonly expiresAt: EpochMs;
  /** 1 for the first try. */
  readonly attempt: number;
  /** True where an earlier attempt may have reached the vendor. */
  readonly uncertain: boolean;
  /** At most 1 KB that an earlier turn asked us to remember. */
  readonly memo?: Json;
}

/** How one try ended. */
export type Outcome =
  /** The vendor has it. */
  | { readonly status: "delivered" }
  /** May work later. `uncertain`: it may have arrived all the same. */
  | {
      readonly status: "retry";
      readonly reason: string;
      readonly retryAfterMs?: Milliseconds;
      readonly uncertain?: boolean;
    }
  /** This delivery will never work. */
  | { readonly status: "rejected"; readonly reason: string }
  /** Nothing will work now: the sink pauses, until `resumeAt` or until a person resumes it. No attempt is spent. */
  | { readonly status: "held"; readonly reason: string; readonly resumeAt?: EpochMs };
