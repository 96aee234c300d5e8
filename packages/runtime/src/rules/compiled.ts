import type { ProjectDefinition } from "@heed/core";
import type { Fault } from "@heed/core/contracts";
import type { Plan } from "@heed/core/engine";
import { checkProject, compile } from "@heed/core/engine";
import { re2Patterns } from "../world/patterns.ts";
import { systemZones } from "../world/zones.ts";

const ZONES = systemZones();

/** Everything wrong with a project, the names of its sinks among it where those are known. */
export function faultsOfProject(project: ProjectDefinition, sinks?: readonly string[]): readonly Fault[] {
  const context = { patterns: re2Patterns, zones: ZONES, ...(sinks === undefined ? {} : { sinks }) };
  return checkProject(project, context)
    .filter(({ severity }) => severity === "error")
    .map(({ at, message }) => ({ at, message }));
}

/** The plan of a project. Throws `HEED_CONFIG_INVALID` with everything that is wrong with it. */
export function compiled(project: ProjectDefinition): Plan {
  return compile({ project, patterns: re2Patterns, zones: ZONES });
}
