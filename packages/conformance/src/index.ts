export type { TestApi } from "./test-api.ts";
export { storeConformance } from "./store/store-conformance.ts";
export type { StoreData, StoreTrait, StoreUnderTest } from "./store/store-under-test.ts";
