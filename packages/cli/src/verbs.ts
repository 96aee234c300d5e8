import type { Io } from "./io.ts";

/** What a verb does. Resolves to the exit code; what it throws is printed by {@link main}. */
export interface Verb {
  /** The text of `heed <verb> --help`. */
  readonly help: string;
  run(argv: readonly string[], io: Io): Promise<number>;
}

/** A line of `heed --help`. */
export interface VerbEntry {
  readonly name: string;
  readonly summary: string;
  /** Loaded only when asked for: `heed --help` needs none of it. */
  readonly load: () => Promise<Verb>;
}

/** Every verb. A new one is one file and one row here. */
export const VERBS: readonly VerbEntry[] = [
  {
    name: "dev",
    summary: "Serve the collector, run the triggers and print what happens",
    load: async () => (await import("./dev/verb.ts")).devVerb,
  },
  {
    name: "check",
    summary: "Check rule files: what is wrong in them, and what can never happen",
    load: async () => (await import("./check/verb.ts")).checkVerb,
  },
  {
    name: "explain",
    summary: "Say why a person's triggers fired or did not, and what they wait for",
    load: async () => (await import("./explain/verb.ts")).explainVerb,
  },
  {
    name: "backtest",
    summary: "Run the triggers over a file of past events and count what would have happened",
    load: async () => (await import("./backtest/verb.ts")).backtestVerb,
  },
];
