export type { EpochMs, Milliseconds } from "./epoch.ts";
export { formatDuration, parseDuration } from "./duration.ts";
export type { Duration } from "./duration.ts";
export { formatInstant, parseInstant } from "./instant.ts";
