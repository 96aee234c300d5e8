import type { Claimed, DeliveryId, Store } from "@heed/core/contracts";
import { HeedError } from "@heed/core/contracts";
import { decodeState, recheck } from "@heed/core/engine";
import type { Clock } from "../clock.ts";
import type { Rules } from "../rules/rulebook.ts";
import type { Refusal, Refused } from "./ends.ts";

/** What is known, now, of deliveries that are about to go out. */
export interface Asked {
  readonly refused: Refused;
  /** Nobody can say: the state of their profile cannot be read. They keep no other from being sent. */
  readonly unreadable: ReadonlySet<DeliveryId>;
}

/** Everything that it was decided by is asked again, now: consent, the condition, the awaited event, the expiry, the hour. */
export async function askNow(
  { store, rules, clock }: { readonly store: Store; readonly rules: Rules; readonly clock: Clock },
  claimed: readonly Claimed[],
): Promise<Asked> {
  const profiles = await store.read(claimed.map(({ profile }) => profile));
  const now = clock.now();
  const { plan, deployment } = rules;
  const refused = new Map<DeliveryId, Refusal>();
  const unreadable = new Set<DeliveryId>();
  for (const each of claimed) {
    try {
      const state = decodeState(plan, profiles.get(each.profile)?.state);
      const answer = recheck(plan, deployment, state, each, now);
      if (answer.answer !== "send") refused.set(each.delivery.id, answer);
    } catch (cause) {
      if (!(cause instanceof HeedError && cause.code === "HEED_STATE_UNKNOWN")) throw cause;
      unreadable.add(each.delivery.id);
    }
  }
  return { refused, unreadable };
}
