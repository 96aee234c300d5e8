import { isJsonObject } from "../contracts/index.ts";
import type { CheckContext } from "./check-context.ts";
import { noUses } from "./check-context.ts";
import type { Diagnostic } from "./findings.ts";
import { Findings } from "./findings.ts";
import { lintProject } from "./lint/project.ts";
import { Place } from "./place.ts";
import { plainCopy } from "./plain-copy.ts";
import { readProject } from "./read-project.ts";
import { readReferences } from "./references.ts";
import { came } from "./words.ts";

/**
 * Everything that is wrong with a project, or suspicious in it: the check of rule files and of what TypeScript builds.
 *
 * Total: whatever the value is, faults are all that comes of it, each with its place. First the file is read word by word
 * (what the JSON Schema knows too, and names, arms, patterns, …), then definitions without an error are asked whether
 * they mean anything.
 */
export function checkProject(value: unknown, context: CheckContext): readonly Diagnostic[] {
  const found = new Findings();
  const project = plainCopy(value, found);
  if (!isJsonObject(project)) {
    if (project !== undefined || value === undefined) {
      const message = `expected a project, an object such as { "triggers": { … } }; came ${came(project)}`;
      found.error("HEED_RULE_TYPE", Place.ROOT, message);
    }
    return found.all();
  }
  const events = context.events === undefined ? undefined : new Set(context.events);
  const check = { found, context, project, events, uses: noUses() };
  const read = readProject(project, Place.ROOT, check);
  readReferences(read, check);
  lintProject(read, check);
  return found.all();
}
