import type { EpochMs } from "../contracts/index.ts";
import type { CalendarUnit } from "./definition.ts";
import type { Zones } from "./zones.ts";

/** From when on, and how many minutes local time is ahead of UTC then. Earliest first; the first counts from the beginning of time. */
export type Offsets = readonly (readonly [from: EpochMs, minutes: number])[];

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Zones that are written down, for tests and for whoever runs the core without a runtime. "UTC" is always among them. */
export function fixedZones(table: Readonly<Record<string, Offsets>> = {}): Zones {
  const zones = new Map<string, Offsets>([["UTC", [[0, 0]]], ...Object.entries(table)]);
  const offsetsOf = (zone: string): Offsets => zones.get(zone) ?? [];
  return {
    version: "fixed",
    isZone: (name) => zones.has(name),
    startOf: (unit, at, zone) => {
      const offsets = offsetsOf(zone);
      return instantOf(startOfLocal(unit, localOf(at, offsets)), offsets);
    },
    nextLocalTime: (minutes, at, zone) => {
      const offsets = offsetsOf(zone);
      const today = startOfLocal("day", localOf(at, offsets)) + minutes * MINUTE;
      // A time of day that was skipped, or is shown twice, may stand a date away from the one that clocks show now.
      for (let date = today - DAY; ; date += DAY) {
        const instant = instantOf(date, offsets);
        if (instant > at) return instant;
      }
    },
  };
}

/** Local time as if it were UTC. */
function localOf(at: EpochMs, offsets: Offsets): number {
  const [, minutes] = offsets.findLast(([from]) => from <= at) ?? offsets[0] ?? [0, 0];
  return at + minutes * MINUTE;
}

/** The instant at which clocks show this; skipped: the first after the gap; shown twice: the earlier. */
function instantOf(local: number, offsets: Offsets): EpochMs {
  for (const [i, [from, minutes]] of offsets.entries()) {
    const instant = local - minutes * MINUTE;
    const until = offsets[i + 1]?.[0] ?? Infinity;
    if (instant < until) return i === 0 ? instant : Math.max(instant, from);
  }
  return local;
}

function startOfLocal(unit: CalendarUnit, local: number): number {
  const day = Math.floor(local / DAY);
  // 1 January 1970 was a Thursday.
  if (unit === "week") return (day - mod(day + 3, 7)) * DAY;
  if (unit === "month") return (day - new Date(local).getUTCDate() + 1) * DAY;
  return day * DAY;
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
