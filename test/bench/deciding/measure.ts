import type { Event } from "@heed/core/contracts";
import { bestOf } from "../best-of.ts";
import type { Triggers } from "../heed-engine.ts";
import { firesOf, People, planOf } from "../heed-engine.ts";

/**
 * What deciding one event costs, in microseconds: parsed already, people in memory, none of them known before.
 *
 * Throws where nothing fired: then no trigger was measured to its end.
 */
export function decidingCost(
  triggers: Triggers,
  events: readonly Event[],
): { readonly us: number; readonly fires: number } {
  const plan = planOf(triggers);
  let fires = 0;
  const ms = bestOf(3, () => {
    const people = new People(plan);
    fires = 0;
    for (const event of events) fires += firesOf(people.event(`u:${event.userId ?? ""}`, event)).length;
  });
  if (fires === 0) throw new Error("expected fires; came none");
  return { us: (ms * 1_000) / events.length, fires };
}
