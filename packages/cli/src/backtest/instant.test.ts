import { expect, test } from "vitest";
import { readInstant } from "./instant.ts";

const NOON = Date.UTC(2026, 10, 24, 12, 0, 0, 250);

test.each([
  ["2026-11-24T12:00:00.250Z", "ISO 8601"],
  ["2026-11-24T13:00:00.250+01:00", "with a zone"],
  ["2026-11-24 12:00:00.250", "with a space, UTC without a zone"],
  [" 2026-11-24 12:00:00.250 ", "with white space around it"],
  ["1795521600.250", "seconds"],
  ["1795521600250", "milliseconds"],
  ["1795521600250000", "microseconds"],
])("%s is an instant (%s)", (text) => {
  expect(readInstant(text)).toBe(NOON);
});

test.each(["", "yesterday", "24.11.2026", "20261124", "2026-02-30", "-1795521600", "1e12"])(
  "%s is no instant",
  (text) => {
    expect(readInstant(text)).toBeUndefined();
  },
);
