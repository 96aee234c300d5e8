import { expect, test } from "vitest";
import type { ExperimentDefinition } from "./index.ts";
import { armOf, bucketOf, isHeldOut } from "./index.ts";

const buckets = Array.from({ length: 20_000 }, (_, i) => bucketOf(`u:customer-${i}`));

const definition = (over: Partial<ExperimentDefinition> = {}): ExperimentDefinition => ({
  arms: { short: 1, long: 1 },
  goal: "Order Completed",
  within: "7d",
  ...over,
});

const share = (of: readonly unknown[], whole: readonly unknown[]): number => of.length / whole.length;

/** Four standard deviations of a share of so many: a fair hash stays within it but once in 16,000 times. */
const tolerance = (expected: number, count: number): number =>
  4 * Math.sqrt((expected * (1 - expected)) / count);

test("a bucket is 32 bits, the same for the same person", () => {
  expect(bucketOf("u:customer-1")).toBe(bucketOf("u:customer-1"));
  expect(buckets.every((bucket) => Number.isInteger(bucket) && bucket >= 0 && bucket < 2 ** 32)).toBe(true);
  expect(new Set(buckets).size).toBeGreaterThan(19_990);
});

test("arms and holdouts of known people stay what they are", () => {
  // These numbers are stored with profiles: another hash would deal everybody anew.
  const bucket = bucketOf("u:customer-1");
  expect(bucket).toBe(2_815_619_258);
  expect(armOf("cart_wait", definition(), bucket)).toBe("short");
});

for (const arms of [
  { short: 1, long: 1 },
  { a: 1, b: 2, c: 7 },
  { rare: 1, common: 99 },
] satisfies readonly ExperimentDefinition["arms"][]) {
  test(`20,000 people are dealt by weight: ${JSON.stringify(arms)}`, () => {
    const total = Object.values(arms).reduce((sum, weight) => sum + weight, 0);
    for (const [arm, weight] of Object.entries(arms)) {
      const dealt = buckets.filter((bucket) => armOf("cart_wait", definition({ arms }), bucket) === arm);
      const expected = weight / total;
      expect(Math.abs(share(dealt, buckets) - expected)).toBeLessThan(tolerance(expected, buckets.length));
    }
  });
}

test("ids that follow each other, random ids and anonymous ones are dealt alike", () => {
  for (const id of [
    (i: number) => `u:${i}` as const,
    (i: number) => `a:00000000-0000-4000-8000-${String(i).padStart(12, "0")}` as const,
    (i: number) => `u:person${i}@example.com` as const,
  ]) {
    const people = Array.from({ length: 20_000 }, (_, i) => bucketOf(id(i)));
    const short = people.filter((bucket) => armOf("cart_wait", definition(), bucket) === "short");
    expect(Math.abs(share(short, people) - 0.5)).toBeLessThan(tolerance(0.5, people.length));
  }
});

test("people are held out of every arm alike", () => {
  const experiment = definition({ holdout: 0.1 });
  for (const arm of ["short", "long"]) {
    const dealt = buckets.filter((bucket) => armOf("cart_wait", experiment, bucket) === arm);
    const held = dealt.filter((bucket) => isHeldOut("cart_wait", experiment, bucket));
    expect(Math.abs(share(held, dealt) - 0.1)).toBeLessThan(tolerance(0.1, dealt.length));
  }
});

test("one experiment says nothing about another", () => {
  const dealt = buckets.filter((bucket) => armOf("cart_wait", definition(), bucket) === "short");
  const both = dealt.filter((bucket) => armOf("subject_line", definition(), bucket) === "short");
  expect(Math.abs(share(both, dealt) - 0.5)).toBeLessThan(tolerance(0.5, dealt.length));
  const held = buckets.filter((bucket) => isHeldOut("cart_wait", definition({ holdout: 0.2 }), bucket));
  const twice = held.filter((bucket) => isHeldOut("subject_line", definition({ holdout: 0.2 }), bucket));
  expect(Math.abs(share(twice, held) - 0.2)).toBeLessThan(tolerance(0.2, held.length));
});

const heldOut = (experiment: ExperimentDefinition): readonly number[] =>
  buckets.filter((bucket) => isHeldOut("cart_wait", experiment, bucket));

test("a larger holdout holds out the same people and more; none holds out nobody", () => {
  expect(heldOut(definition())).toEqual([]);
  expect(heldOut(definition({ holdout: 0 }))).toEqual([]);
  const many = new Set(heldOut(definition({ holdout: 0.3 })));
  expect(heldOut(definition({ holdout: 0.1 })).every((bucket) => many.has(bucket))).toBe(true);
});

test("the order in which arms are written deals nobody anew", () => {
  for (const bucket of buckets.slice(0, 2_000)) {
    expect(armOf("cart_wait", definition({ arms: { long: 2, short: 1 } }), bucket)).toBe(
      armOf("cart_wait", definition({ arms: { short: 1, long: 2 } }), bucket),
    );
  }
});
