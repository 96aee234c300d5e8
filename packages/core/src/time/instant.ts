import type { EpochMs } from "./epoch.ts";

const ISO_8601 =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))?)?$/i;

/**
 * Reads an ISO 8601 date or date-time; `undefined` where the text is none, or names a day or hour that does not exist.
 *
 * A time without a zone is UTC, so that the same text means the same instant on every machine. Digits below the
 * millisecond are cut off.
 */
export function parseInstant(text: string): EpochMs | undefined {
  const parts = ISO_8601.exec(text);
  if (parts === null) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour = "0",
    minute = "0",
    second = "0",
    fraction = "",
    sign,
    zoneHour = "0",
    zoneMinute = "0",
  ] = parts;
  const date = dayStart(Number(year), Number(month), Number(day));
  if (
    date === undefined ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 59 ||
    Number(zoneHour) > 23 ||
    Number(zoneMinute) > 59
  ) {
    return undefined;
  }
  const time = Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1_000;
  const zone = (Number(zoneHour) * 3_600_000 + Number(zoneMinute) * 60_000) * (sign === "-" ? -1 : 1);
  return date + time + Number(fraction.padEnd(3, "0").slice(0, 3)) - zone;
}

/** Writes an instant as `2026-11-24T09:30:00.000Z`. */
export function formatInstant(at: EpochMs): string {
  return new Date(at).toISOString();
}

/**
 * `Date` rolls 30 February over into March: such a date is a mistake, not another day. And `Date.UTC` takes the year 1 for
 * 1901, though year 1 is how some systems write "never".
 */
function dayStart(year: number, month: number, day: number): EpochMs | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day ? date.getTime() : undefined;
}
