import type { EpochMs, Event, JsonObject, Position } from "../contracts/index.ts";
import { fingerprint } from "../event/index.ts";
import type { Draft, Instant } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { NO_EVIDENCE, remembered } from "./evidence.ts";
import { keyValue, pathText } from "./keys.ts";
import type { PlannedTrigger, Role, SourcePlan } from "./plan.ts";
import type { Match, SequenceRule, StepEvent, StepRule } from "./sequence.ts";
import { EMPTY_SEQUENCE, withStepEvent } from "./sequence.ts";
import type { Seen } from "./state.ts";
import type { TurnRule } from "./turn.ts";
import { turnedByRecord, UNSEEN } from "./turn.ts";
import type { Start } from "./wait.ts";
import { isStale } from "./wait.ts";
import { beginWait, readCancels } from "./waiting.ts";

const NOTHING: JsonObject = {};
const NONE: readonly Found[] = [];

/** An event as triggers read it. */
export interface Reading {
  readonly event: Event;
  readonly position: Position;
  /** When it really was read: an event that has aged on its way is stale, wherever log time stands. */
  readonly readAt: EpochMs;
  /** The history without it. */
  readonly before: Seen;
  readonly isActivity: boolean;
}

/** An instant of a source: the start of a wait, or the trigger's own. */
export interface Found {
  readonly value: string;
  readonly start: Position;
  readonly mark: number;
  readonly at: EpochMs;
  /** Log time at which it became known. */
  readonly readAt: EpochMs;
  readonly evidence: Evidence;
  readonly fire?: string;
  readonly first?: true;
}

/** One trigger reads one event: cancels first, so that an event that is both ends the old wait and begins a new one. */
export function readEvent(draft: Draft, trigger: PlannedTrigger, reading: Reading): void {
  if (trigger.wait !== undefined && trigger.cancels.length > 0)
    readCancels(draft, trigger, trigger.wait, reading.event, reading.position);
  const { sources } = trigger;
  const first = sources[0];
  if (first === undefined) return;
  let found = readSource(draft, trigger, first, 0, reading);
  for (let place = 1; place < sources.length; place++) {
    const source = sources[place];
    if (source !== undefined) found = [...found, ...readSource(draft, trigger, source, place, reading)];
  }
  if (found.length > 0) makeInstants(draft, trigger, found);
}

/** Of several sources at one log point the first one makes the instant. */
export function makeInstants(draft: Draft, trigger: PlannedTrigger, found: readonly Found[]): void {
  if (trigger.sources.length === 1) {
    for (const each of found) makeInstant(draft, trigger, each);
    return;
  }
  const [first] = found;
  if (first === undefined || draft.made.has(trigger.place)) return;
  draft.made = new Set([...draft.made, trigger.place]);
  makeInstant(draft, trigger, first);
}

function makeInstant(draft: Draft, trigger: PlannedTrigger, found: Found): void {
  const { value, start, mark, at, readAt, evidence, fire, first } = found;
  if (trigger.wait !== undefined) {
    const begun: Omit<Start, "due"> = {
      ...start,
      readAt,
      mark,
      evidence,
      ...(fire === undefined ? {} : { fire }),
    };
    beginWait(draft, trigger, trigger.wait, value, begun);
    return;
  }
  const instant: Instant = {
    trigger,
    value,
    start,
    mark,
    at,
    evidence,
    ...(first === undefined ? {} : { first }),
  };
  const isTooOld = isStale({ at: start.at, readAt }, trigger.maxAgeMs);
  draft.instants.push(isTooOld ? { ...instant, stale: "event" } : instant);
}

function readSource(
  draft: Draft,
  trigger: PlannedTrigger,
  source: SourcePlan,
  place: number,
  reading: Reading,
): readonly Found[] {
  const { event, before } = reading;
  switch (source.kind) {
    case "event": {
      const { role, condition } = source;
      if (!role.matches(event) || condition?.evaluate(draft.view()).holds === false) return NONE;
      return foundEvent(draft, trigger, reading, role);
    }
    case "firstSeen":
      return reading.isActivity && before.firstActivityAt === undefined
        ? foundEvent(draft, trigger, reading, undefined).map((found) => ({ ...found, first: true }))
        : NONE;
    case "returned":
      return hasReturned(reading, source.afterMs) ? foundEvent(draft, trigger, reading, undefined) : NONE;
    case "sequence":
      return readStep(draft, trigger, source.rule, place, reading);
    case "turn":
      return readTurn(draft, trigger, source, place, before, evidenceIn(draft, trigger, event));
    case "fired":
      return NONE;
  }
}

/** More than so long after the newest activity read before; never the first. */
function hasReturned({ event, before, isActivity }: Reading, afterMs: number): boolean {
  return (
    isActivity && before.lastActivityAt !== undefined && event.occurredAt - before.lastActivityAt > afterMs
  );
}

function foundEvent(
  draft: Draft,
  trigger: PlannedTrigger,
  { event, position, readAt }: Reading,
  role: Role | undefined,
): readonly Found[] {
  const value = valueIn(draft, trigger, event, role);
  if (value === undefined) return NONE;
  const evidence = evidenceIn(draft, trigger, event);
  const mark = fingerprint(event.source, event.id);
  return [{ value, start: position, mark, at: position.at, readAt, evidence }];
}

