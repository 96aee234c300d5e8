import { expect, test } from "vitest";
import { parseInstant } from "../contracts/index.ts";
import type { CalendarUnit } from "./index.ts";
import { fixedZones } from "./index.ts";

const instant = (text: string): number => parseInstant(text) ?? NaN;
const zones = fixedZones({
  "Europe/Berlin": [
    [0, 60],
    [instant("2026-03-29T01:00Z"), 120],
    [instant("2026-10-25T01:00Z"), 60],
  ],
});

const startOf = (unit: CalendarUnit, at: string, zone = "Europe/Berlin"): string =>
  new Date(zones.startOf(unit, instant(at), zone)).toISOString().slice(0, 16);

const next = (minutes: number, at: string): string =>
  new Date(zones.nextLocalTime(minutes, instant(at), "Europe/Berlin")).toISOString().slice(0, 16);

test("a zone is one that was written down, or UTC", () => {
  expect(["Europe/Berlin", "UTC", "Mars/Olympus", "constructor"].map((name) => zones.isZone(name))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(fixedZones().isZone("UTC")).toBe(true);
});

test("a day begins at local midnight, a week on Monday, a month on its first", () => {
  expect(startOf("day", "2026-07-01T22:30Z")).toBe("2026-07-01T22:00");
  expect(startOf("week", "2026-07-05T21:59Z")).toBe("2026-06-28T22:00");
  expect(startOf("week", "2026-07-05T22:00Z")).toBe("2026-07-05T22:00");
  expect(startOf("month", "2026-07-01T12:00Z")).toBe("2026-06-30T22:00");
  expect(startOf("month", "1969-12-31T12:00Z", "UTC")).toBe("1969-12-01T00:00");
  expect(startOf("week", "1969-12-31T12:00Z", "UTC")).toBe("1969-12-29T00:00");
});

test("a month that began in winter time began in winter time", () => {
  expect(startOf("month", "2026-03-31T12:00Z")).toBe("2026-02-28T23:00");
  expect(startOf("month", "2026-10-31T12:00Z")).toBe("2026-09-30T22:00");
});

test("Berlin, 24 to 25 October 2026: the next noon is 25 hours away, which is not one day of elapsed time", () => {
  expect(next(12 * 60, "2026-10-24T10:00Z")).toBe("2026-10-25T11:00");
});

test("the time of day that it is now comes again tomorrow", () => {
  expect(next(12 * 60, "2026-07-01T10:00Z")).toBe("2026-07-02T10:00");
  expect(next(12 * 60, "2026-07-01T09:59:59Z")).toBe("2026-07-01T10:00");
});

test("a time of day that clocks skip is the first instant after the gap", () => {
  expect(next(150, "2026-03-28T12:00Z")).toBe("2026-03-29T01:00");
  expect(next(150, "2026-03-29T01:00Z")).toBe("2026-03-30T00:30");
});

test("a time of day that clocks show twice is the earlier", () => {
  expect(next(150, "2026-10-24T12:00Z")).toBe("2026-10-25T00:30");
  expect(next(150, "2026-10-25T00:30Z")).toBe("2026-10-26T01:30");
});
