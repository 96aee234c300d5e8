/**
 * What a suite needs of your test runner. Vitest's `test` and `expect` fit as they are; for `node:test` hand in
 * `expect: (actual) => ({ toEqual: (expected) => assert.deepEqual(actual, expected) })`.
 */
export interface TestApi {
  readonly test: (sentence: string, body: () => Promise<void>) => void;
  /** Deep equality; a property that is `undefined` may count as absent. */
  readonly expect: (actual: unknown) => { toEqual(expected: unknown): void };
}
