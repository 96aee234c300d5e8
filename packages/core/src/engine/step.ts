import type { ConsentSignal, EpochMs, Event, Position, ProfileKey } from "../contracts/index.ts";
import { collection, heard, refusedBy } from "../consent/index.ts";
import { withAddresses } from "./addresses.ts";
import type { Book } from "./book.ts";
import { NEVER } from "./book.ts";
import type { Effect } from "./effect.ts";
import { decidePassed, withBooks } from "./passing-time.ts";
import type { Plan, PlannedTrigger, Since } from "./plan.ts";
import { reactionKey } from "./plan.ts";
import { readInstant } from "./read-instant.ts";
import { readWait } from "./read-wait.ts";
import type { ProfileState } from "./state.ts";
import { afterWithdrawal, openStart } from "./wait.ts";

/** What the outside world can tell the engine. `at` is log time; it enters in no other way. */
export type LogRecord =
  | {
      readonly kind: "event";
      readonly at: EpochMs;
      /** When it was read, where `at` is held back so that no wait is decided; `at` where absent. */
      readonly readAt?: EpochMs;
      readonly event: Event;
    }
  /** Everything received before `at` has been read. */
  | { readonly kind: "tick"; readonly at: EpochMs }
  /** What a person allows, where the event that said so was not taken in. */
  | {
      readonly kind: "consent";
      readonly at: EpochMs;
      readonly signal: ConsentSignal;
      readonly saidAt: EpochMs;
    };

type EventRecord = Extract<LogRecord, { readonly kind: "event" }>;

export interface Step {
  readonly state: ProfileState;
  /** In the order in which they were decided. */
  readonly effects: readonly Effect[];
}

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
  const effects: Effect[] = before.dropped.map(({ trigger, value }) => ({
    kind: "dropped",
    trigger,
    ...(value === "" ? {} : { value }),
  }));
  const current = before.dropped.length === 0 ? before : { ...before, dropped: [] };
  const passed = decidePassed(plan, profile, current, at, effects);
  const state = { ...passed, readTo: at };
  switch (record.kind) {
    case "tick":
      return { state, effects };
    case "consent":
      return { state: withConsent(plan, state, record.signal, record.saidAt, effects), effects };
    case "event":
      return { state: taken(plan, since, profile, state, record, effects), effects };
  }
}

/** What an event says about consent is heard in any case; the rest only where the person allows it to be taken in. */
function taken(
  plan: Plan,
  since: Since,
  profile: ProfileKey,
  before: ProfileState,
  record: EventRecord,
  effects: Effect[],
): ProfileState {
  const { event } = record;
  const state =
    event.consent === undefined
      ? before
      : withConsent(plan, before, event.consent, event.occurredAt, effects);
  if (plan.collect !== undefined && event.type !== "consent") {
    const answer = collection(plan.collect, state.consent, event.consent);
    if (!answer.allowed) {
      const { reason, allowedBy } = answer;
      effects.push({
        kind: "not_collected",
        id: event.id,
        reason: `${reason}:${plan.collect.name}`,
        allowedBy,
      });
      return state;
    }
  }
  return applied(plan, since, profile, state, record, effects);
}

/** A purpose that is refused ends what waits in its name, as often as it is refused. */
function withConsent(
  plan: Plan,
  before: ProfileState,
  signal: ConsentSignal,
  saidAt: EpochMs,
  effects: Effect[],
): ProfileState {
  const consent = heard(before.consent, plan.purposes, signal, saidAt, before.readTo);
  const refused = refusedBy(plan.purposes, signal);
  const state = { ...before, consent };
  if (refused.size === 0) return state;
  const ended = state.books.flatMap((book) => {
    const trigger = plan.triggers[book.trigger];
    const waits = book.next !== NEVER;
    return trigger !== undefined && waits && refused.has(trigger.purpose.name)
      ? [endWaits(trigger, book, effects)]
      : [];
  });
  return withBooks(plan, state, ended);
}

function endWaits(trigger: PlannedTrigger, book: Book, effects: Effect[]): Book {
  const waits = book.waits.map((wait) => {
    if (openStart(wait) === undefined) return wait;
    const value = trigger.correlated ? { value: wait.value } : {};
    effects.push({ kind: "cancelled", trigger: trigger.name, ...value, by: "withdrawal" });
    return afterWithdrawal(wait);
  });
  return { ...book, waits };
}

function applied(
  plan: Plan,
  since: Since,
  profile: ProfileKey,
  earlier: ProfileState,
  { event, readAt = 0 }: EventRecord,
  effects: Effect[],
): ProfileState {
  const state = noticed(earlier, event);
  const touched: Book[] = [];
  const arrival = Math.max(readAt, state.readTo);
  const position: Position = { at: event.occurredAt, seq: state.seq };
  for (const reaction of plan.reactions.get(reactionKey(event.type, event.name)) ?? []) {
    const trigger = plan.triggers[reaction.trigger];
    if (trigger === undefined) continue;
    const from = since[reaction.trigger] ?? 0;
    const reading = {
      trigger,
      reaction,
      event,
      position,
      state,
      profile,
      since: from,
      readAt: arrival,
      effects,
    };
    if (trigger.wait === undefined) readInstant(reading);
    else {
      const before = bookOf(state, reaction.trigger);
      const after = readWait(reading, trigger.wait, before);
      if (after !== before) touched.push(after);
    }
  }
  return touched.length === 0 ? state : withBooks(plan, state, touched);
}

function bookOf({ books }: ProfileState, trigger: number): Book {
  return books.find((book) => book.trigger === trigger) ?? { trigger, waits: [], next: NEVER };
}

/** What every event tells about its person, whatever the triggers. */
function noticed(state: ProfileState, event: Event): ProfileState {
  const seq = state.seq + 1;
  return {
    ...state,
    seq,
    firstSeenAt: Math.min(state.firstSeenAt ?? event.occurredAt, event.occurredAt),
    lastSeenAt: Math.max(state.lastSeenAt ?? event.occurredAt, event.occurredAt),
    addresses: withAddresses(state.addresses, event, { at: event.occurredAt, seq }),
  };
}
