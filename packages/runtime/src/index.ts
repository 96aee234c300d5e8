export type { Clock, Timer } from "./clock.ts";
export { systemClock } from "./world/system.ts";
export type { Ingest, IngestBatch, Receipt } from "./ingest/receipt.ts";
