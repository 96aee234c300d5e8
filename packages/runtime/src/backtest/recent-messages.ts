import type { EpochMs, MessageKey } from "@heed/core/contracts";
import { MESSAGE_MEMORY_MS } from "@heed/core/contracts";

/**
 * The message ids of the last 7 days of log time, both ends included.
 *
 * Two generations of 7 days each: an id is forgotten together with its generation, at the latest after 14 days, so that
 * forgetting costs nothing per message.
 */
export class RecentMessages {
  #current = new Map<MessageKey, EpochMs>();
  #previous: ReadonlyMap<MessageKey, EpochMs> = new Map();
  #since = -Infinity;

  /** Whether the message is new at `at`; from then on it is known. A repetition does not prolong that. */
  isNew(key: MessageKey, at: EpochMs): boolean {
    if (at - this.#since > MESSAGE_MEMORY_MS) {
      this.#previous = this.#current;
      this.#current = new Map();
      this.#since = at;
    }
    const seenAt = this.#current.get(key) ?? this.#previous.get(key);
    if (seenAt !== undefined && at - seenAt <= MESSAGE_MEMORY_MS) return false;
    this.#current.set(key, at);
    return true;
  }
}
