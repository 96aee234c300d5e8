import type { ConsentPolicy } from "@heed/core";
import type { HeedConfig } from "../config/keys.ts";

/** Without a policy every purpose that a trigger names needs the banner's category of its own name, and silence is no. */
export function devPolicy({ consent, triggers }: HeedConfig): ConsentPolicy {
  return (
    consent ?? { purposes: Object.fromEntries(triggers.map(({ definition }) => [definition.purpose, {}])) }
  );
}
