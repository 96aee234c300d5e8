import type { Duration } from "../contracts/index.ts";
import type { EventPattern } from "../event/index.ts";

/** One path for every name, or one per event name. */
export type Correlation = string | Readonly<Record<string, string>>;

/** What a later start does to a wait that is open: move its deadline, or nothing. */
export type Repeat = "restart" | "keep";

/** A moment as plain data. */
export type MomentDefinition =
  | { readonly moment: "event"; readonly event: EventPattern; readonly by?: Correlation }
  | {
      readonly moment: "notFollowedBy";
      readonly event: EventPattern;
      readonly cancels: readonly EventPattern[];
      readonly for: Duration;
      readonly repeat: Repeat;
      readonly by?: Correlation;
    };
