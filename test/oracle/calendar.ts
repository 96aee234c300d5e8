import type { EpochMs } from "@heed/core/contracts";
import type { Person } from "./person.ts";
import { newestOf } from "./history.ts";

const DAY_MS = 86_400_000;

/** The day, week or month in which an instant lies for people of a zone, as text. Weeks begin on Monday. */
export function periodOf(at: EpochMs, unit: "day" | "week" | "month", zone: string): string {
  const date = clockOf(zone)?.format(at) ?? "";
  if (unit === "day") return date;
  if (unit === "month") return date.slice(0, 7);
  const day = Date.parse(date);
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return new Date(day - sinceMonday * DAY_MS).toISOString();
}

/** The newest trait `timezone` that names a zone, else the project's. */
export function zoneOf(person: Person, projectZone: string): string {
  const told = person.events.filter(
    ({ event }) => event.type === "identify" && isZone(event.properties["timezone"]),
  );
  const zone = newestOf(told)?.event.properties["timezone"];
  return typeof zone === "string" ? zone : projectZone;
}

function isZone(value: unknown): boolean {
  return typeof value === "string" && clockOf(value) !== undefined;
}

const clocks = new Map<string, Intl.DateTimeFormat | undefined>();

/** Writes dates as `2026-11-24`; `undefined` where there is no such zone. */
function clockOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(zone)) clocks.set(zone, newClock(zone));
  return clocks.get(zone);
}

function newClock(zone: string): Intl.DateTimeFormat | undefined {
  try {
    const timeZone = { timeZone: zone, calendar: "gregory", numberingSystem: "latn" };
    return new Intl.DateTimeFormat("en-CA", {
      ...timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
  } catch {
    return undefined;
  }
}
