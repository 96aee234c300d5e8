/** The engine's compiled tests behind an index of names, and nothing else of it. */
import type { Event } from "@heed/core/contracts";
import type { Matches, Where } from "../../packages/core/src/event/index.ts";
import { compileWhere } from "../../packages/core/src/event/index.ts";
import { noPatterns } from "./heed-engine.ts";

export type { Where };

/** Tells the places of the rules that an event meets, in order. */
export function matcherIndex(
  rules: readonly { readonly event: string; readonly where: Where }[],
): (event: Event) => readonly number[] {
  const byName = new Map<string, { readonly place: number; readonly matches: Matches }[]>();
  for (const [place, { event, where }] of rules.entries()) {
    const matches = compileWhere(where, noPatterns);
    if (typeof matches !== "function") throw new Error(JSON.stringify(matches));
    const list = byName.get(event) ?? [];
    list.push({ place, matches });
    byName.set(event, list);
  }
  return (event) => {
    const hits: number[] = [];
    for (const { place, matches } of byName.get(event.name) ?? []) {
      if (matches(event)) hits.push(place);
    }
    return hits;
  };
}
