import type { CancelReason, Claimed, DeliveryId, Store } from "@heed/core/contracts";
import { HeedError } from "@heed/core/contracts";
import type { Plan } from "@heed/core/engine";
import { decodeState, recheck } from "@heed/core/engine";
import type { Clock } from "../clock.ts";
import type { Refused } from "./ends.ts";

/** What is known, now, of deliveries that are about to go out. */
export interface Asked {
  readonly refused: Refused;
  /** Nobody can say: the state of their profile cannot be read. They keep no other from being sent. */
  readonly unreadable: ReadonlySet<DeliveryId>;
}

/** Consent, the awaited event and the expiry are asked again, now. */
export async function askNow(
  { store, plan, clock }: { readonly store: Store; readonly plan: Plan; readonly clock: Clock },
  claimed: readonly Claimed[],
): Promise<Asked> {
  const profiles = await store.read(claimed.map(({ profile }) => profile));
  const now = clock.now();
  const refused = new Map<DeliveryId, CancelReason>();
  const unreadable = new Set<DeliveryId>();
  for (const each of claimed) {
    try {
      const reason = recheck(plan, decodeState(plan, profiles.get(each.profile)?.state), each, now);
      if (reason !== undefined) refused.set(each.delivery.id, reason);
    } catch (cause) {
      if (!(cause instanceof HeedError && cause.code === "HEED_STATE_UNKNOWN")) throw cause;
      unreadable.add(each.delivery.id);
    }
  }
  return { refused, unreadable };
}
