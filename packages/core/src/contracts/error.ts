/** Every code that Heed throws. Each has a heading of its own in the documentation. */
export type HeedErrorCode =
  | "HEED_CONFIG_INVALID"
  | "HEED_TRIGGER_INVALID"
  | "HEED_EVENT_INVALID"
  | "HEED_PAYLOAD_INVALID"
  | "HEED_STATE_UNKNOWN"
  | "HEED_STORE_VERSION"
  | "HEED_STORE_CLOSED"
  | "HEED_STORE_LED"
  | "HEED_LEASE_LOST"
  | "HEED_MIDDLEWARE_FAILED"
  | "HEED_SINK_INVALID"
  | "HEED_NOT_RUNNING"
  | "HEED_INPUT_INVALID";

/** One thing that is wrong, and where. All faults of a file or call are collected before anything is thrown. */
export interface Fault {
  /** Where, as a path: `triggers.abandoned_cart.when.for`. */
  readonly at: string;
  /** What was expected and what came, as one sentence without personal data. */
  readonly message: string;
}

/**
 * What a programmer got wrong, thrown as early as it can be known. What a vendor or the network does is never thrown:
 * it is an `Outcome`.
 */
export class HeedError extends Error {
  readonly code: HeedErrorCode;
  readonly faults: readonly Fault[];

  constructor(
    code: HeedErrorCode,
    message: string,
    options: { readonly faults?: readonly Fault[]; readonly cause?: unknown } = {},
  ) {
    const lines = (options.faults ?? []).map((fault) => `\n  ${fault.at}: ${fault.message}`);
    super(`${message}${lines.join("")}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "HeedError";
    this.code = code;
    this.faults = options.faults ?? [];
  }
}
