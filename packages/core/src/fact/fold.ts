import type { Event, Json, JsonObject, Position } from "../contracts/index.ts";

/**
 * How one kind of fact is made, event by event. Best effort by design: facts fill payloads and decide nothing, so they are
 * folded in the order of reading and joined by time, in bounded memory and without a history to look things up in.
 */
export interface Fold<State, Role extends string> {
  /** What is known before the first event. */
  readonly empty: State;
  /** The event plays these roles; each changes the state once, in this order. */
  read(before: State, role: Role, event: Event, position: Position): State;
  /** What is known of two profiles that became one. */
  join(a: State, b: State): State;
  /** What a payload may name. */
  value(state: State): JsonObject;
  /** Lists without names, as short as JSON goes. */
  encode(state: State): Json;
  /** From {@link Fold.encode}; what it does not understand it leaves out. */
  decode(encoded: Json): State;
}

/** True where `a` comes earlier in the profile's history than `b`. */
export function isEarlier(a: Position, b: Position): boolean {
  return a.at < b.at || (a.at === b.at && a.seq < b.seq);
}

/** Sums of money are whole micro-units, so that they do not depend on the order of adding. */
export function microUnits(value: number): number {
  return Math.round(value * 1e6);
}

/** Where numbers end that are still added exactly; as for conditions. */
export const MAX_NUMBER = 9e9;

export function listOf(encoded: Json | undefined): readonly Json[] {
  return Array.isArray(encoded) ? encoded : [];
}

export function numberOf(encoded: Json | undefined): number {
  return typeof encoded === "number" ? encoded : 0;
}
