import type { ConsentPolicy } from "@heed/core";
import type { ProjectOptions } from "@heed/runtime";
import type { HeedConfig } from "../config/keys.ts";
import { rulesOf, triggersOf } from "../config/rules.ts";

/** Without a policy every purpose that a trigger names needs the banner's category of its own name, and silence is no. */
export function devPolicy(config: HeedConfig): ConsentPolicy {
  const { consent = config.project?.consent } = config;
  const purposes = triggersOf(config).map(({ definition }) => [definition.purpose, {}]);
  return consent ?? { purposes: Object.fromEntries(purposes) };
}

/** The rules of a config, with a policy where it has none. */
export function devRules(config: HeedConfig): ProjectOptions {
  const hasPolicy = config.project?.consent !== undefined;
  return hasPolicy ? rulesOf(config) : { ...rulesOf(config), consent: devPolicy(config) };
}
