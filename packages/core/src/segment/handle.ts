import type { Condition } from "../condition/index.ts";
import { conditionIn } from "../condition/index.ts";
import type { Listed, Named, Names } from "../event/index.ts";
import { demandListed } from "../event/index.ts";
import type { SegmentDefinition } from "./definition.ts";

/** An audience: whoever the condition holds for. Words that name a segment take its handle or its name. */
export interface Segment<Name extends string = string> extends Named<"segment", Name> {
  readonly definition: SegmentDefinition;
}

/** Defines a segment, by a condition or one of the ready ones such as `lapsed()`. Throws `HEED_TRIGGER_INVALID` for what is no condition. */
export type SegmentFunction<V extends Names> = <const Name extends Listed<V, "segments">>(
  name: Name,
  condition: Condition | SegmentDefinition,
) => Segment<Name>;

/** The word that defines segments, typed by a list of names. */
export function segmentWord<const V extends Names>(names: V): SegmentFunction<V> {
  return (name, condition) => {
    demandListed("segment(…)", name, names.segments);
    return { name, definition: conditionIn(`segment(${JSON.stringify(name)})`, condition) };
  };
}
