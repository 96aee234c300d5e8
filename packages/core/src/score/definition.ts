import type { ScoreGroup } from "../condition/index.ts";
import type { Duration } from "../contracts/index.ts";
import type { EventNaming } from "../event/index.ts";

/** Groups of points: what people do on purpose, and what they merely see. */
export type { ScoreGroup } from "../condition/index.ts";

/** A score as plain data. */
export interface ScoreDefinition {
  /** Points fade by half in this time, continuously, from the event's own time on. */
  readonly halfLife: Duration;
  /** Per group: events and the points of each, above 0. An event that several entries mean adds the points of each. */
  readonly points: { readonly [Group in ScoreGroup]?: readonly (readonly [EventNaming, number])[] };
  /** What a group contributes at most when the score is read. */
  readonly caps?: { readonly [Group in ScoreGroup]?: number };
}
