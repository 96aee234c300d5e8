import type { EventNamings } from "../event/index.ts";

/** A derived fact as plain data; its value is for payloads only. Names left out are those of Segment's e-commerce events. */
export type FactDefinition =
  /**
   * The cart: `{ items, quantity, value }`, items by product, the newest 20, in the order of their adding.
   *
   * Folded in the order of reading; `emptied` empties it, and a line older than the newest emptying is ignored. `updated`
   * replaces it, as if it had been emptied and filled again.
   */
  | {
      readonly cart: {
        readonly added?: EventNamings;
        readonly removed?: EventNamings;
        /** Carries the whole cart in `products`. */
        readonly updated?: EventNamings;
        readonly emptied?: EventNamings;
      };
    }
  /** The last products viewed: `{ items }`, the newest first, each product once. */
  | {
      readonly lastViewed: {
        readonly viewed?: EventNamings;
        /** 1 to 20, default 5. */
        readonly keep?: number;
      };
    }
  /** Orders and revenue of all time: `{ orders, revenue, firstAt, lastAt }`, instants in ISO 8601. */
  | {
      readonly orders: {
        readonly completed?: EventNamings;
        /** Path to the order's revenue. Default "total". */
        readonly revenue?: string;
      };
    };
