import type { ConsentSignal, EpochMs, Event, JsonObject, Position, ProfileKey } from "../contracts/index.ts";
import { formatInstant, ownValue } from "../contracts/index.ts";
import { heard } from "../consent/index.ts";
import type { Path } from "../event/index.ts";
import { fingerprint, valueAt } from "../event/index.ts";
import { evidenceOf } from "../trigger/index.ts";
import { withAddresses } from "./addresses.ts";
import type { Book } from "./book.ts";
import { nextDecision, waitOf, withCancelForAll, withWait } from "./book.ts";
import { decide } from "./decide.ts";
import type { Effect } from "./effect.ts";
import type { Plan, PlannedTrigger, Reaction, Since } from "./plan.ts";
import { reactionKey } from "./plan.ts";
import type { ProfileState } from "./state.ts";
import type { Start, Wait, WaitRule } from "./wait.ts";
import { afterDecision, deadlineOf, decidedAfter, openStart, withCancel, withStart } from "./wait.ts";

/** What the outside world can tell the engine. `at` is log time; it enters in no other way. */
export type LogRecord =
  | { readonly kind: "event"; readonly at: EpochMs; readonly event: Event }
  /** Everything received before `at` has been read. */
  | { readonly kind: "tick"; readonly at: EpochMs }
  /** What a person allows, where the event that said so was not taken in. */
  | {
      readonly kind: "consent";
      readonly at: EpochMs;
      readonly signal: ConsentSignal;
      readonly saidAt: EpochMs;
    };

export interface Step {
  readonly state: ProfileState;
  /** In the order in which they were decided. */
  readonly effects: readonly Effect[];
}

/** The correlation values remembered per trigger. */
const MAX_KEYS = 4;

/** Characters of a correlation value that tell values apart. */
const MAX_KEY_LENGTH = 128;

/** Bytes of evidence that a trigger may keep with one start. */
const MAX_EVIDENCE_BYTES = 256;

/**
 * Decides one record for one profile. The same plan, state and record always give the same step: no clock, no chance,
 * no I/O. Every record first decides the waits whose time has passed, in their order, then applies itself.
 */
export function step(
  plan: Plan,
  since: Since,
  profile: ProfileKey,
  before: ProfileState,
  record: LogRecord,
): Step {
  const at = Math.max(record.at, before.readTo);
  const effects: Effect[] = [];
  const passed = decidePassed(plan, profile, before, at, effects);
  const state = { ...passed, readTo: at };
  switch (record.kind) {
    case "tick":
      return { state, effects };
    case "consent":
      return {
        state: { ...state, consent: heard(state.consent, plan.purposes, record.signal, record.saidAt) },
        effects,
      };
    case "event":
      return { state: applied(plan, since, profile, state, record.event, effects), effects };
  }
}

/** Waits decided after an instant before `at`, each in its turn; one decision may uncover the next start of `keep`. */
function decidePassed(
  plan: Plan,
  profile: ProfileKey,
  before: ProfileState,
  at: EpochMs,
  effects: Effect[],
): ProfileState {
  let state = before;
  while (state.nextDecisionAfter < at) {
    const due = earliest(plan, state.books, state.readTo);
    if (due === undefined) break;
    const book = decideWait(due, profile, state, effects);
    state = withBooks(plan, { ...state, readTo: due.after }, [book]);
  }
  return state;
}

interface Due {
  readonly trigger: PlannedTrigger;
  readonly rule: WaitRule;
  readonly book: Book;
  readonly wait: Wait;
  readonly after: EpochMs;
}

/** Books stand in the order of the plan, so equal instants are decided in the order of the triggers' names. */
function earliest(plan: Plan, books: readonly Book[], now: EpochMs): Due | undefined {
  let first: Due | undefined;
  for (const book of books) {
    const trigger = plan.triggers[book.trigger];
    if (trigger?.wait === undefined) continue;
    const next = nextDecision(trigger.wait, book, now);
    if (next !== undefined && (first === undefined || next.after < first.after)) {
      first = { trigger, rule: trigger.wait, book, ...next };
    }
  }
  return first;
}

