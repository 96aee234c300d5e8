/** Chance as an input: a number from 0 up to, but not including, 1. */
export type Random = () => number;
