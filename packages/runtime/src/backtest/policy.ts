import type { ConsentPolicy, PurposePolicy, Trigger } from "@heed/core";

/**
 * The policy of a file: history mostly lacks the banner's answers, so silence counts as permission and only an explicit
 * refusal suppresses. Without a policy the purposes are those that the triggers name.
 */
export function policyForFiles(
  triggers: readonly Trigger[],
  policy: ConsentPolicy | undefined,
): ConsentPolicy {
  const purposes: Readonly<Record<string, PurposePolicy>> =
    policy?.purposes ?? Object.fromEntries(triggers.map(({ definition }) => [definition.purpose, {}]));
  return {
    ...policy,
    purposes: Object.fromEntries(
      Object.entries(purposes).map(([name, purpose]) => [name, { ...purpose, unknown: "granted" }]),
    ),
  };
}