function decideWait(
  { trigger, rule, book, wait, after }: Due,
  profile: ProfileKey,
  state: ProfileState,
  effects: Effect[],
): Book {
  const start = openStart(wait);
  if (start === undefined) return book;
  const { name, correlated, maxAgeMs } = trigger;
  const value = correlated ? { value: wait.value } : {};
  if (start.readAt - start.at > maxAgeMs) {
    effects.push({ kind: "stale", trigger: name, ...value, of: "wait" });
  } else {
    effects.push({ kind: "wait_decided", trigger: name, ...value });
    const { at, seq, mark, evidence } = start;
    effects.push(
      decide(trigger, profile, state, {
        start: { at, seq },
        mark,
        evidence,
        at: deadlineOf(rule, start),
        decidedAt: after,
        ...value,
      }),
    );
  }
  const { wait: decided, inexact } = afterDecision(rule, wait, start);
  if (inexact) effects.push({ kind: "inexact", trigger: name });
  reportOpen(trigger, rule, after, undefined, decided, effects);
  return { ...book, waits: book.waits.map((each) => (each === wait ? decided : each)) };
}

function applied(
  plan: Plan,
  since: Since,
  profile: ProfileKey,
  earlier: ProfileState,
  event: Event,
  effects: Effect[],
): ProfileState {
  const state = noticed(plan, earlier, event);
  const touched: Book[] = [];
  const position: Position = { at: event.occurredAt, seq: state.seq };
  for (const reaction of plan.reactions.get(reactionKey(event.type, event.name)) ?? []) {
    const trigger = plan.triggers[reaction.trigger];
    if (trigger === undefined) continue;
    const reading = {
      plan,
      trigger,
      reaction,
      event,
      position,
      state,
      profile,
      since: since[reaction.trigger] ?? 0,
      effects,
    };
    if (trigger.wait === undefined) readInstant(reading);
    else {
      const before = state.books.find((each) => each.trigger === reaction.trigger) ?? {
        trigger: reaction.trigger,
        waits: [],
      };
      const after = readWait(reading, trigger.wait, before);
      if (after !== before) touched.push(after);
    }
  }
  return touched.length === 0 ? state : withBooks(plan, state, touched);
}

/** What every event tells about its person, whatever the triggers. */
function noticed(plan: Plan, state: ProfileState, event: Event): ProfileState {
  const seq = state.seq + 1;
  return {
    ...state,
    seq,
    firstSeenAt: Math.min(state.firstSeenAt ?? event.occurredAt, event.occurredAt),
    lastSeenAt: Math.max(state.lastSeenAt ?? event.occurredAt, event.occurredAt),
    addresses: withAddresses(state.addresses, event, { at: event.occurredAt, seq }),
    consent:
      event.consent === undefined
        ? state.consent
        : heard(state.consent, plan.purposes, event.consent, event.occurredAt),
  };
}

/** One event, as one trigger reads it. */
interface Reading {
  readonly trigger: PlannedTrigger;
  readonly reaction: Reaction;
  readonly event: Event;
  readonly position: Position;
  readonly state: ProfileState;
  readonly profile: ProfileKey;
  /** Event time from which on the trigger looks at starts: its deployment. */
  readonly since: EpochMs;
  readonly effects: Effect[];
}

/** A trigger on single events: each one that matches is an instant of its own, decided at once. */
function readInstant({ trigger, reaction, event, position, state, profile, since, effects }: Reading): void {
  const { starts } = reaction;
  if (starts === undefined || !starts.matches(event) || event.occurredAt < since) return;
  const value = trigger.correlated ? keyValue(event, starts.key) : "";
  if (value === undefined) {
    effects.push({ kind: "no_key", trigger: trigger.name });
    return;
  }
  const correlated = trigger.correlated ? { value } : {};
  if (state.readTo - event.occurredAt > trigger.maxAgeMs) {
    effects.push({ kind: "stale", trigger: trigger.name, ...correlated, of: "event" });
    return;
  }
  const evidence = remembered(trigger, event, effects);
  const mark = fingerprint(event.source, event.id);
  effects.push(
    decide(trigger, profile, state, {
      start: position,
      mark,
      evidence,
      at: event.occurredAt,
      decidedAt: state.readTo,
      ...correlated,
    }),
  );
}

/** A trigger that waits: cancels first, so that an event that is both ends the old wait and begins a new one. */
function readWait(reading: Reading, rule: WaitRule, before: Book): Book {
  const { reaction, event } = reading;
  let book = before;
  for (const cancel of reaction.cancels) {
    if (cancel.matches(event)) book = readCancel(reading, rule, book, cancel.key);
  }
  return reaction.starts !== undefined && reaction.starts.matches(event)
    ? readStart(reading, rule, book, reaction.starts.key)
    : book;
}

