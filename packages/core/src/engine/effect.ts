import type { Decision, EpochMs, Position, QueuedDelivery } from "../contracts/index.ts";

/** What a step decided. The runtime writes and counts all of them in the commit that stores the state. */
export type Effect =
  /** A wait began, or a later start moved its deadline; it is decided after `until`. */
  | {
      readonly kind: "opened" | "moved";
      readonly trigger: string;
      readonly value?: string;
      readonly start: Position;
      readonly until: EpochMs;
    }
  /** A wait ended because the awaited event came, or because its purpose was withdrawn. */
  | {
      readonly kind: "cancelled";
      readonly trigger: string;
      readonly value?: string;
      readonly by: "event" | "withdrawal";
    }
  /** A wait was decided at its deadline; a `fired` or `suppressed` follows. */
  | { readonly kind: "wait_decided"; readonly trigger: string; readonly value?: string }
  /** An instant whose event was too old when it arrived: it fires nothing. */
  | {
      readonly kind: "stale";
      readonly trigger: string;
      readonly value?: string;
      readonly of: "event" | "wait";
    }
  /** An open wait was forgotten, because its trigger waits for too many values. */
  | { readonly kind: "evicted"; readonly trigger: string; readonly value?: string }
  /** An open wait was dropped: its trigger was taken away, or waits for something else now. */
  | { readonly kind: "dropped"; readonly trigger: string; readonly value?: string }
  /** An event was not taken in: the person does not allow it, by an earlier word or by the policy. */
  | {
      readonly kind: "not_collected";
      readonly id: string;
      readonly reason: string;
      readonly allowedBy: string;
    }
  /** A start came without the correlation key, which lies at `path`. */
  | { readonly kind: "no_key"; readonly trigger: string; readonly path: string }
  /** A start that happened before its trigger was deployed: it begins nothing. */
  | { readonly kind: "before_deployment"; readonly trigger: string }
  /** A start that is no longer remembered might have been the next one to stand. */
  | { readonly kind: "inexact"; readonly trigger: string }
  /** Evidence that was too large to be remembered: so many paths. */
  | { readonly kind: "evidence_left_out"; readonly trigger: string; readonly paths: number }
  | { readonly kind: "fired"; readonly decision: Decision; readonly deliveries: readonly QueuedDelivery[] }
  | { readonly kind: "suppressed"; readonly decision: Decision };
