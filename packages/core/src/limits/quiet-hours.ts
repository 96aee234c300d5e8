import type { EpochMs } from "../contracts/index.ts";
import type { QuietHoursDefinition } from "./definition.ts";
import type { Zones } from "./zones.ts";

/** Quiet from `from` (included) to `to` (not included), in minutes since local midnight; `from` after `to` spans midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** A sound definition, as the decisions use it. */
export function compileQuietHours({ from, to }: QuietHoursDefinition): QuietHours {
  return { from: minutesOf(from), to: minutesOf(to) };
}

/** `"22:30"` is 1,350. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * `at` itself where it is not quiet then, else the instant at which the quiet hours end.
 *
 * Each date's `from` and `to` are instants first (after a gap, the earlier of two), and what lies between them is quiet. So
 * an hour that clocks show twice is not quiet a second time, once it was over.
 */
export function firstOpenInstant(quiet: QuietHours, at: EpochMs, zone: string, zones: Zones): EpochMs {
  const closes = zones.nextLocalTime(quiet.from, at, zone);
  const opens = zones.nextLocalTime(quiet.to, at, zone);
  if (opens < closes) return opens;
  // Both in one gap: what was quiet before it stays so, and what was open too.
  if (opens === closes && quiet.from > quiet.to) return firstOpenInstant(quiet, opens, zone, zones);
  return at;
}
