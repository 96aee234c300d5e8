import { expect, test } from "vitest";
import { partitionOf } from "./partition.ts";

test("a key stays in its partition for ever", () => {
  expect(partitionOf("u:anna")).toBe(252);
  expect(partitionOf("a:anna")).toBe(224);
  expect(partitionOf("u:🦔")).toBe(28);
});

test("keys spread over all 256 partitions", () => {
  const partitions = Array.from({ length: 10_000 }, (_, index) => partitionOf(`u:user-${index}`));
  expect(new Set(partitions).size).toBe(256);
  expect(Math.min(...partitions)).toBe(0);
  expect(Math.max(...partitions)).toBe(255);
});
