import type { EpochMs } from "../contracts/index.ts";
import type { CalendarUnit } from "./definition.ts";

/**
 * What the core needs to know of time zones, which are politics and change several times a year. Injected, so that the
 * core itself stays the same everywhere; a zone is an IANA name such as "Europe/Berlin".
 */
export interface Zones {
  /** Version of the zone data, such as "2026c". Recorded with every run: another version may decide otherwise. */
  readonly version: string;
  isZone(name: string): boolean;
  /** The first instant of the local day, the week (from Monday) or the month that holds `at`. */
  startOf(unit: CalendarUnit, at: EpochMs, zone: string): EpochMs;
  /**
   * The first instant later than `at` that is this time of day (minutes since midnight) on some local date.
   *
   * Each date has exactly one: where clocks skip the time of day, the first instant after the gap; where they show it
   * twice, the earlier.
   */
  nextLocalTime(minutes: number, at: EpochMs, zone: string): EpochMs;
}
