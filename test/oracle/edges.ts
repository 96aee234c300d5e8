import type { Event } from "@heed/core/contracts";
import type { Entry } from "./log.ts";
import { isAnyOf, isOfKind, mayBegin } from "./matching.ts";
import type { Condition, Moment, Namings, Project, Sequence } from "./parts.ts";
import type { Spans } from "./spans.ts";
import { spansOf } from "./spans.ts";
import { conditionsOf, leavesOf, momentsIn } from "./walk.ts";

/** Something that ends so long after an event: a wait, the bound of a step, a window. */
interface Edge {
  readonly from: (event: Event) => boolean;
  readonly spans: readonly number[];
  /** The events that matter at the end, by their own time. Absent: any event, by the time at which it is read. */
  readonly to?: (event: Event) => boolean;
}

type EventEntry = Extract<Entry, { readonly kind: "event" }>;

/** Whether some event falls to the millisecond on the end of what an earlier one began. */
export function hitsAnEdge(log: readonly Entry[]): boolean {
  let edges: readonly Edge[] = [];
  const read: Event[] = [];
  return log.some((entry) => {
    if (entry.kind === "deploy") edges = edgesOf(entry.project);
    if (entry.kind !== "event") return false;
    const hit = edges.some((each) => read.some((event) => meets(each, event, entry)));
    read.push(entry.event);
    return hit;
  });
}

function meets({ from, spans, to }: Edge, first: Event, { at, event }: EventEntry): boolean {
  if (!from(first)) return false;
  const end = to === undefined ? at : event.occurredAt;
  return spans.some((span) => first.occurredAt + span === end) && (to === undefined || to(event));
}

function edgesOf(project: Project): readonly Edge[] {
  return Object.values(project.triggers ?? {}).flatMap((trigger) => [
    ...momentsIn(trigger.when).flatMap(edgesOfMoment),
    ...conditionsOf(trigger)
      .flatMap((each) => leavesOf(each, project))
      .flatMap(edgesOfLeaf),
  ]);
}

function edgesOfMoment(moment: Moment): readonly Edge[] {
  if ("sequence" in moment) return edgesOfSequence(moment);
  if (!("notFollowedBy" in moment) || !beginsWithEvents(moment.after)) return [];
  const { after, notFollowedBy } = moment;
  const from = (event: Event): boolean => mayBegin(event, after);
  return [{ from, spans: spansOf(moment.for), to: (event) => isAnyOf(event, notFollowedBy) }];
}

function beginsWithEvents(moment: Moment): boolean {
  return ["event", "page", "screen", "identified", "activity"].some((word) => word in moment);
}

function edgesOfSequence({ sequence, within }: Sequence): readonly Edge[] {
  const [first, last] = [sequence[0], sequence.at(-1)];
  const edges = sequence.flatMap((step, i): readonly Edge[] => {
    const before = sequence[i - 1];
    if (step.within === undefined || before === undefined) return [];
    return [{ from: kind(before), spans: spansOf(step.within), to: kind(step) }];
  });
  if (within === undefined || first === undefined || last === undefined) return edges;
  return [...edges, { from: kind(first), spans: spansOf(within), to: kind(last) }];
}

function kind(step: Sequence["sequence"][number]): (event: Event) => boolean {
  return (event) => isOfKind(event, step);
}

function edgesOfLeaf(leaf: Condition): readonly Edge[] {
  if ("did" in leaf) return leaf.within === undefined ? [] : edge(leaf.did, leaf.within);
  if ("since" in leaf) return edge(leaf.since, leaf.atLeast);
  if ("inactive" in leaf) return edge({ activity: true }, leaf.inactive);
  return [];
}

function edge(namings: Namings, spans: Spans): readonly Edge[] {
  return [{ from: (event) => isAnyOf(event, namings), spans: spansOf(spans) }];
}
