import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { digest, fingerprint } from "./digest.ts";

const reference = (parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

test("a digest is the first half of SHA-256 over the parts as JSON", () => {
  const lengths = Array.from({ length: 200 }, (_, length) => ["x".repeat(length), "é€😀"]);
  for (const parts of [[], [""], ["abc"], ["naïve", "日本語", "🛒"], ...lengths]) {
    expect(digest(parts)).toBe(reference(parts));
  }
});

test("the border between two parts counts", () => {
  expect(digest(["a", "bc"])).not.toBe(digest(["ab", "c"]));
});

test("100,000 message ids have as many fingerprints, all exact numbers", () => {
  const prints = new Set(Array.from({ length: 100_000 }, (_, i) => fingerprint("segment", `node-next-${i}`)));
  expect(prints.size).toBe(100_000);
  expect([...prints].every(Number.isSafeInteger)).toBe(true);
});
