/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type EpochMs = number;

/** A span of elapsed time in milliseconds, a whole number. Never a calendar step: a day is always 24 h. */
export type Milliseconds = number;
