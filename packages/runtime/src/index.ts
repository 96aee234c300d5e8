export type { Clock, Timer } from "./clock.ts";
export { systemClock } from "./world/system.ts";
export type { Ingest, IngestBatch, Receipt } from "./ingest/receipt.ts";
export { memoryStore } from "./memory-store/memory-store.ts";
export type { MemoryStoreOptions } from "./memory-store/memory-store.ts";
export { memoryData } from "./memory-store/memory-data.ts";
export type { MemoryData } from "./memory-store/memory-data.ts";