function readCancel(
  { trigger, event, position, state, since, effects }: Reading,
  rule: WaitRule,
  book: Book,
  key: Path | undefined,
): Book {
  const value = trigger.correlated ? keyValue(event, key) : "";
  const single =
    value === undefined ? undefined : withCancel(waitOf(book, value, position, since - 1), position);
  const result =
    single === undefined
      ? withCancelForAll(book, position)
      : { ...put(trigger, book, single.wait, effects), inexact: single.inexact };
  if (result.inexact) effects.push({ kind: "inexact", trigger: trigger.name });
  for (const wait of book.waits) {
    const after = result.book.waits.find((each) => each.value === wait.value);
    if (after !== undefined) reportOpen(trigger, rule, state.readTo, openStart(wait), after, effects);
  }
  return result.book;
}

function readStart(
  { trigger, event, position, state, since, effects }: Reading,
  rule: WaitRule,
  book: Book,
  key: Path | undefined,
): Book {
  const value = trigger.correlated ? keyValue(event, key) : "";
  if (value === undefined) {
    effects.push({ kind: "no_key", trigger: trigger.name });
    return book;
  }
  const wait = waitOf(book, value, position, since - 1);
  const start: Start = {
    ...position,
    readAt: state.readTo,
    mark: fingerprint(event.source, event.id),
    evidence: remembered(trigger, event, effects),
  };
  const after = withStart(rule, wait, start);
  reportOpen(trigger, rule, state.readTo, openStart(wait), after, effects);
  return put(trigger, book, after, effects).book;
}

function put(trigger: PlannedTrigger, book: Book, wait: Wait, effects: Effect[]): { readonly book: Book } {
  const { book: after, evicted } = withWait(book, wait, MAX_KEYS);
  if (evicted !== undefined && openStart(evicted) !== undefined) {
    effects.push({ kind: "evicted", trigger: trigger.name, value: evicted.value });
  }
  return { book: after };
}

/** Tells what became of the start that was waited for, from the wait before and after. */
function reportOpen(
  trigger: PlannedTrigger,
  rule: WaitRule,
  now: EpochMs,
  before: Start | undefined,
  wait: Wait,
  effects: Effect[],
): void {
  const after = openStart(wait);
  if (after?.mark === before?.mark && after?.seq === before?.seq) return;
  const value = trigger.correlated ? { value: wait.value } : {};
  const cancelled = before !== undefined && wait.cancel !== undefined && isEnded(wait.cancel, before);
  if (cancelled) effects.push({ kind: "cancelled", trigger: trigger.name, ...value });
  if (after === undefined) return;
  const { at, seq } = after;
  const kind = before === undefined || cancelled ? "opened" : "moved";
  effects.push({
    kind,
    trigger: trigger.name,
    ...value,
    start: { at, seq },
    until: Math.max(decidedAfter(rule, after), now),
  });
}

function isEnded(cancel: Position, start: Position): boolean {
  return cancel.at > start.at || (cancel.at === start.at && cancel.seq > start.seq);
}

function remembered(trigger: PlannedTrigger, event: Event, effects: Effect[]): JsonObject {
  if (trigger.payload.evidence.size === 0) return {};
  const root = {
    properties: event.properties,
    context: event.context,
    name: event.name,
    id: event.id,
    occurredAt: formatInstant(event.occurredAt),
  };
  const { evidence, leftOut } = evidenceOf(root, trigger.payload.evidence, MAX_EVIDENCE_BYTES);
  if (leftOut > 0) effects.push({ kind: "evidence_left_out", trigger: trigger.name, paths: leftOut });
  return evidence;
}

/** Values are compared as text. Empty text is no key, as a missing one. */
function keyValue(event: Event, key: Path | undefined): string | undefined {
  const [only] = key ?? [];
  const value =
    key === undefined
      ? undefined
      : key.length === 1 && only !== undefined
        ? ownValue(event.properties, only.key)
        : valueAt(event.properties, key);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value.slice(0, MAX_KEY_LENGTH) : undefined;
}

function withBooks(plan: Plan, state: ProfileState, changed: readonly Book[]): ProfileState {
  const kept = state.books.filter(({ trigger }) => !changed.some((book) => book.trigger === trigger));
  const books = [...kept, ...changed].toSorted((a, b) => a.trigger - b.trigger);
  return { ...state, books, nextDecisionAfter: earliest(plan, books, state.readTo)?.after ?? Infinity };
}
