import type { Event } from "@heed/core/contracts";
import type { Said } from "./consent.ts";
import { refusedBy } from "./consent.ts";
import type { Known } from "./history.ts";
import { compareHistory } from "./history.ts";
import type { Person } from "./person.ts";
import type { Now, Rules } from "./rules.ts";

/** Adds an event to what is known, and writes down what it counts for under the rules of now. */
export function read(event: Event, seq: number, person: Person, rules: Rules): Known {
  const isActivity =
    ["track", "page", "screen"].includes(event.type) &&
    !(rules.project.notActivity ?? []).includes(event.name);
  const before = person.events.filter((each) => each.isActivity).map(({ at }) => at);
  const known: Known = {
    event,
    at: event.occurredAt,
    seq,
    isActivity,
    ...(before.length === 0 ? {} : { sinceActivity: event.occurredAt - Math.max(...before) }),
    marks: new Set(),
  };
  for (const [mark, watcher] of rules.watchers) if (watcher(known)) known.marks.add(mark);
  person.events = [...person.events, known].toSorted(compareHistory);
  return known;
}

/** Adds what the person allows. A refusal stops at once what is under way in the purpose's name. */
export function hear(said: Said, { t, point, person }: Pick<Now, "t" | "point" | "person">): void {
  person.said = [...person.said, said];
  const refused = refusedBy(said).map((purpose) => ({ purpose, to: said.at, heardAt: t, point }));
  person.refusals = [...person.refusals, ...refused];
}
