import type { EpochMs, ProfileKey } from "../../contracts/index.ts";
import { describeMoment } from "../../moment/index.ts";
import { Draft } from "../draft.ts";
import { outcomeOf } from "../outcome.ts";
import type { Deployment, Plan, PlannedTrigger, TriggerPlan } from "../plan.ts";
import type { ProfileState } from "../state.ts";
import { step } from "../step.ts";
import { explainCondition } from "./condition.ts";
import type { Explanation, LastExplained, NowExplained } from "./explanation.ts";
import { explainLimits } from "./limits.ts";
import { explainNeeds } from "./needs.ts";
import { explainScores } from "./scores.ts";
import { explainWaiting } from "./waiting.ts";

/**
 * Why each trigger, or the one of this name, did or did not fire for a profile, and what it waits for.
 *
 * `at` is log time. Where the state was read further, it is explained as it stands then: the past needs a replay
 * (`replayed`). Where it was not read so far, time passes until `at` as if nothing more happened, and what would be decided
 * then is told as foreseen.
 */
export function explain(
  plan: Plan,
  deployment: Deployment,
  profile: ProfileKey,
  state: ProfileState,
  at: EpochMs,
  triggerName?: string,
): readonly Explanation[] {
  const now = step(plan, deployment, profile, state, { kind: "tick", at }).state;
  const draft = new Draft(plan, deployment, profile, now);
  const known = new Draft(plan, deployment, profile, state);
  return plan.triggers
    .filter(({ name }) => triggerName === undefined || name === triggerName)
    .map((trigger) => explainTrigger(draft, trigger, known));
}

function explainTrigger(draft: Draft, { place, formOf }: TriggerPlan, known: Draft): Explanation {
  const trigger = formOf(draft.state.bucket ?? 0);
  const { firstSeenAt, lastSeenAt } = draft.state.seen;
  return {
    trigger: trigger.name,
    state: trigger.state,
    when: describeMoment(trigger.definition.when),
    at: draft.at,
    deployedAt: draft.deployment.triggers[place] ?? 0,
    ...(firstSeenAt === undefined || lastSeenAt === undefined
      ? {}
      : { seen: { first: firstSeenAt, newest: lastSeenAt } }),
    ...lastOf(draft, known, place),
    ...(trigger.state === "draft" ? {} : { now: nowOf(draft, trigger) }),
  };
}

function nowOf(draft: Draft, trigger: PlannedTrigger): NowExplained {
  const waiting = explainWaiting(draft, trigger);
  return {
    ...waiting,
    needs: explainNeeds(draft, trigger, waiting.turns),
    ...(trigger.condition === undefined ? {} : { condition: explainCondition(trigger.condition, draft) }),
    outcome: outcomeNow(draft, trigger),
    limits: explainLimits(draft, trigger),
    scores: explainScores(draft, trigger),
  };
}

/** The proof of a permission is what the delivery carries; here the limits tell it. */
function outcomeNow(draft: Draft, trigger: PlannedTrigger): NowExplained["outcome"] {
  const outcome = outcomeOf(draft, trigger);
  if ("proof" in outcome) return { ended: outcome.ended };
  const { ended, reason, allowedBy } = outcome;
  return {
    ended,
    ...(reason === undefined ? {} : { reason }),
    ...(allowedBy === undefined ? {} : { allowedBy }),
  };
}

function lastOf(draft: Draft, known: Draft, place: number): { readonly last?: LastExplained } {
  const { last, held } = draft.book(place);
  if (last === undefined) return {};
  const before = known.book(place).last;
  const foreseen = before?.decidedAt !== last.decidedAt || before.at !== last.at;
  const isHeld =
    last.ended === "held" &&
    held.some(({ value, at }) => at === last.at && (last.value === undefined || last.value === value));
  return { last: { ...last, foreseen, isHeld } };
}
