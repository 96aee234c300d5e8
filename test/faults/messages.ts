/** Where an engine process can be killed, in the order of an event's way. */
export const PHASES = ["before commit", "before acknowledging", "while sending", "before settling"] as const;

export type Phase = (typeof PHASES)[number];

/** What an engine process is started with, as JSON in the environment variable `ENGINE`. */
export interface EngineSetup {
  readonly path: string;
  readonly port: number;
  /** Virtual time at its start; without it the real clock runs. */
  readonly now?: number;
  readonly klaviyoUrl: string;
  /** Ends itself with SIGKILL when it comes to this phase for the n-th time. */
  readonly dieAt?: { readonly phase: Phase; readonly count: number };
}

/** What an engine process says to whoever started it. */
export type FromEngine = { readonly kind: "ready" } | { readonly kind: "reached"; readonly now: number };

/** What it is told. */
export type ToEngine = { readonly kind: "advance"; readonly to: number } | { readonly kind: "stop" };
