/** What `pnpm bench` was asked for. */
export interface BenchOptions {
  /** Give every measurement the time that it deserves, not the time that a person likes to wait. */
  readonly long: boolean;
}

/** One part of the bench: measures, and prints its table. */
export type Part = (options: BenchOptions) => Promise<void>;
