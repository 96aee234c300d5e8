import { expect, test } from "vitest";
import { highEngagement, lapsed, lowEngagement, newcomer, returning } from "./index.ts";

test("one is a newcomer until an activity more than a day after the first, and then returning", () => {
  expect(newcomer()).toEqual({ not: { activeBeyond: "24h" } });
  expect(returning()).toEqual({ activeBeyond: "24h" });
});

test("one has lapsed after 30 days without activity", () => {
  expect(lapsed()).toEqual({ inactive: "30d" });
});

test("engagement is a score in range", () => {
  expect(lowEngagement({ score: "engagement", below: 5 })).toEqual({ scored: "engagement", below: 5 });
  expect(highEngagement({ score: "engagement", atLeast: 20 })).toEqual({ scored: "engagement", atLeast: 20 });
  expect(highEngagement({ score: "engagement", atLeast: 20, leaveBelow: 15 })).toEqual({
    scored: "engagement",
    atLeast: 20,
    leaveBelow: 15,
  });
});

test("every span and bound can be set", () => {
  expect(newcomer({ until: "7d" })).toEqual({ not: { activeBeyond: "7d" } });
  expect(returning({ after: "7d" })).toEqual({ activeBeyond: "7d" });
  expect(lapsed({ after: "60d" })).toEqual({ inactive: "60d" });
});
