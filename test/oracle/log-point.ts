import { decide } from "./decisions.ts";
import { endHeld, takeReleased } from "./held.ts";
import { isLater } from "./history.ts";
import { memoryOf } from "./memory.ts";
import type { Happening } from "./moments.ts";
import { happenings } from "./moments.ts";
import type { Fire, Instant, Memory } from "./person.ts";
import type { Now, Placed, Rule } from "./rules.ts";
import { placedOf } from "./rules.ts";
import { moveLatches } from "./scores.ts";
import { judge } from "./sequences.ts";
import type { Case } from "./telling.ts";
import { compareCases } from "./telling.ts";
import type { WaitRule } from "./waits.ts";
import { addStarts, concerns, dueAt, followWait, isWait, spanOfStart, startAt, withdraw } from "./waits.ts";
import { cancelKeyOf } from "./watched.ts";

/** Everything that happens at one log point, in order. */
export function pass(now: Now): void {
  moveLatches(now);
  for (const rule of now.rules.triggers) judgeSteps(rule, now);
  const cases = now.rules.triggers.filter((rule) => !isWait(rule)).flatMap((rule) => casesOf(rule, now));
  const waits = now.rules.triggers.filter(isWait);
  // A refusal comes before all else that its record does.
  for (const rule of waits) withdraw(rule, memoryOf(rule.name, now), now);
  // What begins at this end waits only after it.
  const due = endWaits(waits, now);
  for (const rule of waits) beginWait(rule, now);
  for (const rule of waits) cancelLate(rule, now);
  follow(waits, now);
  endHeld(now);
  decideAll([...cases, ...due, ...takeReleased(now)], waits, now);
}

function follow(waits: readonly WaitRule[], now: Now): void {
  for (const rule of waits) followWait(rule, memoryOf(rule.name, now), now);
}

/** The deadlines that have come; before the end of a millisecond none comes. */
function endWaits(waits: readonly WaitRule[], now: Now): readonly Case[] {
  if (now.cause !== "time") return [];
  const due = waits.flatMap((rule) => takeDue(rule, now));
  if (due.length === 0) return [];
  // A deadline consumes starts; a later one may stand now, and be due as well.
  follow(waits, now);
  return [...due, ...endWaits(waits, now)];
}

function judgeSteps(rule: Rule, now: Now): void {
  if (typeof now.cause !== "object") return;
  judge(rule, now.cause, now);
}

function casesOf(rule: Rule, now: Now): readonly Case[] {
  const memory = memoryOf(rule.name, now);
  // Each member is asked, for each writes down what it saw.
  const all = placedOf(rule).map((placed) =>
    happeningsSince(rule, placed, now).map((each) => caseOf(rule, each, "firstSeen" in placed[0], now)),
  );
  return "anyOf" in rule.definition.when ? firstOf(all, memory, now) : all.flat();
}

/** What `anyOf` tells at a log point is one instant, that of the first of its members, and it has no value. */
function firstOf(members: readonly (readonly Case[])[], memory: Memory, now: Now): readonly Case[] {
  const instants = members.find((each) => each.length > 0)?.toSorted(compareCases) ?? [];
  const [first] = instants;
  if (first === undefined || memory.toldAtPoint === now.point) return [];
  memory.toldAtPoint = now.point;
  return [{ ...first, instant: { ...first.instant, value: undefined } }];
}

/** What occurred before the trigger was deployed is no instant of it. */
function happeningsSince(rule: Rule, placed: Placed, now: Now): readonly Happening[] {
  const { deployed } = memoryOf(rule.name, now);
  return happenings(rule, placed, now).filter(({ start }) => start.at >= deployed);
}

function caseOf(rule: Rule, { value, start }: Happening, isFirstSeen: boolean, now: Now): Case {
  const ageMs = now.t - start.at;
  const instant: Instant = { trigger: rule.name, value, start, at: start.at, ageMs, isFirstSeen };
  return { rule, instant, isAgain: false };
}

