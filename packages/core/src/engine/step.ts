import type { ConsentSignal, EpochMs, Event, Position, ProfileKey } from "../contracts/index.ts";
import { heard } from "../consent/index.ts";
import { withAddresses } from "./addresses.ts";
import type { Book } from "./book.ts";
import type { Effect } from "./effect.ts";
import { decidePassed, withBooks } from "./passing-time.ts";
import type { Plan, Since } from "./plan.ts";
import { reactionKey } from "./plan.ts";
import { readInstant } from "./read-instant.ts";
import { readWait } from "./read-wait.ts";
import type { ProfileState } from "./state.ts";

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
    const from = since[reaction.trigger] ?? 0;
    const reading = { trigger, reaction, event, position, state, profile, since: from, effects };
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
  return books.find((book) => book.trigger === trigger) ?? { trigger, waits: [] };
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
