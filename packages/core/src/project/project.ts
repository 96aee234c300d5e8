import type { Fault } from "../contracts/index.ts";
import { HeedError } from "../contracts/index.ts";
import { demandWords, described, plain, wrongArgument } from "../event/index.ts";
import type { Experiment } from "../experiment/index.ts";
import type { FactHandle } from "../fact/index.ts";
import type { Score } from "../score/index.ts";
import type { Segment } from "../segment/index.ts";
import type { Trigger } from "../trigger/index.ts";
import type { ProjectDefinition } from "./definition.ts";

/** Everything that a project consists of: handles, and what holds for all of them. */
export interface ProjectOptions extends Omit<ProjectDefinition, keyof Handles | "$schema"> {
  readonly triggers?: readonly Trigger[];
  readonly segments?: readonly Segment[];
  readonly scores?: readonly Score[];
  readonly facts?: readonly FactHandle[];
  readonly experiments?: readonly Experiment[];
}

type Handles = Required<
  Pick<ProjectDefinition, "triggers" | "segments" | "scores" | "facts" | "experiments">
>;

const HANDLES = ["triggers", "segments", "scores", "facts", "experiments"] as const;
const OTHERS: readonly string[] = [
  "caps",
  "quietHours",
  "zone",
  "grace",
  "keepFor",
  "notActivity",
  "consent",
];

/**
 * A project as plain data, by the names of its handles.
 *
 * Throws `HEED_TRIGGER_INVALID` for unknown words and for every name that stands twice under one word. That what is
 * named is also there, and that it makes sense, is checked where the project is compiled.
 */
export function project(options: ProjectOptions): ProjectDefinition {
  demandWords("project", options, [...HANDLES, ...OTHERS]);
  const { triggers, segments, scores, facts, experiments, ...others } = options;
  const faults: Fault[] = [];
  const definition = plain<ProjectDefinition>("project", {
    triggers: byName("triggers", triggers, faults),
    segments: byName("segments", segments, faults),
    scores: byName("scores", scores, faults),
    facts: byName("facts", facts, faults),
    experiments: byName("experiments", experiments, faults),
    ...others,
  });
  if (faults.length > 0) throw new HeedError("HEED_TRIGGER_INVALID", "A project is not valid", { faults });
  return definition;
}

function byName<T>(
  at: string,
  handles: readonly { readonly name: string; readonly definition: T }[] | undefined,
  faults: Fault[],
): Readonly<Record<string, T>> | undefined {
  if (handles === undefined) return undefined;
  if (!Array.isArray(handles)) throw wrongArgument(at, `expected a list; came ${described(handles)}`);
  const times = new Map<string, number>();
  for (const [i, handle] of handles.entries()) {
    if (typeof handle?.name !== "string" || handle.definition === undefined)
      throw wrongArgument(
        `${at}[${i}]`,
        `expected what trigger(…) and its kin give; came ${described(handle)}`,
      );
    times.set(handle.name, (times.get(handle.name) ?? 0) + 1);
  }
  for (const [name, count] of times) {
    if (count === 1) continue;
    const often = count === 2 ? "twice" : `${count} times`;
    faults.push({
      at: `${at}.${name}`,
      message: `expected each name once; came ${JSON.stringify(name)} ${often}`,
    });
  }
  return Object.fromEntries(handles.map(({ name, definition }) => [name, definition]));
}
