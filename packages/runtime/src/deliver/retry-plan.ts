import type { Claimed, EpochMs, Milliseconds, Outcome, Settled, Settlement } from "@heed/core/contracts";
import { parseDuration } from "@heed/core/contracts";
import type { Random } from "../random.ts";
import type { Refusal } from "./ends.ts";
import { QUIET_HOURS } from "./ends.ts";
import { memoFault } from "./memo.ts";

/** Waits between attempts, each times 0.5 to 1 by chance, so that what failed together does not come back together. */
const PLAN: readonly Milliseconds[] = (
  ["5s", "30s", "2m", "10m", "30m", "1h", "2h", "4h", "8h", "8h"] as const
).map((wait) => parseDuration(wait) ?? 0);

/** Whatever a vendor asks for, we come back after at most this, or twice the plan where that is longer. */
const LONGEST_VENDOR_WAIT_MS: Milliseconds = 900_000;

/** Older deliveries are given up. */
const MAX_AGE_MS: Milliseconds = 86_400_000;

/**
 * What becomes of a delivery after one attempt. A memo that cannot be kept ends nothing: what the vendor said stands, the reason
 * tells whoever wrote the sink, and the next attempt is uncertain, for nobody remembers any more what this one has done.
 */
export function settlementOf(
  claimed: Claimed,
  { outcome, memo }: Settled,
  now: EpochMs,
  random: Random,
): Settlement {
  const { delivery, lease } = claimed;
  const fault = memo === undefined ? undefined : memoFault(memo);
  const base = {
    id: delivery.id,
    lease,
    ...(memo === undefined || fault !== undefined ? {} : { memo }),
  };
  if (outcome.status === "delivered") return { ...base, state: "delivered" };
  const reason = fault === undefined ? outcome.reason : `${outcome.reason}; ${fault}`;
  switch (outcome.status) {
    case "rejected":
      return { ...base, state: "dead", cause: "rejected", reason };
    case "held":
      return {
        ...base,
        state: "waiting",
        // The sender itself keeps still until the hold ends; a person who ends it earlier lets this one go, too.
        nextAt: now,
        spent: false,
        uncertain: delivery.uncertain || fault !== undefined,
        reason,
      };
    case "retry": {
      const uncertain = outcome.uncertain === true || fault !== undefined;
      return retried(base, claimed, { ...outcome, reason, uncertain }, now, random);
    }
  }
}

type Base = Pick<Settlement, "id" | "lease" | "memo">;

function retried(
  base: Base,
  { delivery, queuedAt }: Claimed,
  { reason, retryAfterMs = 0, uncertain = false }: Extract<Outcome, { readonly status: "retry" }>,
  now: EpochMs,
  random: Random,
): Settlement {
  const planned = PLAN[delivery.attempt - 1];
  if (planned === undefined) return { ...base, state: "dead", cause: "no_attempt_left", reason };
  const wanted = Number.isFinite(retryAfterMs) ? retryAfterMs : 0;
  const asked = Math.min(wanted, Math.max(2 * planned, LONGEST_VENDOR_WAIT_MS));
  const nextAt = now + Math.ceil(Math.max(planned * (0.5 + random() / 2), asked));
  if (nextAt > delivery.expiresAt) return { ...base, state: "cancelled", reason: "expired" };
  if (nextAt - queuedAt > MAX_AGE_MS) return { ...base, state: "dead", cause: "too_old", reason };
  return {
    ...base,
    state: "waiting",
    nextAt,
    spent: true,
    uncertain: delivery.uncertain || uncertain,
    reason,
  };
}

/** It may no longer go out, or not at this hour: then the attempt is given back, and everything is asked again. */
export function kept(claimed: Claimed, refusal: Refusal): Settlement {
  if (refusal.answer === "wait") return offeredAgain(claimed, refusal.until, QUIET_HOURS);
  const { delivery, lease } = claimed;
  return { id: delivery.id, lease, state: "cancelled", reason: refusal.reason };
}

/** Nothing was tried: the attempt is given back. */
export function offeredAgain({ delivery, lease }: Claimed, nextAt: EpochMs, reason: string): Settlement {
  const { id, uncertain } = delivery;
  return { id, lease, state: "waiting", nextAt, spent: false, uncertain, reason };
}
