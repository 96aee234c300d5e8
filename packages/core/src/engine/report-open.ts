import type { EpochMs } from "../contracts/index.ts";
import type { Effect } from "./effect.ts";
import type { PlannedTrigger } from "./plan.ts";
import { isAfter } from "./position.ts";
import type { Start, Wait, WaitRule } from "./wait.ts";
import { decidedAfter, openStart } from "./wait.ts";

/** Tells what became of the start that was waited for, from the wait before and after. */
export function reportOpen(
  trigger: PlannedTrigger,
  rule: WaitRule,
  now: EpochMs,
  before: Start | undefined,
  wait: Wait,
  effects: Effect[],
): void {
  const after = openStart(wait);
  if (after?.mark === before?.mark && after?.seq === before?.seq) return;
  const value = trigger.correlated ? { value: wait.value } : {};
  const cancelled = before !== undefined && wait.cancel !== undefined && isAfter(wait.cancel, before);
  if (cancelled) effects.push({ kind: "cancelled", trigger: trigger.name, ...value, by: "event" });
  if (after === undefined) return;
  const { at, seq } = after;
  const kind = before === undefined || cancelled ? "opened" : "moved";
  effects.push({
    kind,
    trigger: trigger.name,
    ...value,
    start: { at, seq },
    until: Math.max(decidedAfter(rule, after), now),
  });
}
