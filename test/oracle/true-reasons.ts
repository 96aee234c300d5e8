/** Holds explanations against what the oracle knows at the same log point. */
import type { ConditionExplained, Explanation, NowExplained } from "@heed/core/engine";
import { holds, segmentNamed } from "./conditions.ts";
import { endOf } from "./decisions.ts";
import type { Condition, Moment } from "./definitions.ts";
import type { Known, Position, Value } from "./history.ts";
import { isLater, valueOf } from "./history.ts";
import { memoryOf } from "./memory.ts";
import type { Instant, Memory } from "./person.ts";
import { eventsMarked, firstActivityOf, firstSeenOf } from "./person.ts";
import type { Now, Rule } from "./rules.ts";
import { placedOf, spanOf } from "./rules.ts";
import { moveLatches } from "./scores.ts";
import { sequenceKeysOf } from "./sequences.ts";
import { stayedAt, turningsOf } from "./turns.ts";
import { dueAt, isWait } from "./waits.ts";

/** What an explanation says that is not so, of each trigger; nothing where all is true. */
export function untruths(explanations: readonly Explanation[], now: Now): readonly string[] {
  return withLatchesAt(now, () =>
    explanations.flatMap((explanation) => {
      const rule = now.rules.triggers.find(({ name }) => name === explanation.trigger);
      const { now: told } = explanation;
      if (rule === undefined || told === undefined)
        return rule === undefined && told === undefined ? [] : [`${explanation.trigger}: is it a draft?`];
      return wrongAbout(rule, told, now).map((what) => `${rule.name}: ${what}`);
    }),
  );
}

/** Below its bound a latch is no within this very millisecond; its bit goes only at the end of it. */
function withLatchesAt<T>(now: Now, ask: () => T): T {
  const { latches } = now.person;
  const before = new Map(latches);
  moveLatches(now);
  const answer = ask();
  latches.clear();
  for (const [key, bit] of before) latches.set(key, bit);
  return answer;
}

function wrongAbout(rule: Rule, told: NowExplained, now: Now): readonly string[] {
  const memory = memoryOf(rule.name, now);
  return [
    ...differing("open waits", waitsTold(told), waitsKnown(rule, memory, now)),
    ...differing("held fires", heldTold(told), heldKnown(memory)),
    ...differing("turns", turnsTold(told), turnsKnown(rule, memory, now, told)),
    ...differing("an instant now", [outcomeTold(told)], outcomeKnown(rule, now)),
    ...conditionsIn(told, rule, now).flatMap(([each, written]) => wrongCondition(each, written, now)),
    ...wrongMissing(told),
    ...wrongNeeds(told, now),
    ...told.begun.flatMap((begun) => (isBegun(begun, rule, memory, now) ? [] : [`begun: ${text(begun)}`])),
  ];
}

function differing(what: string, told: readonly unknown[], known: readonly unknown[]): readonly string[] {
  const [a, b] = [told, known].map((list) => list.map(text).toSorted().join(" "));
  return a === b ? [] : [`${what} are told as ${a}; known are ${b}`];
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

function waitsTold({ waits }: NowExplained): readonly unknown[] {
  return waits.map(({ value, start, decidedAfter }) => [value ?? null, start.at, start.seq, decidedAfter]);
}

function waitsKnown(rule: Rule, memory: Memory, now: Now): readonly unknown[] {
  if (!isWait(rule)) return [];
  return [...memory.open.values()]
    .flat()
    .map((start) => [
      start.value ?? null,
      start.at,
      start.seq,
      Math.max(dueAt(start, rule, memory, now), now.t),
    ]);
}

function heldTold({ held }: NowExplained): readonly unknown[] {
  return held.map(({ value, at, reason }) => [value ?? null, at, reason]);
}

function heldKnown({ held }: Memory): readonly unknown[] {
  return [...held.values()].map(({ value, at, reason }) => [value ?? null, at, reason]);
}

/** Where a bit differs from its condition, it is settled only at the end of this very millisecond. */
function turnsTold({ turns }: NowExplained): readonly unknown[] {
  return turns.map(({ condition, stands, running }) =>
    condition.holds === stands ? [stands, running?.until ?? null] : [condition.holds],
  );
}

function turnsKnown(rule: Rule, memory: Memory, now: Now, { turns }: NowExplained): readonly unknown[] {
  return turningsOf(rule, now).map((turning, i) => {
    const turn = memory.turns.get(turning.key);
    const value = holds(turning.condition, now);
    const isSettled = turns[i]?.stands === value;
    return isSettled ? [turn?.value ?? false, stayedAt(turning, turn) ?? null] : [value];
  });
}

function outcomeTold({ outcome: { ended, reason } }: NowExplained): unknown {
  return [ended, reason ?? null];
}

/** Of a person never seen nothing is ever decided. */
function outcomeKnown(rule: Rule, now: Now): readonly unknown[] {
  const instant: Instant = {
    trigger: rule.name,
    value: undefined,
    start: { at: now.t, seq: 0 },
    at: now.t,
    ageMs: 0,
    isFirstSeen: false,
  };
  const [ended, reason] = endOf({ rule, instant, isAgain: true }, now);
  return [[ended, reason ?? null]];
}

/** Each condition that is told, with the one that was written; values by arm are chosen in the former. */
function conditionsIn(
  { condition, turns, needs }: NowExplained,
  rule: Rule,
  now: Now,
): readonly (readonly [ConditionExplained, Condition])[] {
  const turnings = turningsOf(rule, now);
  const asked = needs.filter((need) => need.kind === "event" || need.kind === "step");
  const written = (rule.wait === undefined ? rule.members : [rule.wait.after]).filter(
    (moment) => "sequence" in moment || !isOther(moment),
  );
  return [
    pair(condition, rule.definition.if),
    ...turns.map((turn, i) => pair(turn.condition, turnings[i]?.condition)),
    ...asked.map((need, i) => pair(need.condition, conditionOf(written[i]))),
  ].flat();
}

function pair(
  told: ConditionExplained | undefined,
  written: Condition | undefined,
): readonly (readonly [ConditionExplained, Condition])[] {
  if (told === undefined && written === undefined) return [];
  if (told === undefined || written === undefined)
    throw new Error("a condition is told that was not written");
  return [[told, written]];
}

function isOther(moment: Moment): boolean {
  return ["becomes", "entered", "left", "firstSeen", "returned", "fired"].some((word) => word in moment);
}

function conditionOf(moment: Moment | undefined): Condition | undefined {
  const asked = moment !== undefined && "sequence" in moment ? moment.sequence[0] : moment;
  return asked !== undefined && "if" in asked ? asked.if : undefined;
}

/** What is named missing does not hold, and is part of a condition that is told. */
function wrongMissing({ needs, turns }: NowExplained): readonly string[] {
  const told = [
    ...turns.map(({ condition }) => condition),
    ...needs.flatMap((need) => ("condition" in need ? (need.condition ?? []) : [])),
  ].flatMap(nodesOf);
  return needs.flatMap((need) => {
    const missing = "missing" in need ? need.missing : undefined;
    if (missing === undefined || (!missing.holds && told.some((each) => text(each) === text(missing))))
      return [];
    return [`"${missing.text}" is named missing`];
  });
}

function nodesOf(condition: ConditionExplained): readonly ConditionExplained[] {
  return [condition, ...condition.parts.flatMap(nodesOf)];
}

/** Each part of it stands as it is told. */
function wrongCondition(told: ConditionExplained, written: Condition, now: Now): readonly string[] {
  if (holds(written, now) !== told.holds) return [`"${told.text}" does ${told.holds ? "not " : ""}hold`];
  const parts = partsOf(written, now);
  if (parts.length !== told.parts.length) return [`"${told.text}" has ${parts.length} parts`];
  return told.parts.flatMap((part, i) => {
    const [own] = parts.slice(i, i + 1);
    return own === undefined ? [] : wrongCondition(part, own, now);
  });
}

function partsOf(condition: Condition, now: Now): readonly Condition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  if ("not" in condition) return [condition.not];
  return "inSegment" in condition ? [segmentNamed(condition.inSegment, now)] : [];
}

