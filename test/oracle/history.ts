import type { EpochMs, Event } from "@heed/core/contracts";
import type { Correlation, Naming, Namings, Where } from "./definitions.ts";
import { passesAll, textOf, valuesAt } from "./value.ts";

/** A place in history: event time, then log sequence. */
export interface Position {
  readonly at: EpochMs;
  readonly seq: number;
}

/** An event that was read, with what was written down of it then. */
export interface Known extends Position {
  readonly event: Event;
  readonly isActivity: boolean;
  /** How much later it is than the newest activity read before it; absent where there was none. */
  readonly sinceActivity?: number;
  /** What it counts for: keys of what was watched when it was read, and of the steps it was judged to be. */
  readonly marks: Set<string>;
}

/** The value by which a moment is told apart; `undefined` where it is not. */
export type Value = string | undefined;

export function compareHistory(a: Position, b: Position): number {
  return a.at - b.at || a.seq - b.seq;
}

export function isLater(a: Position, b: Position): boolean {
  return compareHistory(a, b) > 0;
}

export function newestOf<P extends Position>(positions: readonly P[]): P | undefined {
  return positions.reduce<P | undefined>(
    (newest, each) => (newest === undefined || isLater(each, newest) ? each : newest),
    undefined,
  );
}

/** True where the event is one of those named. */
export function isMeant(known: Known, namings: Namings, where?: Where): boolean {
  const list: readonly Naming[] = isList(namings) ? namings : [namings];
  return list.some((naming) => isOf(known, naming)) && passesAll(where, known.event.properties);
}

function isOf(known: Known, naming: Naming): boolean {
  const { type, name, properties } = known.event;
  if (typeof naming === "string") return type === "track" && name === naming;
  if (!passesAll(naming.where, properties)) return false;
  if ("event" in naming) return type === "track" && name === naming.event;
  if ("page" in naming) return type === "page" && (naming.page === true || name === naming.page);
  if ("screen" in naming) return type === "screen" && (naming.screen === true || name === naming.screen);
  return "identified" in naming ? type === "identify" : known.isActivity;
}

/** The event's correlation value: `undefined` where it has none, or no correlation is asked for. */
export function valueOf(known: Known, by: Correlation | undefined): Value {
  if (by === undefined) return undefined;
  const path =
    typeof by === "string" ? by : Object.hasOwn(by, known.event.name) ? by[known.event.name] : undefined;
  return path === undefined ? undefined : textOf(valuesAt(known.event.properties, path)[0]);
}

function isList(namings: Namings): namings is readonly Naming[] {
  return Array.isArray(namings);
}
