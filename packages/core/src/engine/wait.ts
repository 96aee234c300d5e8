/**
 * "a, then no b for D", as three places in a history: the newest start, the newest cancel, and how far starts are consumed.
 *
 *   none open ──start──▶ open ──cancel after it──▶ none open
 *                         │ ▲
 *              deadline   │ └─ later start (`restart`: moves the deadline; `keep`: is remembered for later)
 *                         ▼
 *                      decided: starts up to the deadline are consumed
 *
 * A wait is open while some start lies after `consumedTo` and no cancel lies after that start. Late starts and late cancels
 * need no rule of their own: they change the places, and the definition says what is open.
 */
import type { EpochMs, JsonObject, Milliseconds, Position } from "../contracts/index.ts";
import type { Repeat } from "../moment/index.ts";
import { isAfter, later } from "./position.ts";

/** What a trigger says about its waits. */
export interface WaitRule {
  readonly spanMs: Milliseconds;
  readonly graceMs: Milliseconds;
  readonly repeat: Repeat;
}

/** An event that begins a wait. */
export interface Start extends Position {
  /** Log time at which it was read. */
  readonly readAt: EpochMs;
  /** The instant that the wait is about, fixed when it was read: a wait in progress keeps the deadline it began with. */
  readonly due: EpochMs;
  /** Tells it from every other event of the profile. */
  readonly mark: number;
  readonly evidence: JsonObject;
}

/** The wait of one trigger for one correlation value. */
export interface Wait {
  /** Correlation value; empty where the moment has no `.by`. */
  readonly value: string;
  /** The newest event that concerned it: the order in which values are forgotten. */
  readonly newest: Position;
  readonly cancel?: Position;
  /** Starts up to here are consumed: the last deadline decided, or what lay before the deployment. */
  readonly consumedTo: EpochMs;
  /** Starts that no cancel and no decision has ended, in order; the first one is the one that is waited for. */
  readonly starts: readonly Start[];
  /** The newest start that `keep` had no room for. */
  readonly forgotten?: Position;
}

/** `keep` remembers the start that stands, the first one after its deadline, and this many of the newest. */
const NEWEST_KEPT = 8;

/** The start that is waited for, if any. */
export function openStart(wait: Wait): Start | undefined {
  return wait.starts[0];
}

/** Log time after whose records the wait is decided: never before its start could be answered, and then grace. */
export function decidedAfter(rule: WaitRule, start: Start): EpochMs {
  return Math.max(start.due, start.readAt) + rule.graceMs;
}

/** The wait after a start was read. */
export function withStart(rule: WaitRule, wait: Wait, start: Start): Wait {
  const gone = start.at <= wait.consumedTo || (wait.cancel !== undefined && isAfter(wait.cancel, start));
  if (gone) return wait;
  if (rule.repeat === "keep") return remembering({ ...wait, starts: inOrder([...wait.starts, start]) });
  const standing = openStart(wait);
  return standing !== undefined && isAfter(standing, start) ? wait : { ...wait, starts: [start] };
}

/** The wait after a cancel was read, and whether a start that is no longer remembered might have stood instead. */
export function withCancel(wait: Wait, at: Position): { readonly wait: Wait; readonly inexact: boolean } {
  const starts = wait.starts.filter((start) => !isAfter(at, start));
  const { forgotten, ...rest } = wait;
  const survives = forgotten !== undefined && isAfter(forgotten, at);
  return {
    wait: { ...rest, cancel: later(wait.cancel, at), starts, ...(survives ? { forgotten } : {}) },
    inexact: survives && starts.length < wait.starts.length,
  };
}

/** The wait after the start that stood was decided, and whether a start that is no longer remembered might stand next. */
export function afterDecision(wait: Wait, start: Start): { readonly wait: Wait; readonly inexact: boolean } {
  const consumedTo = start.due;
  const starts = wait.starts.filter(({ at }) => at > consumedTo);
  const { forgotten, ...rest } = wait;
  const survives = forgotten !== undefined && forgotten.at > consumedTo;
  return {
    wait: { ...rest, consumedTo, starts, ...(survives ? { forgotten } : {}) },
    inexact: survives,
  };
}

/** The wait after its purpose was withdrawn: what was open is consumed, and no later permission revives it. */
export function afterWithdrawal(wait: Wait): Wait {
  const newest = wait.starts.at(-1);
  if (newest === undefined) return wait;
  const { forgotten: _, ...rest } = wait;
  return { ...rest, consumedTo: Math.max(wait.consumedTo, newest.at), starts: [] };
}

function inOrder(starts: readonly Start[]): readonly Start[] {
  return starts.toSorted((a, b) => (isAfter(a, b) ? 1 : -1));
}

function remembering(wait: Wait): Wait {
  const [standing, ...others] = wait.starts;
  if (standing === undefined || wait.starts.length <= NEWEST_KEPT) return wait;
  const next = others.findIndex(({ at }) => at > standing.due);
  const kept = others.filter((_, i) => i === next || i >= others.length - NEWEST_KEPT);
  const dropped = others.findLast((start) => !kept.includes(start));
  if (dropped === undefined) return wait;
  const { at, seq } = dropped;
  return { ...wait, starts: [standing, ...kept], forgotten: later(wait.forgotten, { at, seq }) };
}
