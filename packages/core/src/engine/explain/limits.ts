import { permission } from "../../consent/index.ts";
import { allowsAgain, firstOpenInstant, nextAllowedAt, refusedByCap } from "../../limits/index.ts";
import { isIdentified } from "../addresses.ts";
import type { Draft } from "../draft.ts";
import type { PlannedTrigger } from "../plan.ts";
import type { LimitsExplained } from "./explanation.ts";

/** Each limit by itself, at this log point; which of them comes first, `outcomeOf` says. */
export function explainLimits(draft: Draft, trigger: PlannedTrigger): LimitsExplained {
  const { state, plan, at } = draft;
  const zone = state.zone?.name ?? plan.zone;
  const cap = refusedByCap(plan.caps, state.fires, trigger.purpose.name, at, zone, plan.zones);
  return {
    consent: consentOf(draft, trigger),
    suppressed: state.suppressed,
    identified: {
      wanted: trigger.identified,
      isKnown: isIdentified(draft.profile, state.addresses),
    },
    again: againOf(draft, trigger),
    ...(cap === undefined ? {} : { refusedBy: cap }),
    ...experimentOf(draft, trigger),
    ...quietOf(draft, zone),
  };
}

function consentOf({ state }: Draft, { purpose }: PlannedTrigger): LimitsExplained["consent"] {
  const answer = permission(state.seen.consent, purpose);
  const about = { purpose: purpose.name };
  if (answer.allowed) {
    const { at } = answer.proof;
    return { ...about, allowed: true, ...(at === undefined ? {} : { saidAt: at }) };
  }
  const { reason, allowedBy } = answer;
  const refusedTo = state.seen.consent.find((fact) => fact.purpose === purpose.name)?.refusedTo;
  return { ...about, allowed: false, reason, allowedBy, ...(refusedTo === undefined ? {} : { refusedTo }) };
}

function againOf(draft: Draft, { again, place }: PlannedTrigger): LimitsExplained["again"] {
  const { fires } = draft.book(place);
  const allowed = allowsAgain(again, fires, draft.at);
  const from = allowed ? undefined : nextAllowedAt(again, fires);
  const firedAt = fires.at(-1);
  return {
    allowed,
    ...(firedAt === undefined ? {} : { firedAt }),
    ...(from === undefined ? {} : { from }),
  };
}

function experimentOf(
  { plan, state }: Draft,
  { place, isHeldOut }: PlannedTrigger,
): Pick<LimitsExplained, "experiment"> {
  const bucket = state.bucket ?? 0;
  const dealt = plan.triggers[place]?.armOf?.(bucket);
  if (dealt === undefined || state.bucket === undefined) return {};
  return { experiment: { name: dealt.experiment, arm: dealt.arm, isHeldOut: isHeldOut(bucket) } };
}

function quietOf({ plan, at }: Draft, zone: string): Pick<LimitsExplained, "quietUntil"> {
  if (plan.quietHours === undefined) return {};
  const until = firstOpenInstant(plan.quietHours, at, zone, plan.zones);
  return until > at ? { quietUntil: until } : {};
}
