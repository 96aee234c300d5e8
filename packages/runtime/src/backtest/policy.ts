import type { ConsentPolicy, ProjectDefinition } from "@heed/core";
import { isJsonObject } from "@heed/core/contracts";

/**
 * The policy of a file: history mostly lacks the banner's answers, so silence counts as permission and only an explicit
 * refusal suppresses. Without a policy the purposes are those that the triggers name.
 */
export function policyForFiles({ triggers = {}, consent }: ProjectDefinition): ConsentPolicy {
  const named = Object.values(isJsonObject(triggers) ? triggers : {});
  const purposes =
    consent?.purposes ?? Object.fromEntries(named.map(({ purpose }) => [purpose, {}] as const));
  return {
    ...consent,
    purposes: Object.fromEntries(
      Object.entries(purposes).map(([name, purpose]) => [name, { ...purpose, unknown: "granted" }]),
    ),
  };
}
