import type { Milliseconds, Sink } from "@heed/core/contracts";
import { longestCallMs, MAX_TURNS } from "./conversation.ts";
import type { Pace } from "./pacer.ts";
import { MAX_TRIES } from "./quick-retry.ts";

/** For asking again, for settling, and for the pauses between quick tries. */
const RESERVE_MS: Milliseconds = 60_000;

/**
 * How long a delivery may be held by its sender: longer than any conversation can take, or another one would begin while
 * the first still goes on. A sender that has died does not keep it for so long: whoever takes its role frees it.
 */
export function leaseOf(sink: Sink, paces: Iterable<Pace>): Milliseconds {
  const callMs = longestCallMs(sink);
  const inTurn = callsAtOnce(sink);
  // Everyone who is ahead takes a slot, and where fewer may call at once than talk, a whole call.
  const waits = [...paces].map(
    ({ minTimeMs, concurrent }) => inTurn * minTimeMs + Math.ceil(inTurn / concurrent) * callMs,
  );
  return RESERVE_MS + MAX_TURNS * MAX_TRIES * (callMs + Math.max(0, ...waits));
}

/** Conversations that may go on at once: as many as the roomiest budget allows calls. */
export function callsAtOnce({ limits }: Sink): number {
  return Math.max(1, ...Object.values(limits.budgets).map(({ concurrent }) => concurrent));
}
