import type { Milliseconds, Sink } from "@heed/core/contracts";
import { longestCallMs, TURN_LIMIT_MS } from "./call.ts";
import { MAX_TURNS } from "./conversation.ts";
import type { Pace } from "./pacer.ts";
import { MAX_TRIES } from "./quick-retry.ts";

/** For asking again, for settling, and for the pauses between quick tries. */
const RESERVE_MS: Milliseconds = 60_000;

/**
 * How long a delivery may be held by its sender: longer than any conversation can take, or another one would begin while
 * the first still goes on. A sender that has died does not keep it for so long: whoever takes its role frees it.
 */
export function leaseOf(sink: Sink, paces: Iterable<Pace>): Milliseconds {
  // A slot is held while its request is built and carried out; what the answer means is read after it.
  const slotMs = TURN_LIMIT_MS + longestCallMs(sink);
  const inTurn = callsAtOnce(sink);
  // Everyone who is ahead takes a slot, and where fewer may call at once than talk, for a whole call.
  const waits = [...paces].map(
    ({ minTimeMs, concurrent }) => inTurn * minTimeMs + Math.ceil(inTurn / concurrent) * slotMs,
  );
  const triesMs = MAX_TRIES * (slotMs + Math.max(0, ...waits));
  return RESERVE_MS + MAX_TURNS * (triesMs + TURN_LIMIT_MS);
}

/** Conversations that may go on at once: as many as the roomiest budget allows calls. */
export function callsAtOnce({ limits }: Sink): number {
  return Math.max(1, ...Object.values(limits.budgets).map(({ concurrent }) => concurrent));
}
