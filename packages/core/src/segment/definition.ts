import type { ConditionDefinition } from "../condition/index.ts";

/** A segment as plain data: a condition with a name. Whoever it holds for is in it, from that very instant to the one it ends. */
export type SegmentDefinition = ConditionDefinition;
