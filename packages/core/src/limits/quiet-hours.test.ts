import { expect, test } from "vitest";
import { parseInstant } from "../contracts/index.ts";
import { compileQuietHours, firstOpenInstant, fixedZones } from "./index.ts";

const instant = (text: string): number => parseInstant(text) ?? NaN;

/** Central European time in 2026, and the day that Samoa left out. */
const zones = fixedZones({
  "Europe/Berlin": [
    [0, 60],
    [instant("2026-03-29T01:00Z"), 120],
    [instant("2026-10-25T01:00Z"), 60],
  ],
  "Pacific/Apia": [
    [0, -600],
    [instant("2011-12-30T10:00Z"), 840],
  ],
});

function firstOpen(hours: string, at: string, zone = "Europe/Berlin"): string {
  const [from = "", to = ""] = hours.split("-");
  const open = firstOpenInstant(compileQuietHours({ from, to }), instant(at), zone, zones);
  return new Date(open).toISOString().slice(0, 16);
}

test("what falls into a quiet night waits for its end", () => {
  expect(firstOpen("22:00-08:00", "2026-07-01T20:30Z")).toBe("2026-07-02T06:00");
  expect(firstOpen("22:00-08:00", "2026-07-02T03:00Z")).toBe("2026-07-02T06:00");
});

test("the first minute is quiet, the last one is not", () => {
  expect(firstOpen("22:00-08:00", "2026-07-01T19:59Z")).toBe("2026-07-01T19:59");
  expect(firstOpen("22:00-08:00", "2026-07-01T20:00Z")).toBe("2026-07-02T06:00");
  expect(firstOpen("22:00-08:00", "2026-07-02T05:59Z")).toBe("2026-07-02T06:00");
  expect(firstOpen("22:00-08:00", "2026-07-02T06:00Z")).toBe("2026-07-02T06:00");
});

test("quiet hours may lie within one day", () => {
  expect(firstOpen("12:00-14:00", "2026-07-01T09:59Z")).toBe("2026-07-01T09:59");
  expect(firstOpen("12:00-14:00", "2026-07-01T10:00Z")).toBe("2026-07-01T12:00");
  expect(firstOpen("12:00-14:00", "2026-07-01T12:00Z")).toBe("2026-07-01T12:00");
});

test("the same hours are other instants in another zone", () => {
  expect(firstOpen("22:00-08:00", "2026-07-01T20:30Z", "UTC")).toBe("2026-07-01T20:30");
  expect(firstOpen("22:00-08:00", "2026-07-01T22:30Z", "UTC")).toBe("2026-07-02T08:00");
});

test("Berlin, 29 March 2026: an end that clocks skip is the first instant after the gap", () => {
  expect(firstOpen("22:00-02:30", "2026-03-29T00:59Z")).toBe("2026-03-29T01:00");
  expect(firstOpen("22:00-02:30", "2026-03-29T01:00Z")).toBe("2026-03-29T01:00");
});

test("Berlin, 29 March 2026: a beginning that clocks skip is the first instant after the gap", () => {
  expect(firstOpen("02:30-08:00", "2026-03-29T00:59Z")).toBe("2026-03-29T00:59");
  expect(firstOpen("02:30-08:00", "2026-03-29T01:00Z")).toBe("2026-03-29T06:00");
});

test("Berlin, 29 March 2026: hours that clocks skip whole are not quiet at all", () => {
  expect(firstOpen("02:10-02:40", "2026-03-29T00:59Z")).toBe("2026-03-29T00:59");
  expect(firstOpen("02:10-02:40", "2026-03-29T01:00Z")).toBe("2026-03-29T01:00");
});

test("Berlin, 29 March 2026: all but half an hour that clocks skip is quiet for a day longer", () => {
  expect(firstOpen("02:40-02:10", "2026-03-28T12:00Z")).toBe("2026-03-30T00:10");
});

test("Berlin, 25 October 2026: an end that clocks show twice is the earlier, and the hour is not quiet again", () => {
  expect(firstOpen("22:00-02:30", "2026-10-25T00:29Z")).toBe("2026-10-25T00:30");
  expect(firstOpen("22:00-02:30", "2026-10-25T00:30Z")).toBe("2026-10-25T00:30");
  expect(firstOpen("22:00-02:30", "2026-10-25T01:10Z")).toBe("2026-10-25T01:10");
});

test("Berlin, 25 October 2026: a beginning that clocks show twice is the earlier", () => {
  expect(firstOpen("02:30-08:00", "2026-10-25T00:30Z")).toBe("2026-10-25T07:00");
  expect(firstOpen("02:30-08:00", "2026-10-25T01:10Z")).toBe("2026-10-25T07:00");
});

test("a quiet night is an hour shorter in March and an hour longer in October", () => {
  expect(firstOpen("22:00-08:00", "2026-03-28T21:00Z")).toBe("2026-03-29T06:00");
  expect(firstOpen("22:00-08:00", "2026-10-24T20:00Z")).toBe("2026-10-25T07:00");
});

test("Apia, 30 December 2011: a night is quiet into the day after the one that never was", () => {
  expect(firstOpen("22:00-08:00", "2011-12-30T09:00Z", "Pacific/Apia")).toBe("2011-12-30T18:00");
});

test("what is open once is open when asked again", () => {
  for (const hours of ["22:00-08:00", "22:00-02:30", "02:30-08:00", "02:10-02:40", "02:40-02:10"]) {
    for (let at = instant("2026-03-28T00:00Z"); at < instant("2026-03-31T00:00Z"); at += 300_000) {
      const [from = "", to = ""] = hours.split("-");
      const quiet = compileQuietHours({ from, to });
      const open = firstOpenInstant(quiet, at, "Europe/Berlin", zones);
      expect(open).toBeGreaterThanOrEqual(at);
      expect(firstOpenInstant(quiet, open, "Europe/Berlin", zones)).toBe(open);
    }
  }
});
