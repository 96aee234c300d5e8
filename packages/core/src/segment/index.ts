export type { SegmentDefinition } from "./definition.ts";
export { highEngagement, lapsed, lowEngagement, newcomer, returning } from "./ready.ts";
export { segmentWord } from "./handle.ts";
export type { Segment, SegmentFunction } from "./handle.ts";
