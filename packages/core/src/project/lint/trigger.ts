import { formatDuration, parseDuration } from "../../contracts/index.ts";
import type { MomentDefinition } from "../../moment/index.ts";
import type { ProjectDefinition } from "../definition.ts";
import type { TriggerDefinition } from "../../trigger/definition.ts";
import type { Place } from "../place.ts";
import type { LintScope } from "./scope.ts";
import { momentsIn } from "./walk.ts";
import { shortestOf } from "./windows.ts";

const DAY_MS = 86_400_000;

/** What a trigger says as a whole. */
export function lintTrigger(
  trigger: TriggerDefinition,
  at: Place,
  project: ProjectDefinition,
  scope: LintScope,
): void {
  lintExpiry(trigger, at, project, scope);
  lintLimit(trigger, at, project, scope);
  lintKeys(trigger, at, scope);
  lintFired(trigger, at, project, scope);
}

function lintExpiry(
  { expires, when }: TriggerDefinition,
  at: Place,
  project: ProjectDefinition,
  { found }: LintScope,
): void {
  const expiresMs = expires === undefined ? DAY_MS : shortestOf(expires);
  const quietMs = lengthOf(project.quietHours);
  if (expiresMs < quietMs) {
    const message = `expected at least ${formatDuration(quietMs)}, the length of the quiet hours: what is decided at their beginning expires in them; came ${formatDuration(expiresMs)}`;
    found.warn("HEED_RULE_EXPIRES", at.at("expires"), message);
  }
  const graceMs = parseDuration(project.grace ?? "1m") ?? 0;
  if ("notFollowedBy" in when && expiresMs <= graceMs) {
    const message = `expected more than ${formatDuration(graceMs)}, the grace: a wait is decided that long after its end, from which "expires" counts; came ${formatDuration(expiresMs)}`;
    found.warn("HEED_RULE_EXPIRES", at.at("expires"), message);
  }
}

function lengthOf(quiet: ProjectDefinition["quietHours"]): number {
  if (quiet === undefined) return 0;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  return ((to - from + 1_440) % 1_440) * 60_000;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** A first seen comes once, and what another trigger's fires begin is limited with them. */
function lintLimit(
  trigger: TriggerDefinition,
  at: Place,
  { caps = [] }: ProjectDefinition,
  { found }: LintScope,
): void {
  const { again, state, purpose, when } = trigger;
  const capped = caps.some((cap) => cap.purpose === undefined || cap.purpose === purpose);
  if (again !== undefined || state === "draft" || capped || isLimited(when)) return;
  const message =
    'expected "again", such as { "after": "7d" }, or a cap of the project, without which a person may get it any number of times; "again": "always" says that this is meant';
  found.warn("HEED_RULE_NO_LIMIT", at.at("again"), message);
}

function isLimited(when: MomentDefinition): boolean {
  return "firstSeen" in when || "fired" in when || ("notFollowedBy" in when && isLimited(when.after));
}

function lintKeys({ maxKeys, when }: TriggerDefinition, at: Place, { found }: LintScope): void {
  if (maxKeys === undefined || "by" in when) return;
  if (momentsIn(when, at).some(({ moment }) => "fired" in moment)) return;
  const message = 'expected "maxKeys" only beside a moment with "by": without it there is one value';
  found.warn("HEED_RULE_NO_EFFECT", at.at("maxKeys"), message);
}

/** Drafts never fire, and what shadows decide begins nothing that is sent. */
function lintFired(
  { when, state = "live" }: TriggerDefinition,
  at: Place,
  { triggers }: ProjectDefinition,
  { found }: LintScope,
): void {
  if (state === "draft") return;
  for (const { moment, at: place } of momentsIn(when, at.at("when"))) {
    if (!("fired" in moment)) continue;
    const other = triggers?.[moment.fired]?.state;
    if (other !== "draft" && (other !== "shadow" || state === "shadow")) continue;
    const message = `expected a trigger that fires; "${moment.fired}" is ${other === "draft" ? "a draft" : "a shadow, whose fires only shadows see"}`;
    found.warn("HEED_RULE_NEVER_FIRES", place.at("fired"), message);
  }
}