function wrongNeeds({ needs }: NowExplained, { person }: Now): readonly string[] {
  const first = firstActivityOf(person)?.at;
  const newest = person.events.findLast(({ isActivity }) => isActivity)?.at;
  return needs.flatMap((need) => {
    if (need.kind === "first_activity" && need.wasAt !== first) return [`first activity: ${text(need)}`];
    const isWrong = need.kind === "return" && (need.after === undefined) !== (newest === undefined);
    return isWrong ? [`return: ${text(need)}`] : [];
  });
}

/** True where such steps exist in order, none consumed, nothing in between that starts them over, and time is left. */
function isBegun(begun: NowExplained["begun"][number], rule: Rule, memory: Memory, now: Now): boolean {
  const sequences = placedOf(rule).flatMap(([moment, place]) =>
    "sequence" in moment ? [[moment, rule.wait?.by ?? moment.by, place] as const] : [],
  );
  return sequences.some(([sequence, by, place], index) => {
    const key = sequenceKeysOf(rule, now)[index] ?? "";
    const ofValue = (known: Known): boolean => valueOf(known, by) === begun.value;
    const steps = sequence.sequence
      .slice(0, begun.steps)
      .map((_, step) => eventsMarked(now.person, `${key} ${step}`).filter(ofValue));
    const breaks = eventsMarked(now.person, `${key} unless`).filter((each) =>
      concerns(valueOf(each, by), begun.value),
    );
    const bounds = sequence.sequence.map(({ within }) =>
      within === undefined ? Infinity : spanOf(within, now),
    );
    const bound = sequence.within === undefined ? Infinity : spanOf(sequence.within, now);
    const ends = place === "" ? begun.value : place + (begun.value ?? "");
    const mark = memory.ends.get(ends) ?? { at: memory.deployed, seq: -1 };
    const reaches = (step: number, known: Known): boolean =>
      step === 0
        ? isAt(known, begun.start) && !isLater(mark, known)
        : (steps[step - 1] ?? []).some(
            (before) =>
              isLater(known, before) &&
              known.at - before.at <= (bounds[step] ?? Infinity) &&
              reaches(step - 1, before),
          );
    const until = Math.min(begun.newest.at + (bounds[begun.steps] ?? Infinity), begun.start.at + bound);
    return (
      (steps.at(-1) ?? []).some((known) => isAt(known, begun.newest) && reaches(begun.steps - 1, known)) &&
      !breaks.some((each) => isLater(each, begun.start)) &&
      until === (begun.until ?? Infinity) &&
      until >= now.t
    );
  });
}

function isAt(known: Known, { at, seq }: Position): boolean {
  return known.at === at && known.seq === seq;
}

function concerns(value: Value, of: Value): boolean {
  return value === undefined || value === of;
}

/** Whether anything was seen of the person: of somebody unseen there is nothing to compare. */
export function isSeen(now: Now): boolean {
  return firstSeenOf(now.person) !== undefined;
}
