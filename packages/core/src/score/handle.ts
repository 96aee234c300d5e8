import type { Duration } from "../contracts/index.ts";
import type { Listed, Named, Names, EventName, Naming } from "../event/index.ts";
import { demandListed, demandWords, described, namingOf, plain, wrongArgument } from "../event/index.ts";
import type { ScoreDefinition, ScoreGroup } from "./definition.ts";

/** A fading sum of points. Words that name a score take its handle or its name. */
export interface Score<Name extends string = string> extends Named<"score", Name> {
  readonly definition: ScoreDefinition;
}

/** Options of a score. */
export interface ScoreOptions<V extends Names> {
  /** Points fade by half in this time, continuously, from the event's own time on. */
  readonly halfLife: Duration;
  /** Per group: events and the points of each, above 0. An event that several entries mean adds the points of each. */
  readonly points: { readonly [Group in ScoreGroup]?: readonly (readonly [Naming<EventName<V>>, number])[] };
  /** What a group contributes at most when the score is read. */
  readonly caps?: { readonly [Group in ScoreGroup]?: number };
}

/** Defines a score. Throws `HEED_TRIGGER_INVALID` for wrong arguments and names that the vocabulary does not list. */
export type ScoreFunction<V extends Names> = <const Name extends Listed<V, "scores">>(
  name: Name,
  options: ScoreOptions<V>,
) => Score<Name>;

const GROUPS: readonly ScoreGroup[] = ["active", "passive"];

/** The word that defines scores, typed by a list of names. */
export function scoreWord<const V extends Names>(names: V): ScoreFunction<V> {
  return (name, options) => {
    demandListed("score(…)", name, names.scores);
    const at = `score(${JSON.stringify(name)})`;
    demandWords(at, options, ["halfLife", "points", "caps"]);
    demandWords(`${at}.points`, options.points, GROUPS);
    if (options.caps !== undefined) demandWords(`${at}.caps`, options.caps, GROUPS);
    const pointsOf = (group: ScoreGroup): ScoreDefinition["points"][ScoreGroup] =>
      entriesOf(`${at}.points.${group}`, options.points[group], names);
    const definition = plain<ScoreDefinition>(at, {
      halfLife: options.halfLife,
      points: plain<ScoreDefinition["points"]>(at, {
        active: pointsOf("active"),
        passive: pointsOf("passive"),
      }),
      caps: options.caps,
    });
    return { name, definition };
  };
}

function entriesOf(at: string, entries: unknown, names: Names): ScoreDefinition["points"][ScoreGroup] {
  if (entries === undefined) return undefined;
  if (!Array.isArray(entries))
    throw wrongArgument(at, `expected a list of [event, points]; came ${described(entries)}`);
  return entries.map((entry: unknown, i) => {
    const [naming, points, ...more]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof points !== "number" || more.length > 0)
      throw wrongArgument(`${at}[${i}]`, `expected [event, points]; came ${described(entry)}`);
    return [namingOf(`${at}[${i}]`, naming, names), points] as const;
  });
}
