import type { EpochMs } from "@heed/core/contracts";
import type { Condition } from "./definitions.ts";
import { holds, segmentNamed } from "./conditions.ts";
import { memoryOf } from "./memory.ts";
import type { Memory, Turn } from "./person.ts";
import type { Now, Placed, Rule } from "./rules.ts";
import { contentOf, placedOf, spanOf } from "./rules.ts";

/** A moment of a condition's turning. */
export interface Turning {
  readonly key: string;
  readonly condition: Condition;
  readonly to: "yes" | "no";
  readonly forMs: number | undefined;
}

/** The turning that a moment is, if it is one. */
export function turningOf([moment, place]: Placed, now: Now): Turning | undefined {
  const { project } = now.rules;
  if ("becomes" in moment) {
    const key = `${place}becomes ${contentOf(moment.becomes, project)}`;
    const forMs = moment.for === undefined ? undefined : spanOf(moment.for, now);
    return { key, condition: moment.becomes, to: "yes", forMs };
  }
  if (!("entered" in moment || "left" in moment)) return undefined;
  const [word, name] = "entered" in moment ? ["entered", moment.entered] : ["left", moment.left];
  const condition = segmentNamed(name, now);
  const to = word === "entered" ? "yes" : "no";
  return { key: `${place}${word} ${contentOf(condition, project)}`, condition, to, forMs: undefined };
}

/** The turnings of a trigger, that of what begins its wait included. */
export function turningsOf(rule: Rule, now: Now): readonly Turning[] {
  return placedOf(rule).flatMap((placed) => turningOf(placed, now) ?? []);
}

/** At deployment what already is so was so before; backfilled, it is looked at when the millisecond ends. */
export function deployTurn(turning: Turning, memory: Memory, isBackfilled: boolean, now: Now): void {
  const valueBefore = holds(turning.condition, now);
  const value = valueBefore && !isBackfilled;
  memory.turns.set(turning.key, { value, valueBefore, since: now.t, told: value });
}

/** Writes down what is so just before a record, by its own log time: what time alone changes is not its doing. */
export function lookBefore(now: Now): void {
  for (const rule of now.rules.triggers) {
    const { turns } = memoryOf(rule.name, now);
    for (const { key, condition } of turningsOf(rule, now)) {
      const turn = turns.get(key);
      if (turn !== undefined) turn.valueBefore = holds(condition, now);
    }
  }
}

/** Moves the bit; true where this is an instant. */
export function turnsAt(turning: Turning, memory: Memory, now: Now): boolean {
  const turn = memory.turns.get(turning.key);
  if (turn === undefined) throw new Error(`${turning.key} was never deployed`);
  // No record: what a deployment changes of a condition is seen when its millisecond ends.
  if (now.cause === "deploy") return false;
  const before = turn.value;
  const value = holds(turning.condition, now);
  if (now.cause === "time" || value !== turn.valueBefore) turn.value = value;
  const isNew = !before && turn.value;
  if (isNew) Object.assign(turn, { since: now.t, told: false });
  if (turning.to === "no") return before && !turn.value;
  if (!turn.value || turn.told) return false;
  const hasStayed = now.cause === "time" && now.t >= turn.since + (turning.forMs ?? 0);
  turn.told = hasStayed || (isNew && turning.forMs === undefined);
  return turn.told;
}

/** True where the end of a millisecond moves a bit. */
export function mayTurn(now: Now): boolean {
  return now.rules.triggers.some((rule) => {
    const { turns } = memoryOf(rule.name, now);
    return turningsOf(rule, now).some(
      ({ key, condition }) => turns.get(key)?.value !== holds(condition, now),
    );
  });
}

/** When a yes has stayed long enough. */
export function stayedAt({ to, forMs = 0 }: Turning, turn: Turn | undefined): EpochMs | undefined {
  return to === "no" || turn === undefined || !turn.value || turn.told ? undefined : turn.since + forMs;
}

/** In a merge before is yes if either was, since the earlier of both. */
export function joinTurns(a: Turn, b: Turn | undefined): Turn {
  if (b === undefined) return a;
  const valueBefore = a.valueBefore || b.valueBefore;
  if (!a.value || !b.value) return { ...(a.value ? a : b), valueBefore };
  return { value: true, valueBefore, since: Math.min(a.since, b.since), told: a.told || b.told };
}
