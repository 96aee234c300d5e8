import { endAllHeld } from "./held.ts";
import type { Value } from "./history.ts";
import type { Begun, Memory, Start } from "./person.ts";
import { newMemory } from "./person.ts";
import type { Now, Rule } from "./rules.ts";
import { spanOf } from "./rules.ts";
import { latchKeyOf } from "./scores.ts";
import { forgetSteps, isStepOf, sequenceKeysOf } from "./sequences.ts";
import { deployTurn, turningsOf } from "./turns.ts";
import type { WaitRule } from "./waits.ts";
import { isWait, settleStarts, startKeyOf, startsOf, startTextOf } from "./waits.ts";
import { cancelKeyOf } from "./watched.ts";

/** What a deployment changes for one person; `now` is under the new rules. */
export function deploy(now: Now): void {
  const { person, rules } = now;
  const names = new Set(rules.triggers.map(({ name }) => name));
  for (const [name, memory] of person.memories) {
    if (names.has(name)) continue;
    endAllHeld(memory, now);
    dropOpen(name, memory, now);
    person.memories.delete(name);
  }
  // Which starts stay, the cancels tell that are forgotten then.
  for (const rule of rules.triggers.filter(isWait)) {
    const memory = person.memories.get(rule.name);
    if (memory === undefined || startKeyOf(rule, now) !== memory.startKey) continue;
    if (cancelKeyOf(rule.name, rule.wait) !== memory.cancelKey)
      settleStarts(rule, memory.cancelKey, memory, now);
  }
  forgetUnused(now);
  for (const rule of rules.triggers) {
    const memory = person.memories.get(rule.name);
    if (memory === undefined) begin(rule, now);
    else change(rule, memory, now);
  }
}

function begin(rule: Rule, now: Now): void {
  const memory = newMemory(begunNow(rule, now));
  now.person.memories.set(rule.name, memory);
  deployTurns(rule, memory, now);
}

function deployTurns(rule: Rule, memory: Memory, now: Now): void {
  for (const turning of turningsOf(rule, now)) deployTurn(turning, memory, isBackfilled(rule), now);
}

function isBackfilled({ definition }: Rule): boolean {
  return definition.backfill === "fire";
}

function begunNow(rule: Rule, now: Now): Begun {
  return {
    deployed: isBackfilled(rule) ? Number.NEGATIVE_INFINITY : now.t,
    purpose: rule.definition.purpose,
    purposeSince: now.point,
    ...keysOf(rule, now),
  };
}

function keysOf(rule: Rule, now: Now): Pick<Memory, "startKey" | "cancelKey"> {
  if (isWait(rule)) return { startKey: startKeyOf(rule, now), cancelKey: cancelKeyOf(rule.name, rule.wait) };
  return { startKey: startTextOf(rule.definition.when, now.rules.project), cancelKey: "" };
}

/** What a trigger remembers is its name's, as long as what begins and what cancels it stay the same. */
function change(rule: Rule, memory: Memory, now: Now): void {
  const { purpose } = rule.definition;
  if (purpose !== memory.purpose) Object.assign(memory, { purpose, purposeSince: now.point });
  const { startKey, cancelKey } = keysOf(rule, now);
  const isOther = startKey !== memory.startKey;
  if (isOther) forgetStarts(rule, memory, now);
  if (isOther || cancelKey !== memory.cancelKey) deployAnew(rule, memory, now);
  if (isWait(rule)) upgradeOpen(rule, memory, now);
}

/** What waited, and what a cancel might still come too late for, began with starts that are none any more. */
function forgetStarts({ name }: Rule, memory: Memory, now: Now): void {
  dropOpen(name, memory, now);
  memory.consumedTo.clear();
  memory.lateFires.clear();
}

/** Nothing that it had forgotten may begin now, no sequence goes on; what waits does. */
function deployAnew(rule: Rule, memory: Memory, now: Now): void {
  const { deployed, startKey, cancelKey } = begunNow(rule, now);
  Object.assign(memory, { deployed, startKey, cancelKey });
  memory.ends.clear();
  forgetSteps(new Set(sequenceKeysOf(rule, now)), now.person.events);
  memory.turns.clear();
  deployTurns(rule, memory, now);
}

function upgradeOpen(rule: WaitRule, memory: Memory, now: Now): void {
  const { onUpgrade = "finish" } = rule.definition;
  const spanMs = spanOf(rule.wait.for, now);
  const isChanged = (start: Start): boolean => memory.spans.get(start) !== spanMs;
  if (onUpgrade === "drop") {
    // What is dropped takes with it all that it had kept from beginning.
    for (const value of dropOpen(rule.name, memory, now, isChanged)) {
      const known = startsOf(rule, now).filter((start) => start.value === value && !memory.dead.has(start));
      for (const start of known) memory.dead.set(start, "dropped");
    }
  }
  // Starts get their span anew at the log point that follows.
  if (onUpgrade === "adopt") memory.spans.clear();
}

function dropOpen(
  trigger: string,
  memory: Memory,
  now: Now,
  isDropped: (start: Start) => boolean = () => true,
): readonly Value[] {
  const dropped: Value[] = [];
  for (const [value, [start]] of memory.open) {
    if (start === undefined || !isDropped(start)) continue;
    memory.dead.set(start, "dropped");
    memory.open.delete(value);
    dropped.push(value);
    now.tell({ kind: "dropped", trigger, ...(value === undefined ? {} : { value }) });
  }
  return dropped;
}

/** What no rule uses any more goes; where it comes back, it begins anew. */
function forgetUnused(now: Now): void {
  const { person, rules } = now;
  const latches = new Set(rules.latches.map((leaf) => latchKeyOf(leaf, now)));
  for (const key of person.latches.keys()) if (!latches.has(key)) person.latches.delete(key);
  const starts = new Set(rules.triggers.filter(isWait).map((rule) => startKeyOf(rule, now)));
  for (const key of person.starts.keys()) if (!starts.has(key)) person.starts.delete(key);
  const steps = new Set(rules.triggers.flatMap((rule) => sequenceKeysOf(rule, now)));
  for (const { marks } of person.events) {
    for (const mark of marks) if (!rules.watchers.has(mark) && !isStepOf(steps, mark)) marks.delete(mark);
  }
}
