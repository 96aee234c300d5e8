import type { EpochMs, Milliseconds } from "../../contracts/index.ts";
import type { Reads, RegisterRule } from "../register.ts";

/** When the newest of some events occurred. */
export function newestRule(id: string, reads: readonly Reads[], window: Milliseconds): RegisterRule<EpochMs> {
  return {
    id,
    reads,
    window,
    read: (before, _event, position) =>
      before !== undefined && before >= position.at ? before : position.at,
    join: (a, b) => (a >= b ? a : b),
    expiresAt: (value) => value + window,
    encode: (value) => value,
    decode: (written) => (typeof written === "number" && Number.isSafeInteger(written) ? written : undefined),
    widened: (wider) => newestRule(id, reads, wider),
  };
}
