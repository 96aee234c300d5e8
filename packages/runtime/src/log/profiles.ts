import type { EpochMs, Event, Forward, ProfileKey } from "@heed/core/contracts";
import type { Effect, LogRecord, ProfileState } from "@heed/core/engine";
import type { Directory } from "./identity.ts";

/** What a record decided, and the log sequence under which the profile's history knows it. */
export interface Read {
  readonly effects: readonly Effect[];
  readonly seq: number;
}

/** Profiles as events are read into them: in one transaction, or all of a backtest. */
export interface Profiles extends Directory {
  stateOf(key: ProfileKey): ProfileState;
  /** Reads a record of this profile. */
  read(key: ProfileKey, record: LogRecord): Read;
  /** The anonymous profile becomes part of the other, as the event `by` says, which is read next. */
  join(forward: Forward, by: Event, at: EpochMs, seq: number): void;
  /** From now on, what is said of the one is the other's. */
  forward(forward: Forward): void;
}
