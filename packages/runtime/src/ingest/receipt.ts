import type { Incoming, Refusal } from "@heed/core/contracts";

/** One request's worth of events, as a source decoded it. */
export interface IngestBatch {
  /** Name of the source: ids are unique within it, and counts are kept under it. */
  readonly source: string;
  readonly events: readonly Incoming[];
  /** Items that the source already refused; counted together with ours. */
  readonly refusals?: readonly Refusal[];
}

/** How every item of a batch ended; handed out only after the commit that stored it. */
export interface Receipt {
  readonly processed: number;
  /** Seen before, within 7 days: nothing was done again. */
  readonly duplicate: number;
  /** Not taken in because a middleware (consent, say) said no. */
  readonly suppressed: number;
  /** The source's own refusals, those of validation, and what only the profiles could tell to be wrong; by position. */
  readonly refusals: readonly Refusal[];
}

/** The door for events. Rejects where nothing, or not everything, could be stored: send the same batch again. */
export type Ingest = (batch: IngestBatch) => Promise<Receipt>;
