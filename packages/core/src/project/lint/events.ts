import type { EventNaming, EventNamings, Where } from "../../event/index.ts";
import { patternsOf } from "../../event/index.ts";
import { contradictoryPath } from "./contradiction.ts";
import type { LintScope } from "./scope.ts";
import type { EventSite } from "./walk.ts";

/** The namings of which no event can come, each with the path whose tests exclude each other. */
export function impossibleNamings(
  namings: EventNamings,
  where: Where | undefined,
  { patterns }: LintScope,
): readonly { readonly index: number; readonly path: string }[] {
  return listOf(namings).flatMap((naming, index) => {
    const [pattern] = patternsOf(naming, where);
    const path = contradictoryPath(pattern?.where ?? {}, patterns);
    return path === undefined ? [] : [{ index, path }];
  });
}

/** True where none of these events can come. */
export function noneCanCome(namings: EventNamings, where: Where | undefined, scope: LintScope): boolean {
  return impossibleNamings(namings, where, scope).length === listOf(namings).length;
}

/**
 * Events that can never come: no event passes their tests, or none is called so. What is `essential` must come for a
 * trigger to fire; and a wait that nothing can end reaches everybody, which is worse.
 */
export function lintEvents(site: EventSite, scope: LintScope, essential: boolean): void {
  const { namings, where, at, role } = site;
  const impossible = impossibleNamings(namings, where, scope);
  const none = impossible.length === listOf(namings).length;
  // The condition that counts them tells that it never holds.
  if (role === "counted" && none) return;
  const cancel = role === "cancel";
  const code = cancel ? "HEED_RULE_CANCEL_NEVER_COMES" : "HEED_RULE_NEVER_HOLDS";
  for (const { index, path } of impossible) {
    const place = isList(namings) ? at.at(index) : at;
    const message = `expected ${cancel ? "a cancel" : "an event"} that can come; no value of ${JSON.stringify(path)} passes all its tests`;
    if (none && (cancel || (role === "start" && essential))) scope.found.error(code, place, message);
    else scope.found.warn(code, place, message);
  }
  if (cancel && impossible.length === 0) lintUnknownCancel(site, scope);
}

function lintUnknownCancel({ namings, at }: EventSite, { found, events }: LintScope): void {
  if (events === undefined) return;
  const known = patternsOf(namings).filter(({ type, name }) => type !== "track" || events.has(name ?? ""));
  if (known.length > 0) return;
  const message =
    "expected a cancel that can come; none of the known events is called so, and the wait always reaches its end";
  found.warn("HEED_RULE_CANCEL_NEVER_COMES", at, message);
}

function listOf(namings: EventNamings): readonly EventNaming[] {
  return isList(namings) ? namings : [namings];
}

function isList(namings: EventNamings): namings is readonly EventNaming[] {
  return Array.isArray(namings);
}
