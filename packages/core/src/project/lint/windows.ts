import type { Arms, ConditionDefinition } from "../../condition/index.ts";
import type { Duration } from "../../contracts/index.ts";
import { formatDuration, parseDuration } from "../../contracts/index.ts";
import type { MomentDefinition, StepDefinition } from "../../moment/index.ts";
import type { Place } from "../place.ts";
import type { LintScope } from "./scope.ts";

/** Windows and silences of a condition that are longer than what is kept. */
export function lintWindowsOfCondition(condition: ConditionDefinition, at: Place, scope: LintScope): void {
  if ("within" in condition) lintWindow(condition.within, at.at("within"), scope);
  if ("since" in condition) lintWindow(condition.atLeast, at.at("atLeast"), scope);
  if ("inactive" in condition) lintWindow(condition.inactive, at.at("inactive"), scope);
}

/** The same for a moment, or a step of one. */
export function lintWindowsOfMoment(
  moment: MomentDefinition | StepDefinition,
  at: Place,
  scope: LintScope,
): void {
  if ("within" in moment) lintWindow(moment.within, at.at("within"), scope);
  if ("for" in moment) lintWindow(moment.for, at.at("for"), scope);
}

function lintWindow(
  window: Arms<Duration> | undefined,
  at: Place,
  { found, keepForMs, keepHistoryMs }: LintScope,
): void {
  const longest = longestOf(window);
  if (longest > keepForMs) {
    const message = `expected at most ${formatDuration(keepForMs)}, as long as a profile is kept after its last event ("keepFor"); came ${formatDuration(longest)}`;
    found.warn("HEED_RULE_WINDOW", at, message);
  } else if (longest > keepHistoryMs) {
    const message = `expected at most ${formatDuration(keepHistoryMs)}, as far back as events are stored; came ${formatDuration(longest)}, so that what happened before cannot be filled in or explained`;
    found.warn("HEED_RULE_WINDOW", at, message);
  }
}

/** The longest of all arms; 0 where there is none. */
export function longestOf(value: Arms<Duration> | undefined): number {
  return Math.max(0, ...spansOf(value));
}

/** The shortest of all arms. */
export function shortestOf(value: Arms<Duration>): number {
  return Math.min(...spansOf(value));
}

function spansOf(value: Arms<Duration> | undefined): readonly number[] {
  if (value === undefined) return [];
  const all = typeof value === "string" ? [value] : Object.values(value.arms);
  return all.map((each) => parseDuration(each) ?? 0);
}
