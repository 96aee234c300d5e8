import type { EpochMs } from "@heed/core/contracts";
import type { Moment, ProjectDefinition, Wait } from "./definitions.ts";
import { compareHistory, isLater, newestOf, valueOf } from "./history.ts";
import type { Known, Position, Value } from "./history.ts";
import type { Death, Memory, Person, Start } from "./person.ts";
import { memoryOf } from "./memory.ts";
import { eventsMarked } from "./person.ts";
import type { Now, Rule } from "./rules.ts";
import { contentOf, spanOf } from "./rules.ts";
import { canonical, compareText, once } from "./value.ts";
import { cancelKeyOf } from "./watched.ts";

/** A trigger that is a wait. */
export interface WaitRule extends Rule {
  readonly wait: Wait;
}

export function isWait(rule: Rule): rule is WaitRule {
  return rule.wait !== undefined;
}

/** Starts belong to a trigger and to the definition of what begins its wait. */
export function startKeyOf({ name, wait }: WaitRule, { rules }: Pick<Now, "rules">): string {
  return `${name} ${startTextOf(wait.after, rules.project)} ${habitOf(wait)}`;
}

/** What a moment is, as text; how long a yes must stay is no part of it, for it only moves a deadline. */
export function startTextOf(moment: Moment, project: ProjectDefinition): string {
  if ("anyOf" in moment) return moment.anyOf.map((each) => startTextOf(each, project)).join(" or ");
  return "becomes" in moment ? `becomes ${contentOf(moment.becomes, project)}` : contentOf(moment, project);
}

const habitOf = once(({ by, repeat = "restart" }: Wait) => canonical([by ?? null, repeat]));

export function startsOf(rule: WaitRule, now: Now): readonly Start[] {
  return now.person.starts.get(startKeyOf(rule, now)) ?? [];
}

/** Why a start begins nothing any more, or `undefined`. */
function deathOf(start: Start, memory: Memory, person: Person): Death | undefined {
  return memory.dead.get(start) ?? (isWithdrawn(start, memory, person) ? "withdrawal" : undefined);
}

/** Known when its purpose was refused. */
function isWithdrawn(start: Start, { purpose, purposeSince }: Memory, { refusals }: Person): boolean {
  return refusals.some(
    (refusal) => refusal.purpose === purpose && refusal.point > start.point && refusal.point >= purposeSince,
  );
}

/** Writes down starts; what occurred before the deployment begins nothing, nor what a refusal is later than. */
export function addStarts(rule: WaitRule, starts: readonly Start[], now: Now): void {
  const { purpose, deployed } = memoryOf(rule.name, now);
  const refused = now.person.refusals.filter((refusal) => refusal.purpose === purpose);
  const begun = starts.filter(({ at }) => at >= deployed && !refused.some(({ to }) => at < to));
  if (begun.length > 0) now.person.starts.set(startKeyOf(rule, now), [...startsOf(rule, now), ...begun]);
}

/** The start that stands: what a wait of this value waits for now, if it is pending. */
export function standing(rule: WaitRule, value: Value, memory: Memory, now: Now): Start | undefined {
  const starts = startsOf(rule, now).filter((start) => start.value === value);
  const cancel = newestOf(cancelsOf(rule, value, now.person));
  const stands = (start: Start): boolean =>
    !isConsumed(start, memory) &&
    (cancel === undefined || !isLater(cancel, start)) &&
    deathOf(start, memory, now.person) === undefined;
  if (rule.wait.repeat === "keep") return starts.toSorted(compareHistory).find(stands);
  const newest = newestOf(starts);
  return newest !== undefined && stands(newest) ? newest : undefined;
}

function isConsumed(start: Start, { consumedTo }: Memory): boolean {
  return start.at <= (consumedTo.get(start.value) ?? Number.NEGATIVE_INFINITY);
}

/** Starts that were cancelled stay so when their cancels are forgotten; the others go on. */
export function settleStarts(rule: WaitRule, cancelKey: string, memory: Memory, now: Now): void {
  for (const start of startsOf(rule, now)) {
    const isOver = isCancelled(start, rule, now.person, cancelKey);
    if (isOver && !memory.dead.has(start)) memory.dead.set(start, "dropped");
  }
}

function isCancelled(start: Start, rule: WaitRule, person: Person, key?: string): boolean {
  return cancelsOf(rule, start.value, person, key).some((cancel) => isLater(cancel, start));
}

/** The cancels of a value; one without the key concerns all. */
function cancelsOf(
  { name, wait }: WaitRule,
  value: Value,
  person: Person,
  key = cancelKeyOf(name, wait),
): readonly Known[] {
  return eventsMarked(person, key).filter((known) => concerns(known, wait, value));
}

export function concerns(cancel: Known, { by }: Wait, value: Value): boolean {
  return [undefined, value].includes(valueOf(cancel, by));
}

/** A start waits as long as was asked when it became known. */
export function spanOfStart(start: Start, { wait }: WaitRule, memory: Memory, now: Now): number {
  return memory.spans.get(start) ?? spanOf(wait.for, now);
}

export function dueAt(start: Start, rule: WaitRule, memory: Memory, now: Now): EpochMs {
  return Math.max(start.at + spanOfStart(start, rule, memory, now), start.knownAt) + now.rules.graceMs;
}

/** What is consumed by a refusal stays so. */
export function withdraw(rule: WaitRule, memory: Memory, now: Now): void {
  for (const start of startsOf(rule, now)) {
    if (!memory.dead.has(start) && isWithdrawn(start, memory, now.person))
      memory.dead.set(start, "withdrawal");
  }
}

/** Compares what is pending with the log point before, and tells what opened and what ended. */
export function followWait(rule: WaitRule, memory: Memory, now: Now): void {
  const starts = startsOf(rule, now);
  withdraw(rule, memory, now);
  for (const start of starts) memory.spans.set(start, spanOfStart(start, rule, memory, now));
  const values = new Set([...starts.map(({ value }) => value), ...memory.open.keys()]);
  for (const value of [...values].toSorted(compareText)) {
    const before = memory.open.get(value) ?? [];
    const start = standing(rule, value, memory, now);
    const ended = before.flatMap((each) => endOf(each, start, rule, memory, now) ?? []);
    const told = { trigger: rule.name, ...(value === undefined ? {} : { value }) };
    for (const end of ended) {
      now.tell(end === "dropped" ? { kind: "dropped", ...told } : { kind: "cancelled", ...told, by: end });
    }
    // In a merge each side may have waited for a start of its own; one that goes on opens nothing.
    if (start !== undefined && before.length === ended.length) now.tell({ kind: "opened", ...told });
    if (start === undefined) memory.open.delete(value);
    else memory.open.set(value, [start]);
  }
}

type EndOfWait = "event" | Death;

/** How a wait that was open has ended; `undefined` where it goes on, perhaps with another start. */
function endOf(
  before: Start,
  start: Start | undefined,
  rule: WaitRule,
  memory: Memory,
  now: Now,
): EndOfWait | undefined {
  if (before === start) return undefined;
  const death = deathOf(before, memory, now.person);
  if (death !== undefined) return death;
  if (isCancelled(before, rule, now.person)) return "event";
  // Joined with a history in which it was already consumed; else it has moved to another start.
  return start === undefined || isConsumed(before, memory) ? "dropped" : undefined;
}

export function startAt(place: Position, value: Value, now: Now): Start {
  return { at: place.at, seq: place.seq, value, knownAt: now.t, point: now.point };
}
