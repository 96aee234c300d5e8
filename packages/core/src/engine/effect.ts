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
  /** A wait ended: the awaited event came, its purpose was withdrawn, or the fire that it followed was cancelled. */
  | {
      readonly kind: "cancelled";
      readonly trigger: string;
      readonly value?: string;
      readonly by: "event" | "withdrawal" | "late_cancel";
    }
  /** Two open waits became one, because two profiles did. */
  | { readonly kind: "joined"; readonly trigger: string; readonly value?: string }
  /** A wait was decided at its deadline; how it ended follows. */
  | { readonly kind: "wait_decided"; readonly trigger: string; readonly value?: string }
  /** An open wait or a sequence begun was forgotten, because its trigger watches too many values. */
  | {
      readonly kind: "evicted";
      readonly trigger: string;
      readonly value?: string;
      readonly of: "wait" | "sequence";
    }
  /** An open wait was dropped: its trigger was taken away, or waits for something else now. */
  | { readonly kind: "dropped"; readonly trigger: string; readonly value?: string }
  /** An event was not taken in: the person does not allow it, by an earlier word or by the policy. */
  | {
      readonly kind: "not_collected";
      readonly id: string;
      readonly reason: string;
      readonly allowedBy: string;
    }
  /** A start or a step came without the correlation key, which lies at `path`. */
  | { readonly kind: "no_key"; readonly trigger: string; readonly path: string }
  /** A start or a step that happened before its trigger was deployed: it begins nothing. */
  | { readonly kind: "before_deployment"; readonly trigger: string }
  /** A start that is no longer remembered might have been the next one to stand. */
  | { readonly kind: "inexact"; readonly trigger: string }
  /** A step that came after its place in the sequence was forgotten or decided. */
  | { readonly kind: "late_step"; readonly trigger: string }
  /** Evidence that was too large to be remembered: so many paths. */
  | { readonly kind: "evidence_left_out"; readonly trigger: string; readonly paths: number }
  /** The awaited event came after the wait had fired: `fire` should not have happened. */
  | {
      readonly kind: "late_cancel";
      readonly trigger: string;
      readonly value?: string;
      /** Id of the decision. */
      readonly fire: string;
      readonly start: Position;
    }
  | { readonly kind: "fired"; readonly decision: Decision; readonly deliveries: readonly QueuedDelivery[] }
  /** An instant whose start was too old when it became known; `of` tells whether a wait ended with it. */
  | { readonly kind: "stale"; readonly of: "event" | "wait"; readonly decision: Decision }
  /** Decided, and not sent: why stands in `decision`. */
  | {
      readonly kind: "shadow" | "suppressed" | "held" | "if_false" | "expired";
      readonly decision: Decision;
    };
