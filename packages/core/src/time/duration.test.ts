import { expect, test } from "vitest";
import { formatDuration, parseDuration } from "./duration.ts";

test("a duration is a whole number and one unit; a day is 24 hours and a week seven of those", () => {
  const spans = ["250ms", "5s", "15m", "24h", "7d", "2w", "0s"].map(parseDuration);
  expect(spans).toEqual([250, 5_000, 900_000, 86_400_000, 604_800_000, 1_209_600_000, 0]);
});

test("leading zeros do no harm", () => {
  expect(parseDuration("007h")).toBe(25_200_000);
});

for (const junk of [
  "",
  "h",
  "15",
  "15 m",
  " 15m",
  "15m ",
  "15M",
  "1.5h",
  "-1h",
  "+1h",
  "1e3ms",
  "1h30m",
  "1y",
  "15min",
  "١h",
  "1h\n",
]) {
  test(`${JSON.stringify(junk)} is no duration`, () => {
    expect(parseDuration(junk)).toBeUndefined();
  });
}

test("a span is an exact number, or none", () => {
  expect(parseDuration("99999999h")).toBe(359_999_996_400_000);
  expect(parseDuration("14892855w")).toBe(9_007_198_704_000_000);
  expect(parseDuration("14892856w")).toBeUndefined();
  expect(parseDuration("100000000ms")).toBe(100_000_000);
  expect(parseDuration("9007199254740992ms")).toBeUndefined();
});

test("a span is written in the largest unit that is exact", () => {
  const texts = [0, 1, 1_500, 90_000, 5_400_000, 86_400_000, 172_800_000, 604_800_000].map(formatDuration);
  expect(texts).toEqual(["0ms", "1ms", "1500ms", "90s", "90m", "1d", "2d", "1w"]);
});

test("what is written is read back", () => {
  for (const span of [0, 1, 999, 60_000, 86_399_000, 2_592_000_000]) {
    expect(parseDuration(formatDuration(span))).toBe(span);
  }
});
