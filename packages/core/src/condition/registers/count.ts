import type { Reads, RegisterRule } from "../register.ts";
import { isWhole } from "./numbers.ts";

/** How many events there were, where more than 32 are asked for and no window is. */
export function countRule(id: string, reads: readonly Reads[]): RegisterRule<number> {
  const rule: RegisterRule<number> = {
    id,
    reads,
    window: Infinity,
    read: (before = 0) => before + 1,
    join: (a, b) => a + b,
    expiresAt: () => Infinity,
    encode: (value) => value,
    decode: (written) => (isWhole(written) && written > 0 ? written : undefined),
    widened: () => rule,
  };
  return rule;
}
