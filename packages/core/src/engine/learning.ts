import type { EpochMs, Event } from "../contracts/index.ts";
import type { Draft } from "./draft.ts";
import type { PlannedTrigger } from "./plan.ts";
import { withAt } from "./reading.ts";
import type { Slots } from "./slots.ts";
import { withSlot } from "./slots.ts";
import type { Turn } from "./turn.ts";
import { UNSEEN } from "./turn.ts";
import { NO_EVIDENCE } from "./evidence.ts";

/** An event that was read before, as a store keeps it. */
export interface PastEvent {
  readonly event: Event;
  /** Log sequence of its record. */
  readonly seq: number;
  /** Log time of its record. */
  readonly readAt: EpochMs;
}

/**
 * Registers that began to watch after the first event stored learn what is stored, as if they had always watched.
 * Conditions stand as they stand then: what was true before they were asked is no instant, unless the trigger wants it.
 */
export function learn(draft: Draft, events: readonly PastEvent[]): void {
  const first = events[0];
  if (first === undefined || draft.state.seen.firstSeenAt === undefined) return;
  const { plan, deployment, state } = draft;
  const isNew = (place: number): boolean => (deployment.registers[place] ?? 0) > first.readAt;
  const registers = learned(draft, events, isNew);
  state.seen = { ...state.seen, registers };
  for (const { place } of plan.triggers) {
    const trigger = draft.trigger(place);
    if (trigger !== undefined && !trigger.backfill) standAsLearned(draft, trigger);
    else if (trigger !== undefined) lookAgain(draft, trigger);
  }
}

function learned(
  { plan, state }: Draft,
  events: readonly PastEvent[],
  isNew: (place: number) => boolean,
): Slots {
  let registers = state.seen.registers.filter(({ place }) => !isNew(place));
  const values = new Map<number, unknown>();
  for (const { event, seq, readAt } of events) {
    for (const { place, matches } of plan.reactions.of(event).registers) {
      const rule = plan.registers[place];
      if (rule === undefined || !isNew(place) || !matches(event)) continue;
      values.set(place, rule.read(values.get(place), event, { at: event.occurredAt, seq }, readAt));
    }
  }
  for (const [place, value] of values) registers = [...withSlot(registers, place, value)];
  return registers;
}

function standAsLearned(draft: Draft, trigger: PlannedTrigger): void {
  withTurns(draft, trigger, (turn, truth) => ({ ...turn, ...truth, evidence: NO_EVIDENCE }));
}

/** What it finds at the end of this millisecond is a turn. */
function lookAgain(draft: Draft, trigger: PlannedTrigger): void {
  withTurns(draft, trigger, (turn) => ({ ...turn, next: draft.at }));
}

function withTurns(
  draft: Draft,
  trigger: PlannedTrigger,
  change: (turn: Turn, truth: Pick<Turn, "holds" | "next">) => Turn,
): void {
  for (const [place, source] of trigger.sources.entries()) {
    if (source.kind !== "turn") continue;
    const book = draft.book(trigger.place);
    const { holds, next } = source.condition.evaluate(draft.view());
    const turn = change(book.turns[place] ?? UNSEEN, { holds, next });
    draft.put(trigger, { ...book, turns: withAt(book.turns, place, turn) });
  }
}
