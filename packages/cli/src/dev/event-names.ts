import type { JsonObject } from "@heed/core/contracts";
import { isJsonObject } from "@heed/core/contracts";

/** The words of moments and conditions under which the names of track events stand. */
const NAMING_WORDS: ReadonlySet<string> = new Set([
  "event",
  "notFollowedBy",
  "unless",
  "did",
  "after",
  "sum",
  "average",
  "lowest",
  "highest",
  "last",
  "since",
]);

/** Every track event that a definition names, wherever it stands. */
export function eventNamesIn(definition: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  collect(definition, names);
  return names;
}

function collect(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) for (const each of node) collect(each, names);
  if (!isJsonObject(node)) return;
  for (const [word, value] of Object.entries(node)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each === "string" && NAMING_WORDS.has(word)) names.add(each);
    }
    collect(value, names);
  }
}

/** The first track event that may begin a moment, with where its correlation value lies. */
export function firstEventOf(when: unknown): { readonly name?: string; readonly path?: string } {
  if (!isJsonObject(when)) return {};
  const [name] = eventNamesIn(startOf(when));
  if (name === undefined) return {};
  const { by } = when;
  const path = isJsonObject(by) ? by[name] : by;
  return typeof path === "string" ? { name, path } : { name };
}

/** Of a wait, what begins it. */
function startOf(when: JsonObject): unknown {
  return "notFollowedBy" in when ? when["after"] : when;
}
