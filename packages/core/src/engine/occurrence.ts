import type { Decision } from "../contracts/index.ts";
import { digest } from "../event/index.ts";
import type { LastDecision } from "./book.ts";
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
    ...valueOf(value),
    start: { at: start.at, seq: start.seq },
    at,
    decidedAt,
    evidence,
  };
}

/** As effects and decisions name it: only where there is one. */
export function valueOf(value: string): { readonly value?: string } {
  return value === "" ? {} : { value };
}

/** The trigger's book keeps its last instant and how it ended. */
export function rememberLast(draft: Draft, trigger: PlannedTrigger, decision: Decision): void {
  const { at, decidedAt, ended, reason, value } = decision;
  const last: LastDecision = {
    at,
    decidedAt,
    ended,
    ...(reason === undefined ? {} : { reason }),
    ...(value === undefined ? {} : { value }),
  };
  draft.put(trigger, { ...draft.book(trigger.place), last });
}
