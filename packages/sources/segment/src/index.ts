export { segmentSource } from "./source.ts";
export type { SegmentSourceOptions } from "./source.ts";
