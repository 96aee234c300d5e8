import type { Sequence } from "./definitions.ts";
import { holds } from "./conditions.ts";
import type { Known, Position, Value } from "./history.ts";
import { isMeant, valueOf } from "./history.ts";
import { memoryOf } from "./memory.ts";
import type { Now, Placed, Rule } from "./rules.ts";
import { endsAt, isReturn } from "./sequences.ts";
import { turningOf, turnsAt } from "./turns.ts";

/** An instant of a moment, without its trigger. */
export interface Happening {
  readonly value: Value;
  readonly start: Position;
}

/** The instants of a moment at a log point; waits and `fired` are not asked here. */
export function happenings(rule: Rule, [moment, place]: Placed, now: Now): readonly Happening[] {
  const turning = turningOf([moment, place], now);
  if (turning !== undefined)
    return turnsAt(turning, memoryOf(rule.name, now), now) ? [happeningNow(now)] : [];
  if ("sequence" in moment) return sequenceEnds(rule, [moment, place], now);
  if (typeof now.cause !== "object") return [];
  const known = now.cause;
  if ("firstSeen" in moment) return known.isActivity && known.sinceActivity === undefined ? [at(known)] : [];
  if ("returned" in moment) return isReturn(known, moment.returned, now) ? [at(known)] : [];
  if ("notFollowedBy" in moment || "anyOf" in moment || "fired" in moment) return [];
  if ("becomes" in moment || "entered" in moment || "left" in moment) return [];
  if (!isMeant(known, moment) || (moment.if !== undefined && !holds(moment.if, now))) return [];
  const correlation = rule.wait?.by ?? moment.by;
  const value = valueOf(known, correlation);
  return correlation !== undefined && value === undefined ? [] : [{ value, start: known }];
}

function sequenceEnds(
  rule: Rule,
  placed: readonly [Sequence, place: string],
  now: Now,
): readonly Happening[] {
  // At each record; a deployment is none.
  if (now.cause === "time" || now.cause === "deploy") return [];
  return endsAt(rule, placed, now).map(({ value, end }) => ({ value, start: end }));
}

function at(known: Known): Happening {
  return { value: undefined, start: known };
}

/** What happens by itself has its place behind everything read. */
export function happeningNow({ t, person }: Now): Happening {
  return { value: undefined, start: { at: t, seq: person.newestSeq } };
}
