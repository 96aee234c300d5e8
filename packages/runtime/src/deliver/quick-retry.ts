/**
 * Repeats an attempt within seconds, as long as `again` says so of its result, at most {@link MAX_TRIES} times in all; then
 * the last result stands. Longer waits are durable rows of the outbox.
 */
export type QuickRetry = <T>(attempt: () => Promise<T>, again: (result: T) => boolean) => Promise<T>;

/** Tries of one call, the first one included. */
export const MAX_TRIES = 3;
