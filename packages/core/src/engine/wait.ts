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
import type { EpochMs, Milliseconds, Position } from "../contracts/index.ts";
import type { Repeat } from "../moment/index.ts";
import type { Evidence } from "./evidence.ts";
import { isAfter, later } from "./position.ts";

/** What a trigger says about its waits. */
export interface WaitRule {
  readonly spanMs: Milliseconds;
  readonly graceMs: Milliseconds;
  readonly repeat: Repeat;
}

/** An instant that begins a wait: most often an event. */
export interface Start extends Position {
  /** Log time at which it became known. */
  readonly readAt: EpochMs;
  /** The instant that the wait is about, fixed when it was read: a wait in progress keeps the deadline it began with. */
  readonly due: EpochMs;
  /** Tells it from every other one of the profile. */
  readonly mark: number;
  readonly evidence: Evidence;
  /** Id of the fire that it follows. */
  readonly fire?: string;
}

/** The newest fire of a wait: a cancel that should have prevented it may still come. */
export interface LastFire extends Position {
  readonly due: EpochMs;
  /** Log time. */
  readonly decidedAt: EpochMs;
  readonly id: string;
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
  /** The newest start that was taken away without a cancel of its own: with `restart`, older ones begin nothing. */
  readonly taken?: Position;
  /** Absent once a late cancel has been told. */
  readonly lastFire?: LastFire;
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

/** True where what began it was too old when it became known. */
export function isStale({ at, readAt }: Pick<Start, "at" | "readAt">, maxAgeMs: Milliseconds): boolean {
  return readAt - at > maxAgeMs;
}

/** True where a start is consumed, or a later one that was taken away hides it. */
export function isGone({ consumedTo, taken }: Wait, start: Position): boolean {
  return start.at <= consumedTo || (taken !== undefined && !isAfter(start, taken));
}

/** The wait after a start was read. */
export function withStart(rule: WaitRule, wait: Wait, start: Start): Wait {
  if (isGone(wait, start) || (wait.cancel !== undefined && isAfter(wait.cancel, start))) return wait;
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
export function afterWithdrawal(rule: WaitRule, wait: Wait): Wait {
  if (wait.starts.length === 0) return wait;
  const { forgotten: _, ...rest } = wait;
  return { ...rest, ...takenFrom(rule, wait, wait.starts), starts: [] };
}

/** With `restart` the newest start is the one that counts, also where it was taken away. */
function takenFrom({ repeat }: WaitRule, wait: Wait, gone: readonly Start[]): Pick<Wait, "taken"> {
  const [newest] = gone.toSorted((a, b) => (isAfter(b, a) ? 1 : -1));
  if (repeat === "keep" || newest === undefined) return {};
  return { taken: later(wait.taken, { at: newest.at, seq: newest.seq }) };
}

/** The wait after one start was taken away, because what it followed was cancelled itself. */
export function withoutStart(rule: WaitRule, wait: Wait, start: Start): Wait {
  const starts = wait.starts.filter((each) => each !== start);
  return { ...wait, ...takenFrom(rule, wait, [start]), starts };
}

/** Two histories of one value as one. */
export function joinedWait(rule: WaitRule, a: Wait, b: Wait): Wait {
  const cancel = a.cancel === undefined ? b.cancel : later(b.cancel, a.cancel);
  const forgotten = a.forgotten === undefined ? b.forgotten : later(b.forgotten, a.forgotten);
  const lastFire = newestFire(a.lastFire, b.lastFire);
  const taken = a.taken === undefined ? b.taken : later(b.taken, a.taken);
  const empty: Wait = {
    value: a.value,
    newest: later(a.newest, b.newest),
    consumedTo: Math.max(a.consumedTo, b.consumedTo),
    starts: [],
    ...(cancel === undefined ? {} : { cancel }),
    ...(forgotten === undefined ? {} : { forgotten }),
    ...(taken === undefined ? {} : { taken }),
    ...(lastFire === undefined ? {} : { lastFire }),
  };
  return inOrder([...a.starts, ...b.starts]).reduce((wait, start) => withStart(rule, wait, start), empty);
}

function newestFire(a: LastFire | undefined, b: LastFire | undefined): LastFire | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.decidedAt !== b.decidedAt) return a.decidedAt > b.decidedAt ? a : b;
  return isAfter(a, b) ? a : b;
}

/** A refusal that another profile of the same person heard: what had begun by then is consumed. */
export function afterRefusal(rule: WaitRule, wait: Wait, heardAt: EpochMs, refusedTo: EpochMs): Wait {
  const gone = wait.starts.filter(({ readAt, at }) => readAt <= heardAt || at <= refusedTo);
  if (gone.length === 0) return wait;
  const starts = wait.starts.filter((start) => !gone.includes(start));
  return { ...wait, ...takenFrom(rule, wait, gone), starts };
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
