import type { ProfileKey } from "@heed/core/contracts";
import { HeedError } from "@heed/core/contracts";

/** Profiles that another version of the program wrote: each is told once, and keeps no other from going on. */
export class Unreadable {
  readonly #known = new Set<ProfileKey>();
  readonly #tell: (cause: HeedError) => void;

  constructor(tell: (cause: HeedError) => void) {
    this.#tell = tell;
  }

  get size(): number {
    return this.#known.size;
  }

  has(profile: ProfileKey): boolean {
    return this.#known.has(profile);
  }

  /** Throws what it is not about. */
  pass(profile: ProfileKey, cause: unknown): void {
    if (!isUnreadable(cause)) throw cause;
    if (this.#known.has(profile)) return;
    this.#known.add(profile);
    this.#tell(cause);
  }
}

/** Whether a state could not be read. */
export function isUnreadable(cause: unknown): cause is HeedError {
  return cause instanceof HeedError && cause.code === "HEED_STATE_UNKNOWN";
}
