import type { Duration } from "../contracts/index.ts";
import type { EventNamings } from "../event/index.ts";

/** An experiment as plain data. */
export interface ExperimentDefinition {
  /** Arm → weight, a whole number of at least 1; two arms or more. */
  readonly arms: Readonly<Record<string, number>>;
  /** The share of people that is decided and counted but not sent to, from 0 to below 1. Default 0. */
  readonly holdout?: number;
  /** What counts as success, if it happens within `within` after the fire. */
  readonly goal: EventNamings;
  readonly within: Duration;
}
