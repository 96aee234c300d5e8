import type { EventNaming, EventNamings } from "../../event/index.ts";
import { patternsOf } from "../../event/index.ts";
import { contradictoryPath } from "./contradiction.ts";
import type { LintScope } from "./scope.ts";
import type { EventSite } from "./walk.ts";

/** Events that can never come: no event passes their tests, or none is called so. */
export function lintEvents({ namings, where, at, role }: EventSite, scope: LintScope): void {
  const [code, what] =
    role === "cancel"
      ? (["HEED_RULE_CANCEL_NEVER_COMES", "a cancel that can come"] as const)
      : (["HEED_RULE_NEVER_HOLDS", "an event that can come"] as const);
  const list = listOf(namings);
  for (const [i, naming] of list.entries()) {
    const [pattern] = patternsOf(naming, where);
    const path = contradictoryPath(pattern?.where ?? {}, scope.patterns);
    if (path === undefined) continue;
    const place = list === namings ? at.at(i) : at;
    scope.found.error(
      code,
      place,
      `expected ${what}; no value of ${JSON.stringify(path)} passes all its tests`,
    );
  }
  const { events } = scope;
  if (role !== "cancel" || events === undefined) return;
  const known = patternsOf(namings).filter(
    ({ type, name }) => type !== "track" || events.includes(name ?? ""),
  );
  if (known.length > 0) return;
  scope.found.warn(
    code,
    at,
    `expected ${what}; none of the known events is called so, and the wait always comes to its end`,
  );
}

function listOf(namings: EventNamings): readonly EventNaming[] {
  return isList(namings) ? namings : [namings];
}

function isList(namings: EventNamings): namings is readonly EventNaming[] {
  return Array.isArray(namings);
}
