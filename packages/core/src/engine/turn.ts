import type { Truth } from "../condition/index.ts";
import type { EpochMs } from "../contracts/index.ts";
import type { Evidence } from "./evidence.ts";
import { NO_EVIDENCE } from "./evidence.ts";
import type { SourcePlan } from "./plan.ts";

export type TurnRule = Extract<SourcePlan, { readonly kind: "turn" }>;

/** A condition as it stands, and since when. */
export interface Turn {
  readonly holds: boolean;
  /** Log time since which it stands as the moment asks, where that has not made an instant yet: `for` runs from here. */
  readonly since?: EpochMs;
  /** Of the record that turned it, while `for` runs. */
  readonly evidence: Evidence;
  /** The log time at whose end it is looked at next; Infinity where only a record can change it. */
  readonly next: EpochMs;
}

/** Before a profile's first event every condition is no. */
export const UNSEEN: Turn = { holds: false, evidence: NO_EVIDENCE, next: Infinity };

/** What was turned, and whether that is an instant. */
export interface Turned {
  readonly turn: Turn;
  /** Of the instant, where this is one. */
  readonly instant?: { readonly evidence: Evidence };
}

/**
 * A record turns a condition only where it makes a difference at its log time: `before` is the value with the history
 * without it. What time alone changes is left to the end of the millisecond.
 */
export function turnedByRecord(
  rule: TurnRule,
  turn: Turn,
  before: boolean,
  truth: Truth,
  at: EpochMs,
  evidence: Evidence,
): Turned {
  const holds = before === truth.holds ? turn.holds : truth.holds;
  // Left to the end of this millisecond: time has turned it, and no record has.
  const next = holds === truth.holds ? truth.next : at;
  return turned(rule, turn, { holds, next }, at, evidence);
}

/** What a condition is at the end of the millisecond `at`. */
export function turnedByTime(rule: TurnRule, turn: Turn, truth: Truth, at: EpochMs): Turned {
  const { turn: now, instant } = turned(rule, turn, truth, at, NO_EVIDENCE);
  if (instant !== undefined || now.since === undefined || at < now.since + rule.forMs) {
    return instant === undefined ? { turn: now } : { turn: now, instant };
  }
  return { turn: settled(now, truth.next), instant: { evidence: now.evidence } };
}

function turned(
  rule: TurnRule,
  turn: Turn,
  { holds, next }: Pick<Truth, "holds" | "next">,
  at: EpochMs,
  evidence: Evidence,
): Turned {
  if (holds === turn.holds) return { turn: next === turn.next ? turn : withNext(rule, turn, next) };
  if (holds !== rule.to) return { turn: { holds, evidence: NO_EVIDENCE, next } };
  if (rule.forMs === 0) return { turn: { holds, evidence: NO_EVIDENCE, next }, instant: { evidence } };
  return { turn: withNext(rule, { holds, since: at, evidence, next }, next) };
}

function withNext(rule: TurnRule, turn: Turn, next: EpochMs): Turn {
  return withDue(rule, { ...turn, next });
}

/** The turn, looked at no later than its `for` has passed. */
export function withDue({ forMs }: TurnRule, turn: Turn): Turn {
  const due = turn.since === undefined ? Infinity : turn.since + forMs;
  return due < turn.next ? { ...turn, next: due } : turn;
}

/** `for` has made its instant; the next one needs another turn. */
function settled({ holds }: Turn, next: EpochMs): Turn {
  return { holds, evidence: NO_EVIDENCE, next };
}

/** Two histories as one, before they are looked at together: it stood as asked if it did for either. */
export function joinedTurn(a: Turn, b: Turn): Turn {
  if (a.holds !== b.holds) return a.holds ? a : b;
  // Of two that stand, the one whose `for` has run or runs longer.
  if (a.since === undefined) return a;
  return b.since === undefined || b.since < a.since ? b : a;
}
