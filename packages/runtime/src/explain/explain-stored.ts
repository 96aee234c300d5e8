import type { EpochMs, Store } from "@heed/core/contracts";
import { HeedError } from "@heed/core/contracts";
import type { Person } from "../control/commands.ts";
import { faultsOfProject } from "../rules/compiled.ts";
import { projectOf } from "../rules/project-of.ts";
import type { ProjectOptions } from "../rules/project-options.ts";
import { openRulebook } from "../rules/rulebook.ts";
import type { ExplainAsk, ExplainedPerson } from "./explain-person.ts";
import { explainPerson } from "./explain-person.ts";

/** A project, and the store in which an engine keeps what it knows. */
export interface ExplainStoredOptions extends ProjectOptions {
  /** Opened to look: what the project would deploy must not be deployed by looking. */
  readonly store: Store;
  readonly now: EpochMs;
}

/**
 * Explains a person from what a store holds, without an engine of its own. Throws `HEED_CONFIG_INVALID` where the project is
 * wrong, and where it has no trigger of that name, with the nearest one.
 */
export async function explainStored(
  { store, now, ...options }: ExplainStoredOptions,
  person: Person,
  ask: ExplainAsk = {},
): Promise<ExplainedPerson> {
  const { project, faults } = projectOf(options);
  const all = [...faults, ...faultsOfProject(project)];
  if (all.length > 0)
    throw new HeedError("HEED_CONFIG_INVALID", "The project cannot be compiled", { faults: all });
  const { rules } = await openRulebook(project, store, now);
  return explainPerson(store, rules, person, now, ask);
}
