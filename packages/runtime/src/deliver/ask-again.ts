import type { CancelReason, Claimed, DeliveryId, Store } from "@heed/core/contracts";
import type { Plan } from "@heed/core/engine";
import { decodeState, recheck } from "@heed/core/engine";
import type { Clock } from "../clock.ts";
import type { Refused } from "./ends.ts";

/** Consent, the awaited event and the expiry are asked again, now. */
export async function refusedNow(
  { store, plan, clock }: { readonly store: Store; readonly plan: Plan; readonly clock: Clock },
  claimed: readonly Claimed[],
): Promise<Refused> {
  const profiles = await store.read(claimed.map(({ profile }) => profile));
  const now = clock.now();
  const refused = new Map<DeliveryId, CancelReason>();
  for (const each of claimed) {
    const reason = recheck(plan, decodeState(plan, profiles.get(each.profile)?.state), each, now);
    if (reason !== undefined) refused.set(each.delivery.id, reason);
  }
  return refused;
}
