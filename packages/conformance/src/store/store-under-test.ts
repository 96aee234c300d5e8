import type { Store } from "@heed/core/contracts";

/** What a store may honestly not have. `durability`: data outlives its handles. `sharing`: two handles on the same data. */
export type StoreTrait = "durability" | "sharing";

/** One test's data, and handles on it. */
export interface StoreData {
  /** A handle: the first, one beside it as a second process would have, or one after the first was closed. */
  open(): Promise<Store>;
  /** Throws the data away; called once every handle is closed. */
  remove?(): Promise<void>;
}

export interface StoreUnderTest {
  /** Data with nothing in it, for one test. */
  fresh(): Promise<StoreData>;
  /** Why a trait is missing, by trait. The promises that need it are then named with this reason instead of being run. */
  readonly lacks?: { readonly [Trait in StoreTrait]?: string };
}
