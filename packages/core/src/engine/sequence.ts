import type { CompiledCondition } from "../condition/index.ts";
import type { JsonObject, Milliseconds, Position } from "../contracts/index.ts";
import { isAfter, later } from "./position.ts";
import type { Role } from "./plan.ts";

/**
 * Steps in order, as one question: is there a match that ends here? Its other steps are chosen from the end backwards, each
 * as late as possible, so each step needs the one newest place where it can stand, and no set of partial matches:
 *
 *   chains[j]  the newest event that is step j of a match begun, with the start that makes the match shortest
 *
 * Events are read in history order. A ring of the newest ones re-sorts what comes late; what leaves it is folded into the
 * chains of its lane, and everything before the end of a match is consumed.
 */
export interface SequenceRule {
  readonly steps: readonly StepRule[];
  /** From the first step to the last; absent: not bounded. */
  readonly withinMs?: Milliseconds;
  readonly unless: readonly Role[];
}

export interface StepRule {
  /** An event, or an activity that is a return. */
  readonly on:
    | { readonly role: Role; readonly condition?: CompiledCondition }
    | { readonly afterMs: Milliseconds };
  /** Since the step before; absent: not bounded. */
  readonly withinMs?: Milliseconds;
}

/** An event that may be a step or start the sequence over, judged when it was read. */
export interface StepEvent extends Position {
  /** Tells it from every other event of the profile. */
  readonly mark: number;
  /** Absent where it concerns every correlation value. */
  readonly value?: string;
  /** Which steps it can be: bit j for step j. */
  readonly steps: number;
  readonly startsOver: boolean;
  readonly evidence: JsonObject;
}

/** A match begun, up to its newest step. */
export interface Chain extends Position {
  readonly start: Position;
  readonly evidence: readonly JsonObject[];
}

/** The sequence of one correlation value. */
export interface Lane {
  /** Empty where the moment has no `.by`. */
  readonly value: string;
  readonly newest: Position;
  /** The end of the last match decided. */
  readonly endedAt?: Position;
  /** The newest event that left the ring: what is older comes too late. */
  readonly foldedTo?: Position;
  /** By step, but for the last one: what lies before the ring. */
  readonly chains: readonly (Chain | undefined)[];
}

export interface SequenceState {
  readonly lanes: readonly Lane[];
  /** In history order. */
  readonly ring: readonly StepEvent[];
  /** The newest event for every value that left the ring. */
  readonly everyoneFoldedTo?: Position;
}

/** An end that was found. */
export interface Match {
  readonly value: string;
  readonly end: StepEvent;
  /** Of the steps, in order. */
  readonly evidence: readonly JsonObject[];
}

export interface SequenceStep {
  readonly state: SequenceState;
  /** In order of their ends. */
  readonly matches: readonly Match[];
  /** The event is older than what is remembered one by one. */
  readonly tooLate: boolean;
  /** A value that was forgotten with a match begun. */
  readonly evicted?: string;
}

export const EMPTY_SEQUENCE: SequenceState = { lanes: [], ring: [] };

const RING_SIZE = 8;

/** The sequence after an event was read. */
export function withStepEvent(
  rule: SequenceRule,
  before: SequenceState,
  event: StepEvent,
  maxKeys: number,
): SequenceStep {
  const tooLate = isTooLate(before, event);
  // What concerns every value may come too late for some of them, and in time for others.
  if (tooLate && event.value !== undefined) return { state: before, matches: [], tooLate };
  const { lanes, evicted } = withLane(before, event, maxKeys);
  const all = inserted(before.ring, event);
  const ring = evicted === undefined ? all : all.filter(({ value }) => value !== evicted.value);
  const decided = decideLanes(rule, { ...before, lanes, ring }, event.value);
  const state = withinRing(rule, decided.state);
  const lost = evicted !== undefined && hasBegun(before, evicted) ? { evicted: evicted.value } : {};
  return { state, matches: decided.matches, tooLate, ...lost };
}

/** All ends that exist after a join and were not decided before, and the values for which there is no room. */
export function decideJoined(
  rule: SequenceRule,
  before: SequenceState,
  maxKeys: number,
): {
  readonly state: SequenceState;
  readonly matches: readonly Match[];
  readonly evicted: readonly string[];
} {
  const { state, matches } = decideLanes(rule, before, undefined);
  const lanes = state.lanes.toSorted((a, b) => (isAfter(b.newest, a.newest) ? 1 : -1)).slice(0, maxKeys);
  const gone = state.lanes.filter((lane) => !lanes.includes(lane));
  const ring = state.ring.filter(({ value }) => !gone.some((lane) => lane.value === value));
  const evicted = gone.filter((lane) => hasBegun(state, lane)).map(({ value }) => value);
  return { state: withinRing(rule, { ...state, lanes, ring }), matches, evicted };
}