function beginWait(rule: WaitRule, now: Now): void {
  const starts = placedOf(rule)
    .flatMap((placed) => happenings(rule, placed, now))
    .filter(({ value }) => rule.wait.by === undefined || value !== undefined)
    .map(({ start, value }) => startAt(start, value, now));
  addStarts(rule, starts, now);
}

/** A cancel that became known after the wait was decided. */
function cancelLate(rule: WaitRule, now: Now): void {
  const cancel = now.cause;
  if (typeof cancel !== "object" || !cancel.marks.has(cancelKeyOf(rule.name, rule.wait))) return;
  const { lateFires } = memoryOf(rule.name, now);
  for (const [value, fire] of lateFires) {
    if (!concerns(cancel, rule.wait, value) || !isLater(cancel, fire.start) || cancel.at > fire.at) continue;
    lateFires.delete(value);
    const { at, seq } = fire.start;
    now.tell({
      kind: "late_cancel",
      trigger: rule.name,
      ...(value === undefined ? {} : { value }),
      start: { at, seq },
    });
    killBegunBy(fire, now);
  }
}

function killBegunBy(fire: Fire, now: Now): void {
  for (const start of [...now.person.starts.values()].flat()) {
    if (start.fire !== fire) continue;
    for (const { dead } of now.person.memories.values()) {
      if (!dead.has(start)) dead.set(start, "late_cancel");
    }
  }
}

/** Waits whose time has come; their deadline consumes the starts up to it. */
function takeDue(rule: WaitRule, now: Now): readonly Case[] {
  const memory = memoryOf(rule.name, now);
  return [...memory.open].flatMap(([value, [start]]) => {
    if (start === undefined || dueAt(start, rule, memory, now) > now.t) return [];
    const waitMs = spanOfStart(start, rule, memory, now);
    const at = start.at + waitMs;
    memory.consumedTo.set(value, at);
    memory.open.delete(value);
    const ageMs = start.knownAt - start.at;
    const instant: Instant = {
      trigger: rule.name,
      value,
      start: { at: start.at, seq: start.seq },
      at,
      ageMs,
      waitMs,
      isFirstSeen: false,
    };
    return [{ rule, instant, isAgain: false }];
  });
}

/** Round by round: what fired may be what others wait for. */
function decideAll(cases: readonly Case[], waits: readonly WaitRule[], now: Now): void {
  let round = cases;
  while (round.length > 0) {
    const fires = round.toSorted(compareCases).flatMap((each) => decide(each, now) ?? []);
    const begun = now.rules.triggers.flatMap((rule) => begunBy(rule, fires, now));
    // A decided deadline consumes starts, so that a later one may stand now; and a fire may have begun a wait.
    follow(waits, now);
    round = [...begun, ...endWaits(waits, now)];
  }
}

/** Instants that fires are for a trigger; where they begin its wait, they are written down instead. */
function begunBy(rule: Rule, fires: readonly Fire[], now: Now): readonly Case[] {
  const { deployed } = memoryOf(rule.name, now);
  const members = placedOf(rule).map(([moment]) =>
    fires.filter(
      ({ trigger, at, ended }) =>
        "fired" in moment &&
        moment.fired === trigger &&
        at >= deployed &&
        (ended === "fired" || rule.definition.state === "shadow"),
    ),
  );
  if (isWait(rule)) {
    const starts = members
      .flat()
      .filter(({ value }) => rule.wait.by === undefined || value !== undefined)
      .map((fire) => ({ ...startAt(placeOf(fire, now), fire.value, now), fire }));
    addStarts(rule, starts, now);
    return [];
  }
  const cases = members.map((heard) =>
    heard.map((fire) => caseOf(rule, { value: fire.value, start: placeOf(fire, now) }, false, now)),
  );
  return "anyOf" in rule.definition.when ? firstOf(cases, memoryOf(rule.name, now), now) : cases.flat();
}

function placeOf({ at }: Fire, { person }: Now): { readonly at: number; readonly seq: number } {
  return { at, seq: person.newestSeq };
}
