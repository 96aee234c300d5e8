import { newerOf } from "./held.ts";
import type { Position } from "./history.ts";
import { compareHistory, isLater } from "./history.ts";
import { memoryOf } from "./memory.ts";
import type { Fire, Held, Memory, Person, Refusal } from "./person.ts";
import { firstActivityOf, firstSeenOf } from "./person.ts";
import type { Now } from "./rules.ts";
import { tellDecided } from "./telling.ts";
import { joinTurns } from "./turns.ts";
import { isWait, startsOf } from "./waits.ts";

/** Joins what an anonymous profile knows into the known one: as if all had been the known one's. */
export function merge(known: Person, other: Person, now: Now): void {
  dropHeldNotFirst(known, other, now);
  dropHeldNotFirst(other, known, now);
  const withdrawn = [...withdraw(known, other.refusals, now), ...withdraw(other, known.refusals, now)];
  known.bucket = bucketOf(known, other);
  known.events = [...known.events, ...other.events].toSorted(compareHistory);
  known.said = [...known.said, ...other.said];
  known.refusals = [...known.refusals, ...other.refusals];
  known.suppressed ||= other.suppressed;
  known.fires = [...known.fires, ...other.fires].toSorted((a, b) => a.decidedAt - b.decidedAt);
  for (const [key, isSet] of other.latches)
    known.latches.set(key, isSet || (known.latches.get(key) ?? false));
  for (const [key, starts] of other.starts) {
    known.starts.set(key, [...(known.starts.get(key) ?? []), ...starts]);
  }
  for (const [name, memory] of other.memories) {
    const own = known.memories.get(name);
    if (own === undefined) throw new Error(`${name} is deployed on one side only`);
    joinMemories(own, memory);
    joinHeld(own, memory, now);
  }
  for (const { held } of known.memories.values()) {
    for (const [value, each] of held) {
      if (!withdrawn.includes(each)) continue;
      held.delete(value);
      tellDecided(each, "suppressed", "withdrawn", now);
    }
  }
}

/** The bucket of the side seen first. */
function bucketOf(known: Person, other: Person): Person["bucket"] {
  const [own, others] = [firstSeenOf(known) ?? Infinity, firstSeenOf(other) ?? Infinity];
  return others < own ? other.bucket : known.bucket;
}

function joinMemories(own: Memory, other: Memory): void {
  for (const [value, to] of other.consumedTo) {
    own.consumedTo.set(value, Math.max(to, own.consumedTo.get(value) ?? to));
  }
  for (const [value, end] of other.ends) own.ends.set(value, laterOf(end, own.ends.get(value)));
  for (const [value, fire] of other.lateFires) {
    const rival = own.lateFires.get(value);
    if (rival === undefined || isDecidedLater(fire, rival)) own.lateFires.set(value, fire);
  }
  for (const [start, span] of other.spans) own.spans.set(start, span);
  for (const [start, death] of other.dead) own.dead.set(start, death);
  for (const [value, starts] of other.open) {
    own.open.set(value, [...(own.open.get(value) ?? []), ...starts]);
  }
  for (const [key, turn] of other.turns) own.turns.set(key, joinTurns(turn, own.turns.get(key)));
}

/** Of one instant those are decided in the order of their starts. */
function isDecidedLater(a: Fire, b: Fire): boolean {
  return (a.decidedAt - b.decidedAt || compareHistory(a.start, b.start)) > 0;
}

function laterOf(a: Position, b: Position | undefined): Position {
  return b === undefined || isLater(a, b) ? a : b;
}

/** Per value the newest is held; the one it replaces ends. */
function joinHeld(own: Memory, other: Memory, now: Now): void {
  for (const [value, held] of other.held) {
    const rival = own.held.get(value);
    const newer = rival === undefined ? held : newerOf(held, rival);
    own.held.set(value, newer);
    if (rival !== undefined) tellDecided(newer === held ? rival : held, "expired", "replaced", now);
  }
}

/**
 * What the other side refused ends what was under way here by then, or had begun by the time it was said of. Tells which
 * held fires that are.
 */
function withdraw(person: Person, refusals: readonly Refusal[], now: Now): readonly Held[] {
  return now.rules.triggers.flatMap((rule) => {
    const memory = memoryOf(rule.name, { ...now, person });
    const refused = refusals.filter(({ purpose }) => purpose === memory.purpose);
    for (const start of isWait(rule) ? startsOf(rule, { ...now, person }) : []) {
      const isRefused = refused.some(({ heardAt, to }) => start.knownAt <= heardAt || start.at <= to);
      if (isRefused && !memory.dead.has(start)) memory.dead.set(start, "withdrawal");
    }
    return [...memory.held.values()].filter((held) => refused.some(({ heardAt }) => held.since <= heardAt));
  });
}

/** Who was seen earlier under another name was not seen first here. */
function dropHeldNotFirst(person: Person, other: Person, now: Now): void {
  const [own, others] = [firstActivityOf(person), firstActivityOf(other)];
  if (own === undefined || others === undefined || others.at >= own.at) return;
  for (const { held } of person.memories.values()) {
    for (const [value, each] of held) {
      if (!each.isFirstSeen) continue;
      held.delete(value);
      tellDecided(each, "expired", "not_first", now);
    }
  }
}
