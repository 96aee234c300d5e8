import type { Event } from "@heed/core/contracts";
import type { Moment, Naming, Namings, Step } from "./parts.ts";
import { listOf } from "./parts.ts";

/** Whether an event has type and name of a naming; what `where` asks is left out, so this errs on the wide side. */
export function isOfKind(event: Event, naming: Naming | Step): boolean {
  const { type, name } = event;
  if (typeof naming === "string") return type === "track" && name === naming;
  if ("event" in naming) return type === "track" && name === naming.event;
  if ("page" in naming) return type === "page" && (naming.page === true || name === naming.page);
  if ("screen" in naming) return type === "screen" && (naming.screen === true || name === naming.screen);
  if ("identified" in naming) return type === "identify";
  return type === "track" || type === "page" || type === "screen";
}

export function isAnyOf(event: Event, namings: Namings): boolean {
  return listOf(namings).some((naming) => isOfKind(event, naming));
}

/** Whether an event may begin the moment; of what conditions or other fires begin, any event may. */
export function mayBegin(event: Event, moment: Moment): boolean {
  if ("event" in moment || "page" in moment || "screen" in moment) return isOfKind(event, moment);
  if ("identified" in moment || "activity" in moment) return isOfKind(event, moment);
  if ("sequence" in moment) return moment.sequence.some((step) => isOfKind(event, step));
  return true;
}
