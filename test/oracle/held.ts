import type { EpochMs } from "@heed/core/contracts";
import type { Case } from "./telling.ts";
import { compareCases, tellDecided } from "./telling.ts";
import { compareHistory } from "./history.ts";
import type { Held, Instant, Memory } from "./person.ts";
import { isIdentified } from "./person.ts";
import type { Now, Rule } from "./rules.ts";
import { spanOf } from "./rules.ts";
import { memoryOf } from "./memory.ts";

/** Only the newest of a trigger and value is held; the other ends. */
export function holdBack(instant: Instant, reason: string, now: Now): void {
  if (reason !== "paused" && reason !== "not_identified") throw new Error(`nothing is held for ${reason}`);
  const { held } = memoryOf(instant.trigger, now);
  const mine: Held = { ...instant, reason, since: now.t, point: now.point };
  const other = held.get(instant.value);
  held.set(instant.value, other === undefined ? mine : newerOf(mine, other));
  if (other !== undefined)
    tellDecided(newerOf(mine, other) === mine ? other : mine, "expired", "replaced", now);
}

export function newerOf(a: Held, b: Held): Held {
  return (a.at - b.at || compareHistory(a.start, b.start)) >= 0 ? a : b;
}

/** Held fires that end at this log point by themselves. */
export function endHeld(now: Now): void {
  const ending = heldCases(now).flatMap((each) => {
    const [ended, reason] = endOf(each, now);
    return ended === undefined ? [] : [{ ...each, instant: each.held, isAgain: true, ended, reason }];
  });
  for (const { instant, memory, ended, reason } of ending.toSorted(compareCases)) {
    memory.held.delete(instant.value);
    tellDecided(instant, ended, reason, now);
  }
}

function endOf(
  { rule, held, memory }: HeldCase,
  now: Now,
): readonly ["suppressed" | "expired" | undefined, string?] {
  // A merge may bring a refusal that was read while this was held.
  const isWithdrawn = now.person.refusals.some(
    ({ purpose, point }) => purpose === memory.purpose && point > held.point && point >= memory.purposeSince,
  );
  if (isWithdrawn) return ["suppressed", "withdrawn"];
  return now.cause === "time" && now.t >= expiryOf(rule, held, now) ? ["expired"] : [undefined];
}

function expiryOf({ definition }: Rule, held: Held, now: Now): EpochMs {
  return held.at + spanOf(definition.expires ?? "24h", now) + 1;
}

/** When the next held fire ends by itself. */
export function heldUntil(now: Now): readonly EpochMs[] {
  return heldCases(now).map(({ rule, held }) => expiryOf(rule, held, now));
}

/** Held fires that start again: at a record after which what held them no longer does. */
export function takeReleased(now: Now): readonly Case[] {
  if (now.cause === "time") return [];
  return heldCases(now).flatMap(({ rule, held, memory }) => {
    if (isStillHeld(held, rule, now) || held.point === now.point) return [];
    memory.held.delete(held.value);
    return [{ rule, instant: held, isAgain: true }];
  });
}

/** Asked of the trigger as it is now. */
function isStillHeld({ reason }: Held, { definition }: Rule, { person }: Now): boolean {
  if (reason === "paused") return definition.state === "paused";
  return (definition.identified ?? "hold") === "hold" && !isIdentified(person);
}

/** Nothing of a trigger that is gone is held any longer. */
export function endAllHeld({ held }: Pick<Memory, "held">, now: Now): void {
  for (const each of held.values()) tellDecided(each, "expired", "removed", now);
}

interface HeldCase {
  readonly rule: Rule;
  readonly held: Held;
  readonly memory: Memory;
}

function heldCases(now: Now): readonly HeldCase[] {
  return now.rules.triggers.flatMap((rule) => {
    const memory = memoryOf(rule.name, now);
    return [...memory.held.values()].map((held) => ({ rule, held, memory }));
  });
}
