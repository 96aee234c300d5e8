import type { EpochMs } from "@heed/core/contracts";
import type { Zones } from "@heed/core/engine";
import { Temporal } from "temporal-polyfill";

type CalendarUnit = Parameters<Zones["startOf"]>[0];

/** Names that IANA gives: a letter first, so no bare offset such as "+02:00", which not every runtime takes. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

/** Names that were asked for, so that a wrong one, sent with every call, costs its 20 µs once. */
const MAX_KNOWN = 1_000;

/**
 * The time zones that this machine knows. Temporal does the calendar's arithmetic (temporal-polyfill, or the runtime's own
 * where it has one), in 5 to 20 µs a question: asked once per fire, never per event.
 */
export function systemZones(): Zones {
  const known = new Map<string, boolean>();
  return {
    version: process.versions["tz"] ?? "unknown",
    isZone(name) {
      const before = known.get(name);
      if (before !== undefined) return before;
      if (known.size >= MAX_KNOWN) known.clear();
      const now = ZONE_NAME.test(name) && isKnown(name);
      known.set(name, now);
      return now;
    },
    startOf: (unit, at, zone) => firstOf(unit, dateAt(at, zone)).toZonedDateTime(zone).epochMilliseconds,
    nextLocalTime(minutes, at, zone) {
      const time = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
      for (let date = dateAt(at, zone); ; date = date.add({ days: 1 })) {
        const instant = instantOf(date.toPlainDateTime(time), zone);
        if (instant > at) return instant;
      }
    },
  };
}

function isKnown(name: string): boolean {
  try {
    return new Temporal.ZonedDateTime(0n, name).epochMilliseconds === 0;
  } catch {
    return false;
  }
}

function dateAt(at: EpochMs, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

function firstOf(unit: CalendarUnit, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (unit) {
    case "day":
      return date;
    case "week":
      return date.subtract({ days: date.dayOfWeek - 1 });
    case "month":
      return date.with({ day: 1 });
  }
}

/** Shown twice: the earlier. Skipped: the first instant after the gap (Temporal itself would add the gap's length). */
function instantOf(local: Temporal.PlainDateTime, zone: string): EpochMs {
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  return (earlier.getTimeZoneTransition("next") ?? earlier).epochMilliseconds;
}
