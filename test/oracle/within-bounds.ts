import type { Event } from "@heed/core/contracts";
import type { Entry } from "./log.ts";
import { isAnyOf, isOfKind, mayBegin } from "./matching.ts";
import type { Moment } from "./parts.ts";
import { momentsIn } from "./walk.ts";

/** A ring remembers 8 step events, and `keep` the 8 newest starts. */
const AT_MOST = 7;

/** The log without the events that some trigger's ring would have no room for; beyond that an engine may differ. */
export function withinBounds(log: readonly Entry[]): readonly Entry[] {
  const bounded = new Map(
    log.flatMap((entry) =>
      entry.kind === "deploy"
        ? Object.values(entry.project.triggers ?? {})
            .flatMap(({ when }) => momentsIn(when))
            .flatMap((moment) => remembers(moment).map((means) => [JSON.stringify(moment), means] as const))
        : [],
    ),
  );
  let kept = log;
  for (const means of bounded.values()) {
    let seen = 0;
    kept = kept.filter((entry) => entry.kind !== "event" || !means(entry.event) || ++seen <= AT_MOST);
  }
  return kept;
}

type Means = (event: Event) => boolean;

/** The events that a moment has to remember one by one. */
function remembers(moment: Moment): readonly Means[] {
  if ("sequence" in moment) {
    const { sequence, unless } = moment;
    return [
      (event) =>
        sequence.some((step) => isOfKind(event, step)) || (unless !== undefined && isAnyOf(event, unless)),
    ];
  }
  if ("notFollowedBy" in moment && moment.repeat === "keep")
    return [(event) => mayBegin(event, moment.after)];
  return [];
}
