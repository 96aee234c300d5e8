import type { EpochMs } from "@heed/core/contracts";
import { PAGES, SCREENS, TRACK_NAMES } from "./generate-naming.ts";
import type { Entry, Output, Told } from "./log.ts";
import { isProject } from "./parts.ts";
import { bucketOf } from "./registers.ts";
import { conditionsOf, leavesOf } from "./walk.ts";

const NAMES: ReadonlySet<string> = new Set([...TRACK_NAMES, ...PAGES, ...SCREENS, "Z", "Probe"]);

/** The log with every event called something else, in another alphabetical order. */
export function renamed(log: readonly Entry[]): readonly Entry[] {
  return log.map((entry) => {
    const project = entry.kind === "deploy" ? renamedPart(entry.project) : undefined;
    if (entry.kind === "deploy" && isProject(project)) return { ...entry, project };
    if (entry.kind !== "event") return entry;
    return { ...entry, event: { ...entry.event, name: nameAfter(entry.event.name) } };
  });
}

function nameAfter(name: string): string {
  return NAMES.has(name) ? `${String.fromCharCode(155 - name.charCodeAt(0))} of old, ${name}` : name;
}

function renamedPart(part: unknown): unknown {
  if (typeof part === "string") return nameAfter(part);
  if (Array.isArray(part)) return part.map(renamedPart);
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [nameAfter(key), renamedPart(value)]));
}

/** The log with everything so much later. */
export function shifted(log: readonly Entry[], by: number): readonly Entry[] {
  return log.map((entry) => {
    const at = entry.at + by;
    if (entry.kind === "consent") return { ...entry, at, saidAt: entry.saidAt + by };
    if (entry.kind !== "event") return { ...entry, at };
    const { occurredAt, receivedAt } = entry.event;
    const event = { ...entry.event, occurredAt: occurredAt + by, receivedAt: receivedAt + by };
    return { ...entry, at, event };
  });
}

/** What was told, so much later. */
export function toldShifted(told: readonly Told[], by: number): readonly Told[] {
  return told.map((each) => each.map(({ side, output }) => ({ side, output: outputShifted(output, by) })));
}

function outputShifted(output: Output, by: number): Output {
  const start = (of: {
    readonly at: EpochMs;
    readonly seq: number;
  }): { readonly at: EpochMs; readonly seq: number } => ({
    ...of,
    at: of.at + by,
  });
  if (output.kind === "decided") {
    const { at, decidedAt } = output;
    return { ...output, start: start(output.start), at: at + by, decidedAt: decidedAt + by };
  }
  return output.kind === "late_cancel" ? { ...output, start: start(output.start) } : output;
}

/** Whether it matters which day it is: buckets lie on the epoch, calendar caps in a zone. */
export function dependsOnTheDate(log: readonly Entry[]): boolean {
  return log.some((entry) => {
    if (entry.kind !== "deploy") return false;
    const { project } = entry;
    const calendar = (project.caps ?? []).some(
      ({ per }) => per === "day" || per === "week" || per === "month",
    );
    const leaves = Object.values(project.triggers ?? {})
      .flatMap(conditionsOf)
      .flatMap((each) => leavesOf(each, project));
    return calendar || leaves.some((leaf) => bucketOf(leaf) !== "");
  });
}