function decideLanes(
  rule: SequenceRule,
  state: SequenceState,
  value: string | undefined,
): { readonly state: SequenceState; readonly matches: readonly Match[] } {
  const matches: Match[] = [];
  const lanes = state.lanes.map((lane) =>
    value === undefined || lane.value === value ? decideLane(rule, lane, state.ring, matches).lane : lane,
  );
  if (matches.length === 0) return { state, matches };
  const ring = state.ring.filter((event) => isOpen(lanes, event));
  matches.sort((a, b) => (isAfter(a.end, b.end) ? 1 : -1));
  return { state: { ...state, lanes, ring }, matches };
}

/** Of each value, by step, the newest match begun, with all that the ring holds. */
export function begunMatches(
  rule: SequenceRule,
  { lanes, ring }: SequenceState,
): readonly { readonly value: string; readonly chains: readonly (Chain | undefined)[] }[] {
  return lanes.map((lane) => ({ value: lane.value, chains: decideLane(rule, lane, ring, []).chains }));
}

function decideLane(
  rule: SequenceRule,
  before: Lane,
  ring: readonly StepEvent[],
  matches: Match[],
): { readonly lane: Lane; readonly chains: readonly (Chain | undefined)[] } {
  let lane = before;
  let chains = before.chains;
  for (const event of ring) {
    if ((event.value !== undefined && event.value !== lane.value) || isBehind(lane, event)) continue;
    const read = withEvent(rule, chains, event);
    chains = read.chains;
    if (read.evidence === undefined) continue;
    matches.push({ value: lane.value, end: event, evidence: read.evidence });
    chains = begunBy(event);
    lane = { ...lane, endedAt: { at: event.at, seq: event.seq }, chains };
  }
  return { lane, chains };
}

/** The chains after one event, in history order; with the evidence of a match where it is the end of one. */
function withEvent(
  { steps, withinMs = Infinity }: SequenceRule,
  before: readonly (Chain | undefined)[],
  event: StepEvent,
): { readonly chains: readonly (Chain | undefined)[]; readonly evidence?: readonly JsonObject[] } {
  let chains = before;
  const lastStep = steps.length - 1;
  // From the last step down, so that one event takes one step only.
  for (let step = lastStep; step >= 0; step--) {
    if ((event.steps & (1 << step)) === 0) continue;
    const { at, seq, evidence } = event;
    if (step === 0) {
      chains = withChain(chains, 0, { at, seq, start: { at, seq }, evidence: [evidence] });
      continue;
    }
    const previous = before[step - 1];
    if (previous === undefined || at - previous.at > (steps[step]?.withinMs ?? Infinity)) continue;
    if (step < lastStep) {
      chains = withChain(chains, step, {
        at,
        seq,
        start: previous.start,
        evidence: [...previous.evidence, evidence],
      });
    } else if (at - previous.start.at <= withinMs) {
      return { chains, evidence: [...previous.evidence, evidence] };
    }
  }
  return { chains: event.startsOver ? begunBy(event) : chains };
}

function withChain(
  chains: readonly (Chain | undefined)[],
  step: number,
  chain: Chain,
): readonly (Chain | undefined)[] {
  const copy = [...chains];
  while (copy.length < step) copy.push(undefined);
  copy[step] = chain;
  return copy;
}

/** What ends a match, or starts the sequence over, may be the first step of the next one. */
function begunBy({ at, seq, steps, evidence }: StepEvent): readonly (Chain | undefined)[] {
  return (steps & 1) === 0 ? [] : [{ at, seq, start: { at, seq }, evidence: [evidence] }];
}

function isTooLate(state: SequenceState, event: StepEvent): boolean {
  const { value } = event;
  const all = state.everyoneFoldedTo;
  if (all !== undefined && !isAfter(event, all)) return true;
  if (value === undefined) return state.lanes.some((lane) => isBehind(lane, event));
  const lane = state.lanes.find((each) => each.value === value);
  return lane !== undefined && isBehind(lane, event);
}

function isBehind({ endedAt, foldedTo }: Lane, event: Position): boolean {
  return (
    (endedAt !== undefined && !isAfter(event, endedAt)) ||
    (foldedTo !== undefined && !isAfter(event, foldedTo))
  );
}

