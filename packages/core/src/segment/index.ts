export type { SegmentDefinition } from "./definition.ts";
export { highEngagement, lapsed, lowEngagement, newcomer, returning } from "./ready.ts";
