import type { EpochMs } from "@heed/core/contracts";

/**
 * How the instants of one trigger ended, over all people and correlation values:
 * `opened = fired + cancelled + stale + pending + evicted + joined`, and
 * `fired = sent + shadow + ifFalse + held + expired + the sum of suppressed`.
 *
 * A trigger that does not wait opens each instant and, in the same moment, has it fired or stale.
 */
export interface BacktestTrigger {
  readonly trigger: string;
  /** Waits begun, or instants of a trigger that does not wait. */
  readonly opened: number;
  /** Decided, at their deadline where they wait; before `if`, consent, identity and limits are asked. */
  readonly fired: number;
  /** People of the fires. */
  readonly users: number;
  /** Of the fires, those that would have gone out. */
  readonly sent: number;
  /** Ended by the awaited event. */
  readonly cancelled: number;
  /** Begun by an event that was older than `maxAge` when it was read. */
  readonly stale: number;
  /** Still open after the last row. */
  readonly pending: number;
  /** Forgotten while open, because the person had too many correlation values at once. */
  readonly evicted: number;
  /** Waits that became one with another, because two profiles turned out to be one person. */
  readonly joined: number;
  /** Starts without the correlation key: they opened nothing. */
  readonly noKey: number;
  /** Late cancels and decisions that fell among starts no longer remembered. */
  readonly inexact: number;
  /** Evidence paths left out because their values were too large. */
  readonly evidenceLeftOut: number;
  /** Fires that the awaited event should have prevented: it came later in the file than it happened. */
  readonly lateCancels: number;
  /** Steps of a sequence that came after their place in it was decided or forgotten. */
  readonly lateSteps: number;
  /** Sequences forgotten, because the person had too many correlation values at once. */
  readonly sequencesEvicted: number;
  /** Of the fires, those whose `if` was no. */
  readonly ifFalse: number;
  /** Of the fires, those of a trigger that only shadows. */
  readonly shadow: number;
  /** Of the fires, those that still wait to be resumed, or for their person to be identified, after the last row. */
  readonly held: number;
  /** Of the fires, those that did so in vain. */
  readonly expired: number;
  /** Of the fires, those that would not have been sent, by reason, such as `consent_denied:email_marketing`. */
  readonly suppressed: Readonly<Record<string, number>>;
}

/** An event that a trigger names, in its moment or in a condition, and that no row was. */
export interface UnseenEvent {
  readonly trigger: string;
  readonly event: string;
  /** The name in the file that was probably meant. */
  readonly nearest?: string;
}

/**
 * What a backtest found. Each row ends in exactly one way:
 * `rows = events + withoutPerson + duplicates + notCollected + the sum of refused`.
 */
export interface BacktestResult {
  /** In the order in which the triggers were given. */
  readonly triggers: readonly BacktestTrigger[];
  readonly rows: number;
  /** Rows that the engine read. */
  readonly events: number;
  /** People with at least one event. */
  readonly people: number;
  /** Rows that name neither a user nor an anonymous id. They are left out, but their time passes. */
  readonly withoutPerson: number;
  /** Rows whose id was known from the 7 days before. */
  readonly duplicates: number;
  /** Events of people who refuse the purpose that taking in an event needs. */
  readonly notCollected: number;
  /** Rows that are no event, by reason. */
  readonly refused: Readonly<Record<string, number>>;
  /** Rows with a time before that of an earlier row: the engine reads them as late. Many mean an unsorted file. */
  readonly outOfOrder: number;
  /** Events that a trigger names and that never came. */
  readonly unseen: readonly UnseenEvent[];
  /** The earliest and the latest time of any row, absent where no row had one. */
  readonly firstAt?: EpochMs;
  readonly lastAt?: EpochMs;
}
