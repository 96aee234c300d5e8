import { expect, test } from "vitest";
import { exp2, roughLog2 } from "./exp2.ts";

test("whole powers are exact", () => {
  for (let n = -1_074; n <= 1_023; n++) expect(exp2(n)).toBe(2 ** n);
  expect(exp2(-1_075)).toBe(0);
  expect(exp2(-1e300)).toBe(0);
  expect(exp2(1_024)).toBe(Infinity);
});

test("the relative error is below 1e-12", () => {
  let worst = 0;
  for (let i = 0; i < 400_000; i++) {
    const x = -1_022 + i * 0.005_114_93;
    worst = Math.max(worst, Math.abs(exp2(x) / 2 ** x - 1));
  }
  for (let i = 0; i < 100_000; i++) {
    const x = -i * 1.7e-6;
    worst = Math.max(worst, Math.abs(exp2(x) / 2 ** x - 1));
  }
  expect(worst).toBeLessThan(1e-14);
});

test("it never rises while time passes, down to the milliseconds of a long half-life", () => {
  const halfLife = 30 * 86_400_000;
  for (const from of [0, 81_000_000 - 5_000, halfLife / 64 - 5_000, halfLife * 3 - 5_000]) {
    for (let t = from; t < from + 10_000; t++) {
      expect(exp2(-(t + 1) / halfLife)).toBeLessThan(exp2(-t / halfLife));
    }
  }
});

test("the rough logarithm is good to nine digits", () => {
  for (let x = 0.001; x < 1_000; x *= 1.07) {
    expect(Math.abs(roughLog2(2 ** x) - x)).toBeLessThan(1e-9 * Math.max(1, x));
  }
  expect(roughLog2(0.5)).toBe(0);
});
