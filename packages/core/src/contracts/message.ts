import type { Milliseconds } from "../time/index.ts";

/** Source and message id as one text; see {@link messageKey}. */
export type MessageKey = string;

/**
 * A message id is known for 7 days of log time after the commit that took it, both ends included; then it is new again.
 * A repetition does not prolong that.
 */
export const MESSAGE_MEMORY_MS: Milliseconds = 604_800_000;

/** Ids are unique within one source. A length in front keeps `a` + `b:c` and `a:b` + `c` apart. */
export function messageKey(source: string, id: string): MessageKey {
  return `${source.length}:${source}:${id}`;
}
