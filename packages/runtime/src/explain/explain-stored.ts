import type { EpochMs, Store } from "@heed/core/contracts";
import { HeedError } from "@heed/core/contracts";
import type { Person } from "../control/commands.ts";
import { faultsOfProject } from "../rules/compiled.ts";
import { projectOf } from "../rules/project-of.ts";
import type { ProjectOptions } from "../rules/project-options.ts";
import type { RuleStore } from "../rules/rulebook.ts";
import { openRulebook } from "../rules/rulebook.ts";
import type { ExplainAsk, ExplainedPerson } from "./explain-person.ts";
import { explainPerson } from "./explain-person.ts";

/** A project, and the store in which an engine keeps what it knows. */
export interface ExplainStoredOptions extends ProjectOptions {
  readonly store: Pick<Store, "read" | "list" | "deploy">;
  readonly now: EpochMs;
}

/**
 * Explains a person from what a store holds, without an engine of its own; nothing is written. Throws `HEED_CONFIG_INVALID` where the project is
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
  const { rules } = await openRulebook(project, lookingAt(store), now);
  return explainPerson(store, rules, person, now, ask);
}

/** What the project would deploy is not deployed by looking. */
function lookingAt(store: ExplainStoredOptions["store"]): RuleStore {
  return {
    list: (of, query) => store.list(of, query),
    async deploy(names, at) {
      const known = await store.deploy([], at);
      return new Map([...names.map((name) => [name, at] as const), ...known]);
    },
  };
}
