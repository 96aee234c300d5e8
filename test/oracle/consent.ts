import type { ConsentSignal, EpochMs } from "@heed/core/contracts";
import type { ProjectDefinition } from "./definitions.ts";

export type Policy = ProjectDefinition["consent"];

/** What a person said, and the rules under which it was heard. */
export interface Said {
  readonly signal: ConsentSignal;
  readonly at: EpochMs;
  readonly seq: number;
  readonly policy: Policy;
}

/** The purposes that a signal refuses. */
export function refusedBy({ signal, policy }: Said): readonly string[] {
  return Object.keys(policy?.purposes ?? {}).filter((purpose) => !grants(policy, purpose, signal));
}

/** `undefined` where it is allowed, else why not. */
export function refusal(said: readonly Said[], policy: Policy, purpose: string): string | undefined {
  const fact = factOf(said, purpose);
  if (fact?.granted === true) return undefined;
  if (fact !== undefined) return `consent_denied:${purpose}`;
  return policy?.purposes[purpose]?.unknown === "granted" ? undefined : `consent_unknown:${purpose}`;
}

interface Fact {
  readonly granted: boolean;
  readonly at: EpochMs;
}

/** A refusal always counts; a permission only where it was given later than everything that counted before it. */
function factOf(said: readonly Said[], purpose: string): Fact | undefined {
  let fact: Fact | undefined;
  for (const { signal, at, policy } of said.toSorted((a, b) => a.seq - b.seq)) {
    if (policy?.purposes[purpose] === undefined) continue;
    const granted = grants(policy, purpose, signal);
    if (granted && fact !== undefined && at <= fact.at) continue;
    fact = { granted, at: granted ? at : Math.max(at, fact?.at ?? at) };
  }
  return fact;
}

function grants(policy: Policy, purpose: string, signal: ConsentSignal): boolean {
  const { categories = [purpose] } = policy?.purposes[purpose] ?? {};
  return categories.every((category) => Object.hasOwn(signal, category) && signal[category] === true);
}
