import type { EpochMs } from "@heed/core/contracts";
import { heldUntil } from "./held.ts";
import { interesting } from "./interesting.ts";
import { pass } from "./log-point.ts";
import { memoryOf } from "./memory.ts";
import type { Person } from "./person.ts";
import type { Now } from "./rules.ts";
import { moveLatches } from "./scores.ts";
import { mayTurn, stayedAt, turningsOf } from "./turns.ts";
import { dueAt, isWait } from "./waits.ts";

/** Lets the ends of all milliseconds up to `until` come, in order; those at which nothing can happen are left out. */
export function letTimePass(person: Person, until: EpochMs, nowAt: (t: EpochMs) => Now): void {
  if (person.passedTo < until && Number.isFinite(person.passedTo)) {
    const marks = changesOf(nowAt(person.passedTo), until);
    for (let next = nextOf(marks, person, nowAt); next <= until; next = nextOf(marks, person, nowAt)) {
      passEnd(next, nowAt);
      person.passedTo = next;
    }
    // A score that has fallen below a latch's bound stays there until the next event.
    moveLatches(nowAt(until));
  }
  person.passedTo = Math.max(person.passedTo, until);
}

function passEnd(t: EpochMs, nowAt: (t: EpochMs) => Now): void {
  const now = nowAt(t);
  const isDue = (): boolean => dues(now).some((due) => due <= t);
  moveLatches(now);
  if (!isDue() && !mayTurn(now)) return;
  // What is held only now may have expired already.
  do pass(now);
  while (isDue());
}

function nextOf(marks: readonly EpochMs[], person: Person, nowAt: (t: EpochMs) => Now): EpochMs {
  const after = person.passedTo + 1;
  const mark = marks.find((at) => at >= after) ?? Infinity;
  // What a record makes overdue happens at the end of its millisecond.
  return Math.min(mark, ...dues(nowAt(person.passedTo)).map((due) => Math.max(due, after)));
}

/** When conditions that moments look at may change by themselves; without new records that does not move. */
function changesOf(now: Now, until: EpochMs): readonly EpochMs[] {
  const turnings = now.rules.triggers.flatMap((rule) => turningsOf(rule, now));
  if (turnings.length === 0) return [];
  // The first is the end of the millisecond of the newest record.
  const instants = turnings.flatMap(({ condition }) => interesting(condition, now, until));
  return [...new Set([now.t + 1, ...instants])].toSorted((a, b) => a - b);
}

/** When deadlines fall due: of waits, of a yes that must stay, of held fires. */
function dues(now: Now): readonly EpochMs[] {
  const ofTriggers = now.rules.triggers.flatMap((rule) => {
    const memory = memoryOf(rule.name, now);
    const waits = isWait(rule)
      ? [...memory.open.values()].flat().map((start) => dueAt(start, rule, memory, now))
      : [];
    const stays = turningsOf(rule, now).flatMap(
      (turning) => stayedAt(turning, memory.turns.get(turning.key)) ?? [],
    );
    return [...waits, ...stays];
  });
  return [...ofTriggers, ...heldUntil(now)];
}
