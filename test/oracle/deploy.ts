import type { Memory } from "./person.ts";
import { newMemory } from "./person.ts";
import type { Now, Rule } from "./rules.ts";
import { spanOf } from "./rules.ts";
import { latchKeyOf } from "./scores.ts";
import { sequenceKeysOf } from "./sequences.ts";
import { deployTurn, turningsOf } from "./turns.ts";
import { isWait, startKeyOf } from "./waits.ts";

/** What a deployment changes for one person; `now` is under the new rules. */
export function deploy(now: Now): void {
  const { person, rules } = now;
  const names = new Set(rules.triggers.map(({ name }) => name));
  for (const [name, memory] of person.memories) {
    if (names.has(name)) continue;
    dropOpen(name, memory, now);
    person.memories.delete(name);
  }
  forgetUnused(now);
  for (const rule of rules.triggers) {
    const memory = person.memories.get(rule.name);
    if (memory === undefined) begin(rule, now);
    else change(rule, memory, now);
  }
}

function begin(rule: Rule, now: Now): void {
  const isBackfilled = rule.definition.backfill === "fire";
  const memory = newMemory({
    deployed: { at: now.t, seq: now.person.newestSeq },
    // Just before the deployment: a start of the same millisecond begins a wait.
    firstConsumedTo: isBackfilled ? Number.NEGATIVE_INFINITY : now.t - 1,
    purpose: rule.definition.purpose,
    purposeSince: now.point,
  });
  now.person.memories.set(rule.name, memory);
  if (isWait(rule)) memory.startKey = startKeyOf(rule, now);
  for (const turning of turningsOf(rule, now)) deployTurn(turning, memory, isBackfilled, now);
}

/** What a trigger remembers is its name's; what began is kept where what begins it is the same. */
function change(rule: Rule, memory: Memory, now: Now): void {
  const { purpose } = rule.definition;
  if (purpose !== memory.purpose) Object.assign(memory, { purpose, purposeSince: now.point });
  const startKey = isWait(rule) ? startKeyOf(rule, now) : undefined;
  if (startKey !== memory.startKey) {
    dropOpen(rule.name, memory, now);
    memory.consumedTo.clear();
    memory.firstConsumedTo = now.t - 1;
    memory.startKey = startKey;
  } else if (isWait(rule)) {
    upgradeOpen(rule.definition.onUpgrade ?? "finish", spanOf(rule.wait.for, now), rule.name, memory, now);
  }
  const turnings = turningsOf(rule, now);
  const keys = new Set(turnings.map(({ key }) => key));
  for (const key of memory.turns.keys()) if (!keys.has(key)) memory.turns.delete(key);
  for (const turning of turnings) {
    if (!memory.turns.has(turning.key)) deployTurn(turning, memory, false, now);
  }
}

function upgradeOpen(
  how: "finish" | "adopt" | "drop",
  spanMs: number,
  name: string,
  memory: Memory,
  now: Now,
): void {
  const isChanged = [...memory.open.values()].flat().some((start) => memory.spans.get(start) !== spanMs);
  if (how === "finish" || !isChanged) return;
  if (how === "drop") dropOpen(name, memory, now);
  // Starts that stand get their span anew at the log point that follows.
  memory.spans.clear();
}

function dropOpen(trigger: string, memory: Memory, now: Now): void {
  for (const [value, starts] of memory.open) {
    for (const start of starts) memory.dead.set(start, "dropped");
    now.tell({ kind: "dropped", trigger, ...(value === undefined ? {} : { value }) });
  }
  memory.open.clear();
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
    for (const mark of marks) if (!rules.watchers.has(mark) && !isOneOf(mark, steps)) marks.delete(mark);
  }
}

/** A step's mark is its sequence's key and its own place. */
function isOneOf(mark: string, steps: ReadonlySet<string>): boolean {
  return steps.has(mark.slice(0, mark.lastIndexOf(" ")));
}
