import type { ProjectDefinition } from "@heed/core";
import type { Fault } from "@heed/core/contracts";
import { isJsonObject } from "@heed/core/contracts";
import type { ProjectOptions } from "./project-options.ts";

/** What has names of its own: handles in the options, definitions by name in a project. */
const NAMED = ["triggers", "segments", "scores", "facts", "experiments"] as const;

/** What holds for all of them, in one place or the other. */
const COMMON = [
  "consent",
  "caps",
  "quietHours",
  "zone",
  "grace",
  "keepFor",
  "notActivity",
] as const satisfies readonly (keyof ProjectOptions & keyof ProjectDefinition)[];

/** The words of {@link ProjectOptions}. */
export const PROJECT_WORDS: readonly (keyof ProjectOptions)[] = ["project", ...NAMED, ...COMMON];

/** A project file and the handles beside it as one project, and what stands in both. Whether it makes sense is asked later. */
export function projectOf(options: ProjectOptions): {
  readonly project: ProjectDefinition;
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const file: Readonly<Record<string, unknown>> = isJsonObject(options.project) ? options.project : {};
  const merged = new Map<string, unknown>(Object.entries(file));
  for (const kind of NAMED) {
    const { [kind]: handles = [] } = options;
    const named = new Map<string, unknown>(isJsonObject(file[kind]) ? Object.entries(file[kind]) : []);
    for (const { name, definition } of handles) {
      if (named.has(name)) faults.push(twice(`${kind}.${name}`, name));
      named.set(name, { ...definition });
    }
    if (handles.length > 0) merged.set(kind, Object.fromEntries(named));
  }
  for (const word of COMMON) {
    const value = options[word];
    if (value === undefined) continue;
    if (merged.has(word))
      faults.push({
        at: word,
        message: `expected ${JSON.stringify(word)} in one place; came in the project and beside it`,
      });
    merged.set(word, value);
  }
  return { project: Object.fromEntries(merged), faults };
}

function twice(at: string, name: string): Fault {
  return { at, message: `expected each name once; came ${JSON.stringify(name)} twice` };
}
