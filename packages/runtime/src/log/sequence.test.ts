import { expect, test } from "vitest";
import { Sequence } from "./sequence.ts";

const MONDAY = Date.UTC(2026, 10, 23, 10);

test("sequences only grow, within one millisecond and with the clock", () => {
  const sequence = new Sequence();
  const first = sequence.take(3, MONDAY);

  expect(sequence.take(1, MONDAY)).toBe(first + 3);
  expect(sequence.take(1, MONDAY + 1)).toBeGreaterThan(first + 4);
});

test("a clock that is set back does not turn them round", () => {
  const sequence = new Sequence();
  const before = sequence.take(1, MONDAY);

  expect(sequence.take(1, MONDAY - 60_000)).toBe(before + 1);
});

test("a new process goes on above all numbers of the one before, though it knows none of them", () => {
  const before = new Sequence();
  let last = 0;
  for (let i = 0; i < 1_000; i++) last = before.take(1, MONDAY);

  expect(new Sequence().take(1, MONDAY + 1)).toBeGreaterThan(last);
});

test("they are exact whole numbers for more than a century", () => {
  const late = new Sequence().take(1, Date.UTC(2150, 0, 1));

  expect(Number.isSafeInteger(late)).toBe(true);
});
