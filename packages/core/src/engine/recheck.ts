import type { CancelReason, EpochMs, QueuedDelivery } from "../contracts/index.ts";
import { permission } from "../consent/index.ts";
import { isAfter, later } from "./position.ts";
import type { Plan, PlannedTrigger } from "./plan.ts";
import type { ProfileState } from "./state.ts";

/**
 * Asks again, at the moment of sending, what was true when it was decided: is it still worth it, is it still allowed, and
 * has the awaited event come after all, does anybody still want it? `undefined` where it may go out.
 */
export function recheck(
  plan: Plan,
  state: ProfileState,
  queued: QueuedDelivery,
  now: EpochMs,
): CancelReason | undefined {
  const { delivery } = queued;
  if (now > delivery.expiresAt) return "expired";
  const purpose = plan.purposes.get(delivery.consent.purpose);
  if (purpose === undefined || !permission(state.consent, purpose).allowed) return "withdrawn";
  if (wasRefusedSince(state, purpose.name, queued.queuedAt)) return "withdrawn";
  const place = plan.places.get(delivery.trigger);
  if (place === undefined) return "no_longer";
  return isOvertaken(plan.triggers[place], place, state, queued) ? "overtaken" : undefined;
}

/** Allowed again is not enough: what was on its way when it was refused stays stopped. */
function wasRefusedSince({ consent }: ProfileState, purpose: string, queuedAt: EpochMs): boolean {
  const refusedAt = consent.find((fact) => fact.purpose === purpose)?.refusedAt;
  return refusedAt !== undefined && refusedAt >= queuedAt;
}

/** A cancel of this value, or one that concerns every value, after the event that began the wait. */
function isOvertaken(
  trigger: PlannedTrigger | undefined,
  place: number,
  state: ProfileState,
  { value = "", start }: QueuedDelivery,
): boolean {
  if (trigger?.wait === undefined) return false;
  const book = state.books.find((each) => each.trigger === place);
  const own = book?.waits.find((wait) => wait.value === value)?.cancel;
  const newest = own === undefined ? book?.everyone : later(book?.everyone, own);
  return newest !== undefined && isAfter(newest, start);
}
