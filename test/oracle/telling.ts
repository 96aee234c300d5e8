import { compareHistory } from "./history.ts";
import type { Output } from "./log.ts";
import type { Instant } from "./person.ts";
import type { Now, Rule } from "./rules.ts";
import { compareText } from "./value.ts";

export type Ended = Extract<Output, { readonly kind: "decided" }>["ended"];

/** What is to be decided at a log point: a new instant, or a held one that starts again. */
export interface Case {
  readonly rule: Rule;
  readonly instant: Instant;
  readonly isAgain: boolean;
}

export function compareCases(a: Case, b: Case): number {
  return (
    (b.rule.definition.priority ?? 0) - (a.rule.definition.priority ?? 0) ||
    compareText(a.rule.name, b.rule.name) ||
    compareHistory(a.instant.start, b.instant.start) ||
    compareText(a.instant.value, b.instant.value)
  );
}

export function tellDecided(instant: Instant, ended: Ended, reason: string | undefined, now: Now): void {
  now.tell({
    kind: "decided",
    trigger: instant.trigger,
    ...(instant.value === undefined ? {} : { value: instant.value }),
    start: { at: instant.start.at, seq: instant.start.seq },
    at: instant.at,
    decidedAt: now.t,
    ended,
    ...(reason === undefined ? {} : { reason }),
  });
}
