import type { Correlation, Sequence, Step } from "./definitions.ts";
import { holds } from "./conditions.ts";
import type { Known, Position, Value } from "./history.ts";
import { isLater, isMeant, valueOf } from "./history.ts";
import { memoryOf } from "./memory.ts";
import { eventsMarked } from "./person.ts";
import type { Memory } from "./person.ts";
import type { Now, Rule } from "./rules.ts";
import { contentOf, placedOf, plain, spanOf } from "./rules.ts";
import { msOf } from "./value.ts";

/** A decided end, for one correlation value. */
export interface End {
  readonly value: Value;
  readonly end: Known;
}

/** A trigger's sequences, that which begins its wait included, with their correlation. */
export function sequencesOf(rule: Rule): readonly (readonly [Sequence, Correlation | undefined])[] {
  return placedOf(rule).flatMap(([moment]) =>
    "sequence" in moment ? [[moment, rule.wait?.by ?? moment.by] as const] : [],
  );
}

export function sequenceKeysOf(rule: Rule, now: Now): readonly string[] {
  return sequencesOf(rule).map(([sequence, by]) => keyOf(rule.name, sequence, by, now));
}

/** Writes down which steps the event is: `if` and `returned` are judged when it is read, and never again. */
export function judge(rule: Rule, known: Known, now: Now): void {
  for (const [sequence, by] of sequencesOf(rule)) {
    const key = keyOf(rule.name, sequence, by, now);
    for (const [index, step] of sequence.sequence.entries()) {
      if (isStep(step, known, now)) known.marks.add(`${key} ${index}`);
    }
    if (sequence.unless !== undefined && isMeant(known, sequence.unless)) known.marks.add(`${key} unless`);
  }
}

/** Of the steps that were seen for these sequences none counts any more. */
export function forgetSteps(keys: ReadonlySet<string>, events: readonly Known[]): void {
  for (const { marks } of events) for (const mark of marks) if (isStepOf(keys, mark)) marks.delete(mark);
}

/** A step's mark is its sequence's key and its own place. */
export function isStepOf(keys: ReadonlySet<string>, mark: string): boolean {
  return keys.has(mark.slice(0, mark.lastIndexOf(" ")));
}

function isStep(step: Step, known: Known, now: Now): boolean {
  if ("returned" in step) return isReturn(known, step.returned, now);
  return isMeant(known, step) && (step.if === undefined || holds(step.if, now));
}

export function isReturn(
  known: Known,
  after: Extract<Step, { returned: unknown }>["returned"],
  now: Now,
): boolean {
  const span = plain(after, now);
  return known.isActivity && (known.sinceActivity ?? 0) > (span === true ? msOf("30m") : msOf(span));
}

/** With its bounds: a sequence that must come about faster is another one. No other trigger knows of it. */
function keyOf(name: string, sequence: Sequence, by: Correlation | undefined, now: Now): string {
  return `${name} ${contentOf(sequence, now.rules.project)} ${by === undefined ? "" : JSON.stringify(by)}`;
}

/** The ends to decide at a record, each the smallest possible one after the last; `memory` takes them down. */
export function endsAt(
  rule: Rule,
  [sequence, place]: readonly [Sequence, place: string],
  now: Now,
): readonly End[] {
  const memory = memoryOf(rule.name, now);
  const by = rule.wait?.by ?? sequence.by;
  const key = keyOf(rule.name, sequence, by, now);
  const steps = sequence.sequence.map((_, index) => eventsMarked(now.person, `${key} ${index}`));
  const breaks = eventsMarked(now.person, `${key} unless`);
  const values = new Set(steps.flat().map((known) => valueOf(known, by)));
  if (by !== undefined) values.delete(undefined);
  return [...values].flatMap((value) => {
    const search = {
      steps: steps.map((known) => known.filter((each) => valueOf(each, by) === value)),
      breaks: breaks.filter((each) => [undefined, value].includes(valueOf(each, by))),
      bounds: sequence.sequence.map(({ within }) => (within === undefined ? Infinity : spanOf(within, now))),
      bound: sequence.within === undefined ? Infinity : spanOf(sequence.within, now),
    };
    return endsOf(search, value, place, memory);
  });
}

/** What one value's matches are searched among. */
interface Search {
  readonly steps: readonly (readonly Known[])[];
  readonly breaks: readonly Known[];
  /** `within` of each step. */
  readonly bounds: readonly number[];
  readonly bound: number;
}

function endsOf(search: Search, value: Value, place: string, memory: Memory): readonly End[] {
  const ends: End[] = [];
  // Members of `anyOf` have each its own.
  const key = place === "" ? value : place + (value ?? "");
  for (const end of search.steps.at(-1) ?? []) {
    const mark = memory.ends.get(key) ?? { at: memory.deployed, seq: -1 };
    if (!isLater(end, mark) || !begins(search, search.steps.length - 1, end, end, mark)) continue;
    memory.ends.set(key, end);
    ends.push({ value, end });
  }
  return ends;
}

/** True where `known` as the step of this index has steps before it, the first of them not before `mark`. */
function begins(search: Search, index: number, known: Known, end: Known, mark: Position): boolean {
  if (isLater(mark, known)) return false;
  if (index === 0) {
    return (
      end.at - known.at <= search.bound &&
      !search.breaks.some((each) => isLater(each, known) && isLater(end, each))
    );
  }
  const within = search.bounds[index] ?? Infinity;
  return (search.steps[index - 1] ?? []).some(
    (before) =>
      isLater(known, before) &&
      known.at - before.at <= within &&
      begins(search, index - 1, before, end, mark),
  );
}
