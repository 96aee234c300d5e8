import { expect, test } from "vitest";
import type { AgainDefinition } from "./index.ts";
import { allowsAgain, compileAgain, joinFires, nextAllowedAt, withFire } from "./index.ts";

const DAY = 86_400_000;

const allowed = (again: AgainDefinition | undefined, fires: readonly number[], now: number): boolean =>
  allowsAgain(compileAgain(again), fires, now);

test("a trigger fires always, unless said otherwise", () => {
  expect(allowed(undefined, [0, 0, 0], 0)).toBe(true);
  expect(allowed("always", [0, 0, 0], 0)).toBe(true);
});

test("once is once, however long ago", () => {
  expect(allowed("once", [], 0)).toBe(true);
  expect(allowed("once", [0], 4_000 * DAY)).toBe(false);
  expect(nextAllowedAt(compileAgain("once"), [0])).toBeUndefined();
});

test("after 7 days there may be another, exactly 7 days included", () => {
  expect(allowed({ after: "7d" }, [0, DAY], 8 * DAY - 1)).toBe(false);
  expect(allowed({ after: "7d" }, [0, DAY], 8 * DAY)).toBe(true);
  expect(nextAllowedAt(compileAgain({ after: "7d" }), [0, DAY])).toBe(8 * DAY);
});

test("three in 30 days: the third newest must be 30 days old", () => {
  const again: AgainDefinition = { atMost: 3, per: "30d" };
  expect(allowed(again, [0, DAY], DAY)).toBe(true);
  expect(allowed(again, [0, DAY, 2 * DAY], 30 * DAY - 1)).toBe(false);
  expect(allowed(again, [0, DAY, 2 * DAY], 30 * DAY)).toBe(true);
  expect(nextAllowedAt(compileAgain(again), [0, DAY, 2 * DAY, 30 * DAY])).toBe(31 * DAY);
});

test("of both the later counts", () => {
  const again = compileAgain({ after: "7d", atMost: 2, per: "30d" });
  expect(nextAllowedAt(again, [0])).toBe(7 * DAY);
  expect(nextAllowedAt(again, [0, 7 * DAY])).toBe(30 * DAY);
  expect(nextAllowedAt(again, [0, 29 * DAY])).toBe(36 * DAY);
});

test("the newest 32 fires are remembered, whatever the limit says today", () => {
  let fires: readonly number[] = [];
  for (let day = 0; day < 100; day++) fires = withFire(fires, day * DAY);
  expect(fires).toEqual(Array.from({ length: 32 }, (_, i) => (68 + i) * DAY));
  expect(allowed({ atMost: 32, per: "32d" }, fires, 100 * DAY - 1)).toBe(false);
  expect(allowed({ atMost: 32, per: "32d" }, fires, 100 * DAY)).toBe(true);
});

test("a merge counts the fires of both, two of one instant as two", () => {
  expect(joinFires([1, 5], [3, 5])).toEqual([1, 3, 5, 5]);
  expect(
    joinFires(
      Array.from({ length: 32 }, () => 1),
      [2],
    ),
  ).toHaveLength(32);
});

test("an arm that was not chosen is a mistake in the engine", () => {
  const again: AgainDefinition = { after: { byArm: "pause", arms: { short: "1d", long: "7d" } } };
  expect(() => compileAgain(again)).toThrow('Expected "again" with the arm of "pause" chosen; came all arms');
});
