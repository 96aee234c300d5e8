import type { Duration } from "../contracts/index.ts";
import type { Arms } from "../condition/index.ts";

/** How often one trigger may fire for one profile, over all correlation values. */
export type AgainDefinition =
  | "always"
  | "once"
  | {
      /** So long after a fire no other; one exactly so long after it is allowed. */
      readonly after?: Arms<Duration>;
      /** At most so many fires `per` so long; 1 to 32. Both or neither. */
      readonly atMost?: Arms<number>;
      readonly per?: Arms<Duration>;
    };

/** Days, weeks (from Monday) and months of the person's zone. */
export type CalendarUnit = "day" | "week" | "month";

/** How many fires of all triggers a person may get. */
export interface CapDefinition {
  /** 1 to 32. */
  readonly atMost: number;
  readonly per: Duration | CalendarUnit;
  /** Only fires of triggers with this purpose are counted and refused. */
  readonly purpose?: string;
}

/** Nothing is sent from `from` (included) to `to` (not included), local time `HH:MM`; `from` after `to` spans midnight. */
export interface QuietHoursDefinition {
  readonly from: string;
  readonly to: string;
}
