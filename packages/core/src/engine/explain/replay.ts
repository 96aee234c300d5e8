import type { EpochMs, ProfileKey } from "../../contracts/index.ts";
import type { Effect } from "../effect.ts";
import type { PastEvent } from "../learning.ts";
import type { Deployment, Plan } from "../plan.ts";
import type { ProfileState } from "../state.ts";
import { EMPTY_STATE } from "../state.ts";
import { step } from "../step.ts";

/** A profile as it was at an instant of the past, and all that was decided until then, in order. */
export type Replay =
  | { readonly isKnown: true; readonly state: ProfileState; readonly effects: readonly Effect[] }
  /** Nothing can be said about the past without the events of it. */
  | { readonly isKnown: false; readonly why: string };

/**
 * Reads a profile's stored events again, in the order in which they were read, until log time `until` with all records of
 * that millisecond. What is told is what this plan and deployment make of them: under the deployment of today, what
 * happened before a trigger's deployment begins nothing; under `deployedAt(plan, 0)` everything counts. What was said
 * apart from events (a suppression, a consent that came alone, that two profiles are one) is not among them.
 */
export function replayed(
  plan: Plan,
  deployment: Deployment,
  profile: ProfileKey,
  events: readonly PastEvent[] | undefined,
  until: EpochMs,
): Replay {
  if (events === undefined || events.length === 0) {
    return { isKnown: false, why: "no events of this person are stored, so the past cannot be replayed" };
  }
  let state: ProfileState = EMPTY_STATE;
  const effects: Effect[] = [];
  const read = events
    .filter(({ readAt }) => readAt <= until)
    .toSorted((a, b) => a.readAt - b.readAt || a.seq - b.seq);
  for (const { event, seq, readAt } of read) {
    const next = step(plan, deployment, profile, state, { kind: "event", at: readAt, seq, event });
    state = next.state;
    effects.push(...next.effects);
  }
  const last = step(plan, deployment, profile, state, { kind: "tick", at: until });
  return { isKnown: true, state: last.state, effects: [...effects, ...last.effects] };
}
