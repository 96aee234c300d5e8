import { expect, test } from "vitest";
import { formatInstant, parseInstant } from "./instant.ts";

const at = (text: string) => {
  const instant = parseInstant(text);
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

test("a date is its first millisecond in UTC", () => {
  expect(at("2026-11-24")).toBe("2026-11-24T00:00:00.000Z");
});

test("a time without a zone is UTC, on every machine", () => {
  expect(at("2026-11-24T09:30")).toBe("2026-11-24T09:30:00.000Z");
  expect(at("2026-11-24 09:30:15")).toBe("2026-11-24T09:30:15.000Z");
});

test("a zone is taken off, across midnight and the year", () => {
  expect(at("2026-11-24T09:30:00+01:00")).toBe("2026-11-24T08:30:00.000Z");
  expect(at("2026-11-24T09:30:00-0530")).toBe("2026-11-24T15:00:00.000Z");
  expect(at("2027-01-01T00:30:00+14:00")).toBe("2026-12-31T10:30:00.000Z");
  expect(at("2026-11-24t09:30:00z")).toBe("2026-11-24T09:30:00.000Z");
});

test("digits below the millisecond are cut off, not rounded", () => {
  expect(at("2026-11-24T09:30:00.5Z")).toBe("2026-11-24T09:30:00.500Z");
  expect(at("2026-11-24T09:30:00,25Z")).toBe("2026-11-24T09:30:00.250Z");
  expect(at("2026-11-24T09:30:00.123999999Z")).toBe("2026-11-24T09:30:00.123Z");
});

test("29 February exists in leap years only", () => {
  expect(at("2028-02-29")).toBe("2028-02-29T00:00:00.000Z");
  expect(at("2000-02-29")).toBe("2000-02-29T00:00:00.000Z");
  expect(at("2026-02-29")).toBeUndefined();
  expect(at("1900-02-29")).toBeUndefined();
});

test("years before 100 and before 1970 mean what they say", () => {
  expect(at("1969-12-31T23:59:59.999Z")).toBe("1969-12-31T23:59:59.999Z");
  expect(at("0001-01-01T00:00:00Z")).toBe("0001-01-01T00:00:00.000Z");
  expect(at("0099-12-31")).toBe("0099-12-31T00:00:00.000Z");
  expect(at("0004-02-29")).toBe("0004-02-29T00:00:00.000Z");
});

for (const junk of [
  "",
  "yesterday",
  "1764000000000",
  "2026",
  "2026-11",
  "26-11-24",
  "2026-13-01",
  "2026-00-01",
  "2026-11-31",
  "2026-11-00",
  "2026-11-24T24:00:00Z",
  "2026-11-24T09:60:00Z",
  "2026-11-24T23:59:60Z",
  "2026-11-24T09",
  "2026-11-24T09:30:00.Z",
  "2026-11-24T09:30:00+1",
  "2026-11-24T09:30:00+24:00",
  "2026-11-24T09:30:00+01:60",
  "2026-11-24Z",
  " 2026-11-24",
  "2026-11-24\n",
  "+002026-11-24",
]) {
  test(`${JSON.stringify(junk)} is no instant`, () => {
    expect(parseInstant(junk)).toBeUndefined();
  });
}

test("what is written is read back", () => {
  for (const instant of [0, -1, 951_782_400_000, 1_795_512_345_678]) {
    expect(parseInstant(formatInstant(instant))).toBe(instant);
  }
});
