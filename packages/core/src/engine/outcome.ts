import type { ConsentProof } from "../contracts/index.ts";
import { permission } from "../consent/index.ts";
import { formatDuration, formatInstant } from "../contracts/index.ts";
import type { Cap, Fires } from "../limits/index.ts";
import { allowsAgain, nextAllowedAt, refusedByCap } from "../limits/index.ts";
import { isIdentified } from "./addresses.ts";
import type { Draft } from "./draft.ts";
import type { PlannedTrigger } from "./plan.ts";

/** How an instant ends, before it is written down. */
export type Outcome =
  | { readonly ended: "fired" | "shadow"; readonly proof: ConsentProof }
  | {
      readonly ended: "if_false" | "suppressed" | "held";
      readonly reason?: string;
      /** What would have allowed it, for a person to read. */
      readonly allowedBy?: string;
    };

/** What an instant of a trigger comes to at this log point: the steps of a decision, in their order. It changes nothing. */
export function outcomeOf(draft: Draft, trigger: PlannedTrigger): Outcome {
  const { state, plan } = draft;
  if (trigger.condition?.evaluate(draft.view()).holds === false) return { ended: "if_false" };
  if (trigger.state === "paused")
    return { ended: trigger.whilePaused === "hold" ? "held" : "suppressed", reason: "paused" };
  if (state.suppressed) return { ended: "suppressed", reason: "person_suppressed" };
  const allowed = permission(state.seen.consent, trigger.purpose);
  if (!allowed.allowed) {
    const { reason, allowedBy } = allowed;
    return { ended: "suppressed", reason: `${reason}:${trigger.purpose.name}`, allowedBy };
  }
  if (trigger.identified !== "any" && !isIdentified(draft.profile, state.addresses)) {
    return {
      ended: trigger.identified === "hold" ? "held" : "suppressed",
      reason: "not_identified",
      allowedBy:
        'an identify call with a userId, an e-mail address or a phone number, or identified: "any" on the trigger',
    };
  }
  const { fires } = draft.book(trigger.place);
  if (!allowsAgain(trigger.again, fires, draft.at))
    return { ended: "suppressed", reason: "again", allowedBy: whenAgain(trigger, fires) };
  const zone = state.zone?.name ?? plan.zone;
  const cap = refusedByCap(plan.caps, state.fires, trigger.purpose.name, draft.at, zone, plan.zones);
  if (cap !== undefined)
    return { ended: "suppressed", reason: "frequency_cap", allowedBy: whatCapAllows(cap) };
  if (trigger.isHeldOut(state.bucket ?? 0)) return { ended: "suppressed", reason: "holdout" };
  return { ended: trigger.state === "shadow" ? "shadow" : "fired", proof: allowed.proof };
}

function whenAgain({ again }: PlannedTrigger, fires: Fires): string {
  const from = nextAllowedAt(again, fires);
  return from === undefined ? "nothing: it fires once" : `its own again, from ${formatInstant(from)}`;
}

function whatCapAllows({ atMost, per, purpose }: Cap): string {
  const period = typeof per === "number" ? formatDuration(per) : per;
  return `fewer fires before it: the cap allows ${atMost} per ${period}${purpose === undefined ? "" : ` for ${purpose}`}`;
}
