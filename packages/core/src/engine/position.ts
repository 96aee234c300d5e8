import type { Position } from "../contracts/index.ts";

/** True where `a` comes later in the profile's history than `b`. */
export function isAfter(a: Position, b: Position): boolean {
  return a.at > b.at || (a.at === b.at && a.seq > b.seq);
}

/** The later of two places, of which one may not be known. */
export function later(a: Position | undefined, b: Position): Position {
  return a !== undefined && isAfter(a, b) ? a : b;
}
