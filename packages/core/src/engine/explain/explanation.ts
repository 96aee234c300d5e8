import type { ConditionDefinition } from "../../condition/index.ts";
import type { EpochMs, Json, Position } from "../../contracts/index.ts";
import type { Cap } from "../../limits/index.ts";
import type { ScoreExplained } from "../../score/index.ts";
import type { Held, LastDecision } from "../book.ts";
import type { PlannedTrigger } from "../plan.ts";

/** Why one trigger did or did not fire for one profile, and what it waits for: plain data, as JSON knows it. */
export interface Explanation {
  readonly trigger: string;
  readonly state: PlannedTrigger["state"];
  /** Its moment, in words. */
  readonly when: string;
  /** The log time it speaks of: all that was read until then, and nothing later. */
  readonly at: EpochMs;
  /** Log time of its deployment: what came before begins nothing, unless it says `backfill: "fire"`. */
  readonly deployedAt: EpochMs;
  /** Event times of the profile's first and newest event; absent where none has been seen. */
  readonly seen?: { readonly first: EpochMs; readonly newest: EpochMs };
  /** Its last instant, and how that ended; absent where none was decided yet. */
  readonly last?: LastExplained;
  /** Absent of a draft, which decides nothing. */
  readonly now?: NowExplained;
}

/** How the last instant ended. */
export interface LastExplained extends LastDecision {
  /** True where it is not decided yet: so it will be, if nothing more is read before `at`. */
  readonly foreseen: boolean;
  /** Of a held one: whether it still waits to be sent. */
  readonly isHeld: boolean;
}

/** What a trigger waits for, and what would become of an instant now. */
export interface NowExplained {
  /** Open waits, the next to be decided first. */
  readonly waits: readonly WaitExplained[];
  /** Waits that an answer has ended, or would end if they began before it. */
  readonly answers: readonly AnswerExplained[];
  /** Sequences begun, the furthest first. */
  readonly begun: readonly BegunExplained[];
  /** The conditions that its moment watches. */
  readonly turns: readonly TurnExplained[];
  readonly held: readonly HeldExplained[];
  /** What its next instant, or the next start of its wait, still needs: of each part of its moment. */
  readonly needs: readonly Need[];
  /** Its `if`, as it stands. */
  readonly condition?: ConditionExplained;
  /** What an instant that came now would end as: the first step of a decision that has something to say. */
  readonly outcome: { readonly ended: string; readonly reason?: string; readonly allowedBy?: string };
  readonly limits: LimitsExplained;
  /** The scores that it reads, with all points remembered one by one. */
  readonly scores: readonly (ScoreExplained & { readonly name: string })[];
}

/** A wait that is open. */
export interface WaitExplained {
  /** Correlation value, absent where the moment has none. */
  readonly value?: string;
  readonly start: Position;
  /** The end of its wait. */
  readonly due: EpochMs;
  /** Log time after whose records it is decided: an answer read until then still counts. */
  readonly decidedAfter: EpochMs;
  /** The events that would end it, in words. */
  readonly endedBy: string;
  /** True where its start was too old when it arrived: it will end as stale. */
  readonly isStale: boolean;
}

/** The newest event that ends waits, where none is open. */
export interface AnswerExplained {
  readonly value?: string;
  /** Event time: what began earlier waits no more. */
  readonly at: EpochMs;
  /** The events that it was one of, in words. */
  readonly event: string;
}

/** A sequence of which some steps have come. */
export interface BegunExplained {
  readonly value?: string;
  /** How many steps have come, and of how many. */
  readonly steps: number;
  readonly of: number;
  readonly start: Position;
  readonly newest: Position;
  /** The next step, in words. */
  readonly next: string;
  /** Until when it must come, in event time; absent where nothing bounds it. */
  readonly until?: EpochMs;
  /** The events that would start it over, in words. */
  readonly startedOverBy?: string;
}

/** A condition whose turning makes instants. */
export interface TurnExplained {
  readonly condition: ConditionExplained;
  /** The turn that is awaited: to yes or to no. */
  readonly to: boolean;
  /** What it stood at when it was last looked at. */
  readonly stands: boolean;
  /** While its `for` runs: the log times since when it is yes, and at whose end it has been so long enough. */
  readonly running?: { readonly since: EpochMs; readonly until: EpochMs };
}

/** A fire that waits for an identity, or for its trigger to be resumed. */
export interface HeldExplained {
  readonly value?: string;
  readonly at: EpochMs;
  readonly reason: Held["reason"];
  /** The last millisecond at which it may still be sent. */
  readonly until: EpochMs;
}

/** What one part of a moment still needs for its next instant. */
export type Need =
  /** An event; `missing`: what its own condition lacks now. */
  | {
      readonly kind: "event";
      readonly event: string;
      readonly condition?: ConditionExplained;
      readonly missing?: ConditionExplained;
    }
  /** The first step of a sequence. */
  | {
      readonly kind: "step";
      readonly event: string;
      readonly condition?: ConditionExplained;
      readonly missing?: ConditionExplained;
    }
  /**
   * A condition that is no now and must turn to yes; `missing` is the first part of it that does not hold. `first`: only
   * then can it turn to no, which is what counts.
   */
  | { readonly kind: "yes"; readonly missing: ConditionExplained; readonly first: boolean }
  /** A condition that is yes now and must turn to no; `first`: only then can it turn to yes again, which is what counts. */
  | { readonly kind: "no"; readonly condition: ConditionExplained; readonly first: boolean }
  /** The first activity; it never comes again where there was one. */
  | { readonly kind: "first_activity"; readonly wasAt?: EpochMs }
  /** An activity later than this; absent: any, and then another. */
  | { readonly kind: "return"; readonly after?: EpochMs }
  /** A fire of another trigger. */
  | { readonly kind: "fire"; readonly of: string };

/** A condition as it stands: its parts, and what its leaves have seen. */
export interface ConditionExplained {
  readonly text: string;
  readonly definition: ConditionDefinition;
  readonly holds: boolean;
  /** What a leaf looked at. */
  readonly seen?: Json;
  /** The log time at whose end it may be different if nothing more happens; absent where only a record can change it. */
  readonly changesAt?: EpochMs;
  readonly parts: readonly ConditionExplained[];
}

/** What stands between an instant and its sending. */
export interface LimitsExplained {
  readonly consent:
    | { readonly purpose: string; readonly allowed: true; readonly saidAt?: EpochMs }
    | {
        readonly purpose: string;
        readonly allowed: false;
        readonly reason: "consent_denied" | "consent_unknown";
        readonly allowedBy: string;
        /** Event time of the newest refusal: what began until then stays stopped. */
        readonly refusedTo?: EpochMs;
      };
  /** Nothing is sent to this person, whatever is allowed. */
  readonly suppressed: boolean;
  readonly identified: { readonly wanted: PlannedTrigger["identified"]; readonly isKnown: boolean };
  readonly again: {
    readonly allowed: boolean;
    /** Log time of the newest fire that counts. */
    readonly firedAt?: EpochMs;
    /** The first instant at which it may fire again; absent where it may now, or never. */
    readonly from?: EpochMs;
  };
  /** The first frequency cap that refuses. */
  readonly refusedBy?: Cap;
  /** The arm of its experiment, and whether the person is held out of sending. */
  readonly experiment?: { readonly name: string; readonly arm: string; readonly isHeldOut: boolean };
  /** Deliveries wait until then: it is quiet in the person's zone. */
  readonly quietUntil?: EpochMs;
}