function withLane(
  { lanes }: SequenceState,
  event: StepEvent,
  maxKeys: number,
): { readonly lanes: readonly Lane[]; readonly evicted?: Lane } {
  const { value, at, seq } = event;
  if (value === undefined) return { lanes };
  const known = lanes.find((lane) => lane.value === value);
  if (known !== undefined) {
    const newest = later(known.newest, { at, seq });
    return { lanes: lanes.map((lane) => (lane === known ? { ...lane, newest } : lane)) };
  }
  const all = [...lanes, { value, newest: { at, seq }, chains: [] }];
  if (all.length <= maxKeys) return { lanes: all };
  const evicted = all.reduce((oldest, each) => (isAfter(oldest.newest, each.newest) ? each : oldest));
  return { lanes: all.filter((lane) => lane !== evicted), evicted };
}

function hasBegun(state: SequenceState, { value, chains }: Lane): boolean {
  return chains.some((chain) => chain !== undefined) || state.ring.some((event) => event.value === value);
}

function inserted(ring: readonly StepEvent[], event: StepEvent): readonly StepEvent[] {
  const place = ring.findLastIndex((each) => isAfter(event, each)) + 1;
  return ring.toSpliced(place, 0, event);
}

/** False where every match that it could be part of is decided. */
function isOpen(lanes: readonly Lane[], event: StepEvent): boolean {
  const concerned = lanes.filter(({ value }) => event.value === undefined || value === event.value);
  return (
    (event.value === undefined && concerned.length === 0) ||
    concerned.some(({ endedAt }) => endedAt === undefined || isAfter(event, endedAt))
  );
}

/** The oldest events leave a ring that is too full: their lanes keep what matters of them. */
function withinRing(rule: SequenceRule, before: SequenceState): SequenceState {
  let state = before;
  while (state.ring.length > RING_SIZE) {
    const [oldest, ...ring] = state.ring;
    if (oldest === undefined) break;
    const { at, seq, value } = oldest;
    const lanes = state.lanes.map((lane) =>
      (value === undefined || lane.value === value) && !isBehind(lane, oldest)
        ? { ...lane, chains: withEvent(rule, lane.chains, oldest).chains, foldedTo: { at, seq } }
        : lane,
    );
    state = { ...state, ring, lanes, ...(value === undefined ? { everyoneFoldedTo: { at, seq } } : {}) };
  }
  return state;
}

/**
 * Two histories as one. Exact for everything that is still in a ring; `inexact` where one side still has events that the
 * other has folded past.
 */
export function joinedSequence(
  a: SequenceState,
  b: SequenceState,
): { readonly state: SequenceState; readonly inexact: boolean } {
  const values = new Set([...a.lanes, ...b.lanes].map(({ value }) => value));
  const lanes = [...values].flatMap((value) => {
    const [one, other] = [a, b].map((side) => side.lanes.find((lane) => lane.value === value));
    const lane = one === undefined || other === undefined ? (one ?? other) : joinedLane(one, other);
    return lane === undefined ? [] : [lane];
  });
  const ring = [...a.ring, ...b.ring].toSorted((x, y) => (isAfter(x, y) ? 1 : -1));
  const folded = joinedPosition(a.everyoneFoldedTo, b.everyoneFoldedTo);
  const inexact = lanes.some(({ value, foldedTo }) =>
    ring.some(
      (event) => (event.value ?? value) === value && foldedTo !== undefined && !isAfter(event, foldedTo),
    ),
  );
  return {
    state: { lanes, ring, ...(folded === undefined ? {} : { everyoneFoldedTo: folded }) },
    inexact,
  };
}

function joinedLane(a: Lane, b: Lane): Lane {
  const endedAt = joinedPosition(a.endedAt, b.endedAt);
  const foldedTo = joinedPosition(a.foldedTo, b.foldedTo);
  const length = Math.max(a.chains.length, b.chains.length);
  const chains = Array.from({ length }, (_, step) => {
    const kept = [a.chains[step], b.chains[step]].filter(
      (chain) => chain !== undefined && (endedAt === undefined || !isAfter(endedAt, chain.start)),
    );
    return kept.reduce(
      (newest, chain) =>
        newest === undefined || (chain !== undefined && isAfter(chain, newest)) ? chain : newest,
      undefined,
    );
  });
  return {
    value: a.value,
    newest: later(a.newest, b.newest),
    chains,
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(foldedTo === undefined ? {} : { foldedTo }),
  };
}

function joinedPosition(a: Position | undefined, b: Position | undefined): Position | undefined {
  return a === undefined ? b : b === undefined ? a : later(a, b);
}
