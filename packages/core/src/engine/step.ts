import type { ConsentSignal, EpochMs, Event, ProfileKey } from "../contracts/index.ts";
import { collection } from "../consent/index.ts";
import { adopt } from "./adopt.ts";
import { decideInstants } from "./deciding.ts";
import { Draft } from "./draft.ts";
import type { Effect } from "./effect.ts";
import { readHeld } from "./holding.ts";
import type { PastEvent } from "./learning.ts";
import { learn } from "./learning.ts";
import { merge } from "./merging.ts";
import { notice } from "./noticing.ts";
import { passTime } from "./passing-time.ts";
import type { Deployment, Plan } from "./plan.ts";
import { readEvent } from "./reading.ts";
import type { ProfileState, Seen } from "./state.ts";
import { forgotten, spentAfterOf } from "./state.ts";
import { hear, readConsentTurns } from "./withdrawing.ts";

/** What the outside world can tell the engine. `at` is log time; time enters in no other way. */
export type LogRecord =
  /** Everything received before `at` has been read. */
  { readonly kind: "tick"; readonly at: EpochMs } | NumberedRecord;

/** Log sequences tell what was read before what; they only grow, over all profiles that may ever be joined. */
type NumberedRecord = { readonly at: EpochMs; readonly seq: number } & (
  | {
      readonly kind: "event";
      /** When it was read, where `at` is held back so that no wait is decided; `at` where absent. */
      readonly readAt?: EpochMs;
      readonly event: Event;
    }
  /** What a person allows, where the event that said so was not taken in. */
  | { readonly kind: "consent"; readonly signal: ConsentSignal; readonly saidAt: EpochMs }
  /** The person asked never to be written to, or takes that back. */
  | { readonly kind: "suppress"; readonly suppressed: boolean }
  /** What is stored of the past, in the order of reading: conditions that are new learn it. */
  | { readonly kind: "history"; readonly events: readonly PastEvent[] }
  /**
   * An anonymous profile turned out to be this one; `state` is all that was remembered of it. `by`: the event that says so, which is
   * read next. What it tells of permission and addresses holds already for what the join decides.
   */
  | {
      readonly kind: "merge";
      readonly from: ProfileKey;
      readonly state: ProfileState;
      readonly by?: Event;
    }
);

export interface Step {
  readonly state: ProfileState;
  /** In the order in which they were decided. */
  readonly effects: readonly Effect[];
}

/**
 * Decides one record for one profile. The same plan, deployment, state and record always give the same step: no clock, no
 * chance, no I/O. Every record first lets the time before it pass, then applies itself, then decides the instants it made.
 */
export function step(
  plan: Plan,
  deployment: Deployment,
  profile: ProfileKey,
  before: ProfileState,
  record: LogRecord,
): Step {
  const draft = new Draft(plan, deployment, profile, before);
  const isAdopted = adopt(draft);
  const at = Math.max(record.at, before.readTo);
  passTime(draft, at);
  if (draft.state.spentAfter < at) draft.state = forgotten(draft.state);
  draft.at = at;
  draft.state.readTo = at;
  apply(draft, record);
  draft.settle();
  // A tick frees nothing, however often it comes; a plan that resumes a trigger does.
  if (isAdopted || record.kind !== "tick") readHeld(draft);
  decideInstants(draft);
  draft.settle();
  const { state, effects } = draft;
  state.spentAfter = spentAfterOf(state, plan.keepForMs);
  return { state, effects };
}

function apply(draft: Draft, record: LogRecord): void {
  if (record.kind !== "tick") draft.state.seq = Math.max(record.seq, draft.state.seq + 1);
  switch (record.kind) {
    case "tick":
      return;
    case "consent":
      return readConsent(draft, record.signal, record.saidAt);
    case "suppress":
      draft.state.suppressed = record.suppressed;
      return;
    case "history":
      return learn(draft, record.events);
    case "merge":
      return merge(draft, record.from, record.state, record.by);
    case "event":
      return take(draft, record.event, record.readAt ?? record.at);
  }
}

/** What an event says about consent is heard in any case; the rest only where the person allows it to be taken in. */
function take(draft: Draft, event: Event, readAt: EpochMs): void {
  const { plan } = draft;
  const before = draft.state.seen;
  if (event.consent !== undefined) hear(draft, event.consent, event.occurredAt);
  if (event.type === "consent") {
    readConsentTurns(draft, before);
    return;
  }
  const answer =
    plan.collect === undefined
      ? undefined
      : collection(plan.collect, draft.state.seen.consent, event.consent);
  if (plan.collect !== undefined && answer?.allowed === false) {
    const { reason, allowedBy } = answer;
    draft.effects.push({
      kind: "not_collected",
      id: event.id,
      reason: `${reason}:${plan.collect.name}`,
      allowedBy,
    });
    readConsentTurns(draft, before);
    return;
  }
  const position = { at: event.occurredAt, seq: draft.state.seq };
  const reaction = plan.reactions.of(event);
  notice(draft, event, position, reaction);
  const reading = {
    event,
    position,
    readAt: Math.max(readAt, draft.at),
    before,
    isActivity: reaction.isActivity,
  };
  for (const place of touched(plan, reaction.triggers, before, event)) {
    const trigger = draft.trigger(place);
    if (trigger !== undefined) readEvent(draft, trigger, reading);
  }
}

/** The triggers that an event may matter to; one that is older than all others of its profile matters to more of them. */
function touched(plan: Plan, named: readonly number[], before: Seen, event: Event): readonly number[] {
  const older =
    before.firstSeenAt === undefined
      ? plan.atFirst
      : event.occurredAt < before.firstSeenAt
        ? plan.onFirstSeen
        : NONE;
  const allowing = event.consent === undefined ? NONE : plan.onConsent;
  if (older.length === 0 && allowing.length === 0) return named;
  return [...new Set([...named, ...older, ...allowing])].toSorted((a, b) => a - b);
}

const NONE: readonly number[] = [];

function readConsent(draft: Draft, signal: ConsentSignal, saidAt: EpochMs): void {
  const before = draft.state.seen;
  hear(draft, signal, saidAt);
  readConsentTurns(draft, before);
}
