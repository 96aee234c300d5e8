import type { EpochMs } from "../time/index.ts";
import type { ProfileKey } from "./event.ts";

/** One row per profile. The store never looks inside `state`. */
export interface StoredProfile {
  readonly key: ProfileKey;
  readonly state: string;
  /** The first instant at which a tick changes something; absent while nothing waits. */
  readonly wakeAt?: EpochMs;
  readonly forward?: undefined;
}

/**
 * What is left of a profile that was merged away: where its history goes on. It has neither state nor wake-up, and what
 * it leads to is never a forwarder itself.
 */
export interface Forwarder {
  readonly key: ProfileKey;
  readonly forward: ProfileKey;
}

/** What lies under a profile key. A forwarder has to be followed; nothing can be written to it. */
export type ProfileRow = StoredProfile | Forwarder;

/** One profile that goes on in another. */
export interface Forward {
  readonly from: ProfileKey;
  readonly to: ProfileKey;
}
