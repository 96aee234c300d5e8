import type { Decision } from "../contracts/index.ts";
import { digest } from "../event/index.ts";
import type { Draft, Instant } from "./draft.ts";
import type { PlannedTrigger } from "./plan.ts";

/** An instant as it is written down. Its id is the hash of the occurrence: deciding it again, anywhere, makes the same one. */
export function occurrenceOf(
  { profile, at: decidedAt }: Pick<Draft, "profile" | "at">,
  { trigger, value, mark, start, at, evidence, id }: Instant,
): Omit<Decision, "ended"> {
  return {
    id: id ?? digest([trigger.name, profile, value, String(mark)]),
    trigger: trigger.name,
    profile,
    ...valueOf(trigger, value),
    start: { at: start.at, seq: start.seq },
    at,
    decidedAt,
    evidence,
  };
}

/** An instant that was too old when it became known. */
export function staleDecision(draft: Pick<Draft, "profile" | "at">, instant: Instant): Decision {
  return { ...occurrenceOf(draft, instant), ended: "stale" };
}

/** As effects and decisions name it: only where the moment has one. */
export function valueOf({ correlated }: PlannedTrigger, value: string): { readonly value?: string } {
  return correlated ? { value } : {};
}
