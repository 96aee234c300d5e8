import type { Command, DeliveryId, EpochMs, EventType, ProfileKey, Refusal } from "@heed/core/contracts";
import type { Effect } from "@heed/core/engine";

/**
 * What just happened, for logs and for `heed dev`. Told after the commit that made it true.
 *
 * Ids of people are in it, addresses and payloads are not, but for `effect`, whose decision carries the evidence.
 */
export type Notice =
  | {
      readonly kind: "event";
      readonly at: EpochMs;
      readonly source: string;
      readonly profile: ProfileKey;
      readonly type: EventType;
      readonly name: string;
      readonly ended: "processed" | "duplicate" | "suppressed";
      /** Of a suppression: why, and what would have allowed it. */
      readonly reason?: string;
      readonly allowedBy?: string;
    }
  | {
      readonly kind: "refused";
      readonly at: EpochMs;
      readonly source: string;
      readonly refusals: readonly Refusal[];
    }
  /** An anonymous profile is part of this one now, or its id, which was another person's, is this one's from now on. */
  | {
      readonly kind: "identity";
      readonly at: EpochMs;
      readonly profile: ProfileKey;
      readonly from: ProfileKey;
      readonly how: "joined" | "rebound";
    }
  /** `unknown`: there is no such trigger here. */
  | {
      readonly kind: "command";
      readonly at: EpochMs;
      readonly command: Command;
      readonly ended: "applied" | "unknown";
    }
  | { readonly kind: "effect"; readonly at: EpochMs; readonly profile: ProfileKey; readonly effect: Effect }
  | {
      readonly kind: "delivery";
      readonly at: EpochMs;
      readonly sink: string;
      readonly trigger: string;
      /** Correlation value, where the trigger has `.by`. */
      readonly value?: string;
      readonly profile: ProfileKey;
      readonly id: DeliveryId;
      readonly attempt: number;
      readonly ended: "delivered" | "dead" | "cancelled" | "waiting";
      readonly reason?: string;
      /** When it is tried again; absent while its sink is held. */
      readonly nextAt?: EpochMs;
    }
  /** `held`: nothing goes out until `resumeAt`, or until `resume(sink)` is called. A person should look. */
  | {
      readonly kind: "sink";
      readonly at: EpochMs;
      readonly sink: string;
      readonly state: "held" | "resumed";
      readonly reason?: string;
      readonly resumeAt?: EpochMs;
    }
  /** `catching_up`: senders may still hold events of the standstill, so no deadline is decided yet. */
  | {
      readonly kind: "engine";
      readonly at: EpochMs;
      readonly state: "catching_up" | "caught_up" | "lease_lost" | "failing";
      readonly reason?: string;
    };

/** Receives notices; must not throw and must not take long. */
export type Observe = (notice: Notice) => void;
