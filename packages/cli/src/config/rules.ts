import type { Trigger } from "@heed/core";
import type { ProjectOptions } from "@heed/runtime";
import type { HeedConfig } from "./keys.ts";

/** Of a config what decides: all but what only a running engine needs. */
export function rulesOf(config: HeedConfig): ProjectOptions {
  const { sources: _, sinks: __, store: ___, middleware: ____, history: _____, ...others } = config;
  const { host: ______, port: _______, ...rules } = others;
  return rules;
}

/** Every trigger of a config, those of its rule file too. */
export function triggersOf({ project, triggers = [] }: ProjectOptions): readonly Trigger[] {
  const written = Object.entries(project?.triggers ?? {}).map(([name, definition]) => ({ name, definition }));
  return [...written, ...triggers];
}
