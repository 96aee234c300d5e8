/**
 * Repeats an attempt within seconds, as long as `again` says so of its result, a few times at most; then the last result
 * stands. Longer waits are durable rows of the outbox.
 */
export type QuickRetry = <T>(attempt: () => Promise<T>, again: (result: T) => boolean) => Promise<T>;
