import type { CancelReason, EpochMs, QueuedDelivery } from "../contracts/index.ts";
import { permission } from "../consent/index.ts";
import { firstOpenInstant } from "../limits/index.ts";
import { isAfter, later } from "./position.ts";
import type { Deployment, Plan, PlannedTrigger } from "./plan.ts";
import type { ProfileState } from "./state.ts";
import { ProfileView } from "./view.ts";

/** Whether a delivery may go out now, must not go out at all, or waits for a better time. */
export type Recheck =
  | { readonly answer: "send" }
  | { readonly answer: "cancel"; readonly reason: CancelReason }
  /** Quiet hours: all this is asked again then. */
  | { readonly answer: "wait"; readonly until: EpochMs };

/**
 * Asks again, at the moment of sending, what was true when it was decided: is it still worth it, is it still allowed, does
 * its `if` still hold, and has the awaited event come after all?
 */
export function recheck(
  plan: Plan,
  deployment: Deployment,
  state: ProfileState,
  queued: QueuedDelivery,
  now: EpochMs,
): Recheck {
  const { delivery } = queued;
  if (now > delivery.expiresAt) return cancel("expired");
  const purpose = plan.purposes.get(delivery.consent.purpose);
  if (purpose === undefined || !permission(state.seen.consent, purpose).allowed) return cancel("withdrawn");
  if (wasRefusedSince(state, purpose.name, queued.queuedAt)) return cancel("withdrawn");
  if (state.suppressed) return cancel("suppressed");
  const place = plan.places.get(delivery.trigger);
  const trigger = place === undefined ? undefined : plan.triggers[place]?.formOf(state.bucket ?? 0);
  if (trigger === undefined) return cancel("no_longer");
  const view = new ProfileView(plan, deployment, state.seen, now);
  if (trigger.condition?.evaluate(view).holds === false) return cancel("no_longer");
  if (isOvertaken(trigger, state, queued)) return cancel("overtaken");
  return inQuietHours(plan, state, queued, now);
}

/** Sent at the first open instant of the person's zone, if it is not too late then. */
function inQuietHours(plan: Plan, state: ProfileState, { delivery }: QueuedDelivery, now: EpochMs): Recheck {
  const { quietHours, zones, zone } = plan;
  if (quietHours === undefined) return { answer: "send" };
  const until = firstOpenInstant(quietHours, now, state.zone?.name ?? zone, zones);
  if (until > delivery.expiresAt) return cancel("expired");
  return until > now ? { answer: "wait", until } : { answer: "send" };
}

function cancel(reason: CancelReason): Recheck {
  return { answer: "cancel", reason };
}

/** Allowed again is not enough: what was on its way when it was refused stays stopped. */
function wasRefusedSince({ seen }: ProfileState, purpose: string, queuedAt: EpochMs): boolean {
  const refusedAt = seen.consent.find((fact) => fact.purpose === purpose)?.refusedAt;
  return refusedAt !== undefined && refusedAt >= queuedAt;
}

/** A cancel of this value, or one that concerns every value, after the event that began the wait. */
function isOvertaken(
  { wait, place }: PlannedTrigger,
  state: ProfileState,
  { value = "", start }: QueuedDelivery,
): boolean {
  if (wait === undefined) return false;
  const book = state.books.find((each) => each.trigger === place);
  const own = book?.waits.find((each) => each.value === value)?.cancel;
  const newest = own === undefined ? book?.everyone : later(book?.everyone, own);
  return newest !== undefined && isAfter(newest, start);
}