/** The correlation value of a start or a step; it is none without one, nor before the trigger's deployment. */
function valueIn(
  draft: Draft,
  trigger: PlannedTrigger,
  event: Event,
  role: Role | undefined,
): string | undefined {
  if (event.occurredAt < draft.since(trigger)) {
    draft.effects.push({ kind: "before_deployment", trigger: trigger.name });
    return undefined;
  }
  const value = trigger.correlated ? keyValue(event, role) : "";
  if (value === undefined)
    draft.effects.push({ kind: "no_key", trigger: trigger.name, path: pathText(role?.key) });
  return value;
}

function evidenceIn(draft: Draft, trigger: PlannedTrigger, event: Event): Evidence {
  if (trigger.remembers.size === 0) return NO_EVIDENCE;
  const { evidence, leftOut } = remembered(event, trigger.remembers);
  if (leftOut > 0) draft.effects.push({ kind: "evidence_left_out", trigger: trigger.name, paths: leftOut });
  return [evidence];
}

function readStep(
  draft: Draft,
  trigger: PlannedTrigger,
  rule: SequenceRule,
  place: number,
  reading: Reading,
): readonly Found[] {
  const step = stepEvent(draft, trigger, rule, reading);
  if (step === undefined) return NONE;
  const book = draft.book(trigger.place);
  const before = book.sequences[place] ?? EMPTY_SEQUENCE;
  const { state, matches, tooLate, evicted } = withStepEvent(rule, before, step, trigger.maxKeys);
  if (tooLate) draft.effects.push({ kind: "late_step", trigger: trigger.name });
  if (evicted !== undefined)
    draft.effects.push({ kind: "evicted", trigger: trigger.name, value: evicted, of: "sequence" });
  if (state !== before) draft.put(trigger, { ...book, sequences: withAt(book.sequences, place, state) });
  return foundMatches(matches, reading.readAt);
}

export function foundMatches(matches: readonly Match[], readAt: EpochMs): readonly Found[] {
  if (matches.length === 0) return NONE;
  return matches.map(({ value, end: { at, seq, mark }, evidence }) => ({
    value,
    start: { at, seq },
    mark,
    at,
    readAt,
    evidence,
  }));
}

/** The event as the sequence reads it: which steps it can be, and whether it starts the sequence over. */
function stepEvent(
  draft: Draft,
  trigger: PlannedTrigger,
  rule: SequenceRule,
  reading: Reading,
): StepEvent | undefined {
  const { event, position } = reading;
  let steps = 0;
  let role: Role | undefined;
  for (const [step, { on }] of rule.steps.entries()) {
    if (!isStep(draft, on, reading)) continue;
    steps |= 1 << step;
    if ("role" in on) role ??= on.role;
  }
  const unless = rule.unless.find(({ matches }) => matches(event));
  if (steps === 0 && unless === undefined) return undefined;
  const mark = fingerprint(event.source, event.id);
  const seen = { ...position, mark, startsOver: unless !== undefined, evidence: NOTHING };
  const value = steps === 0 ? undefined : valueIn(draft, trigger, event, role);
  if (value !== undefined) {
    const [evidence = NOTHING] = evidenceIn(draft, trigger, event);
    return { ...seen, value, steps, evidence };
  }
  if (unless === undefined) return undefined;
  const over = trigger.correlated ? keyValue(event, unless) : "";
  return { ...seen, steps: 0, ...(over === undefined ? {} : { value: over }) };
}

function isStep(draft: Draft, on: StepRule["on"], reading: Reading): boolean {
  if ("afterMs" in on) return hasReturned(reading, on.afterMs);
  return on.role.matches(reading.event) && on.condition?.evaluate(draft.view()).holds !== false;
}

/** A record looks at a condition that it may have turned. */
export function readTurn(
  draft: Draft,
  trigger: PlannedTrigger,
  rule: TurnRule,
  place: number,
  before: Seen,
  evidence: Evidence,
): readonly Found[] {
  const book = draft.book(trigger.place);
  const known = book.turns[place] ?? UNSEEN;
  const wasSeen = before.firstSeenAt !== undefined;
  // Unless time has something to say in this very millisecond, the condition is still as it was seen last.
  const held =
    known.next > draft.at ? known.holds : wasSeen && rule.condition.evaluate(draft.view(before)).holds;
  const truth = rule.condition.evaluate(draft.view());
  const { turn, instant } = turnedByRecord(rule, known, held, truth, draft.at, evidence);
  if (turn !== known) draft.put(trigger, { ...book, turns: withAt(book.turns, place, turn) });
  return instant === undefined ? NONE : [foundTurn(draft, instant.evidence)];
}

/** A turn lives in log time: it is as old as the log point that shows it. */
export function foundTurn({ at, state: { seq } }: Draft, evidence: Evidence): Found {
  const mark = fingerprint("turn", `${at}.${seq}`);
  return { value: "", start: { at, seq }, mark, at, readAt: at, evidence };
}

/** The list with another element at a place that may lie behind its end. */
export function withAt<T>(
  list: readonly (T | undefined)[],
  place: number,
  value: T,
): readonly (T | undefined)[] {
  const copy = [...list];
  while (copy.length < place) copy.push(undefined);
  copy[place] = value;
  return copy;
}
