import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { quickRetry } from "./quick-retry.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Gives these results, one per try, and counts the tries. */
function script(...results: readonly string[]): { readonly attempt: () => Promise<string>; tries: number } {
  const scripted = {
    tries: 0,
    attempt: async () => results[Math.min(scripted.tries++, results.length - 1)] ?? "",
  };
  return scripted;
}

const whileLost = (result: string): boolean => result === "lost";

test("what works at once is tried once", async () => {
  const call = script("an answer");
  await expect(quickRetry(call.attempt, whileLost)).resolves.toBe("an answer");
  expect(call.tries).toBe(1);
});

test("what fails is tried again within a second, and the answer is the last one", async () => {
  const call = script("lost", "an answer");
  const answer = quickRetry(call.attempt, whileLost);
  await vi.advanceTimersByTimeAsync(199);
  expect(call.tries).toBe(1);
  await vi.advanceTimersByTimeAsync(301);
  expect(call.tries).toBe(2);
  await expect(answer).resolves.toBe("an answer");
});

test("after three tries the last result stands", async () => {
  const call = script("lost");
  const answer = quickRetry(call.attempt, whileLost);
  await vi.advanceTimersByTimeAsync(10_000);
  await expect(answer).resolves.toBe("lost");
  expect(call.tries).toBe(3);
});

test("an error is nobody's network failure: it passes through, and nothing is tried again", async () => {
  for (const error of [new Error("a fault of the sink"), new TypeError("fetch failed")]) {
    let tries = 0;
    const attempt = async (): Promise<string> => {
      tries += 1;
      throw error;
    };
    await expect(quickRetry(attempt, whileLost)).rejects.toBe(error);
    expect(tries).toBe(1);
  }
});
