import type { EpochMs } from "../contracts/index.ts";

/**
 * Log times of fires, oldest first, the newest {@link MAX_FIRES}. Whatever the limits say today: a limit that is deployed
 * tomorrow is judged by what happened before it.
 */
export type Fires = readonly EpochMs[];

/** The largest number that a limit may name. */
export const MAX_FIRES = 32;

/** The fires after one more. */
export function withFire(fires: Fires, at: EpochMs): Fires {
  return joinFires(fires, [at]);
}

/** The fires of two profiles that became one. Two of one instant are two. */
export function joinFires(a: Fires, b: Fires): Fires {
  return [...a, ...b].toSorted((x, y) => x - y).slice(-MAX_FIRES);
}
