import type { EpochMs, Milliseconds, Store } from "@heed/core/contracts";
import { formatInstant, HeedError } from "@heed/core/contracts";

/** So many beats in a row may fail before others take it that this engine has died. */
const BEATS_TO_MISS = 4;

/** How long without a beat is a standstill. */
export function gapOf(beatMs: Milliseconds): Milliseconds {
  return BEATS_TO_MISS * beatMs;
}

/** The roles of one process: the engine of a store, and the sender of each sink's account. */
export class Roles {
  readonly #store: Store;
  readonly #holder: string;
  readonly #leaseMs: Milliseconds;
  readonly #roles: readonly string[];

  constructor(store: Store, holder: string, sinks: readonly string[], beatMs: Milliseconds) {
    this.#leaseMs = gapOf(beatMs);
    this.#store = store;
    this.#holder = holder;
    this.#roles = ["engine", ...sinks.map((sink) => `sink:${sink}`)];
  }

  /**
   * Takes or renews all roles. Throws `HEED_STORE_LED` with the name of whoever holds one of them. Returns when the engine
   * was last alive.
   */
  async beat(now: EpochMs): Promise<EpochMs | undefined> {
    let lastBeatAt: EpochMs | undefined;
    for (const role of this.#roles) {
      const answer = await this.#store.lead(role, this.#holder, this.#leaseMs, now);
      if (!answer.leads) {
        throw new HeedError(
          "HEED_STORE_LED",
          `Expected to be the only engine of this store; "${answer.holder}" holds the role "${role}" until ${formatInstant(answer.until)}. Stop that one first, or give this one a store of its own`,
        );
      }
      if (role === "engine") lastBeatAt = answer.lastBeatAt;
    }
    return lastBeatAt;
  }

  /** Gives back whatever it holds. */
  async resign(now: EpochMs): Promise<void> {
    for (const role of this.#roles) await this.#store.resign(role, this.#holder, now);
  }
}
