import type { ConsentSignal, EpochMs, Event } from "@heed/core/contracts";
import type { ProjectDefinition } from "@heed/core/engine";

/** Whose record it is. A log is about one person, who may begin as an anonymous profile beside the known one. */
export type Side = "known" | "anonymous";

/**
 * What one person's engine is told, in log order: `at` never runs backwards, and an entry's place in the list is its log
 * sequence. After a merge every entry is the known profile's. The first entry is a deploy.
 */
export type Entry =
  | { readonly kind: "deploy"; readonly at: EpochMs; readonly project: ProjectDefinition }
  | { readonly kind: "event"; readonly at: EpochMs; readonly side: Side; readonly event: Event }
  | {
      readonly kind: "consent";
      readonly at: EpochMs;
      readonly side: Side;
      readonly signal: ConsentSignal;
      readonly saidAt: EpochMs;
    }
  /** For both sides: everything received before `at` has been read. */
  | { readonly kind: "tick"; readonly at: EpochMs }
  /** The person is suppressed, or no longer. */
  | { readonly kind: "suppress"; readonly at: EpochMs; readonly side: Side; readonly suppressed: boolean }
  /** The anonymous profile turns out to be the known one. */
  | { readonly kind: "merge"; readonly at: EpochMs };

/** What a step decided, as far as both programs can tell it. */
export type Output =
  /** An instant of a moment, and how it ended. */
  | {
      readonly kind: "decided";
      readonly trigger: string;
      /** Absent where the trigger has no correlation. */
      readonly value?: string;
      /** Place in history of its start. */
      readonly start: { readonly at: EpochMs; readonly seq: number };
      readonly at: EpochMs;
      readonly decidedAt: EpochMs;
      readonly ended: "fired" | "shadow" | "if_false" | "suppressed" | "held" | "stale" | "expired";
      readonly reason?: string;
    }
  /** A wait opens while none is open; it ends with an instant that is decided, or is cancelled or dropped. */
  | { readonly kind: "opened"; readonly trigger: string; readonly value?: string }
  | {
      readonly kind: "cancelled";
      readonly trigger: string;
      readonly value?: string;
      readonly by: "event" | "withdrawal" | "late_cancel";
    }
  | { readonly kind: "dropped"; readonly trigger: string; readonly value?: string }
  /** A cancel of a fire that is already decided; `start` is the fire's. */
  | {
      readonly kind: "late_cancel";
      readonly trigger: string;
      readonly value?: string;
      readonly start: { readonly at: EpochMs; readonly seq: number };
    };

/** Per entry, for each side: its outputs in order. */
export type Told = readonly { readonly side: Side; readonly output: Output }[];
