import { expect, onTestFinished, test, vi } from "vitest";
import { createHeed, memoryStore } from "@heed/runtime";
import { clockPacer, noQuickRetry, simulatedClock } from "@heed/runtime/testing";
import { scriptedSink } from "./scripted-sink.ts";
import { MONDAY, thanks } from "./shop.ts";

/** An engine whose owner listens to nothing, and a vendor that answers so. */
async function unobserved(answer: number): Promise<readonly string[]> {
  const lines: string[] = [];
  const warn = vi.spyOn(console, "warn").mockImplementation((line: string) => void lines.push(line));
  onTestFinished(() => warn.mockRestore());
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [answer] });
  const heed = createHeed({
    store: memoryStore(),
    triggers: [thanks],
    sinks: [mail.sink],
    consent: { purposes: { marketing: { unknown: "granted" } } },
    world: { clock, pacer: clockPacer(clock), quickRetry: noQuickRetry },
  });
  await heed.start();
  await heed.track({ userId: "anna", event: "Order Completed" });
  await clock.advance("1m", () => heed.idle());
  await heed.stop();
  return lines;
}

test("a wrong key is said on standard error where nobody observes", async () => {
  expect(await unobserved(401)).toEqual([expect.stringMatching(/^heed {2}10:00:00 {2}mail +held +HTTP 401/)]);
});

test("so is a dead letter", async () => {
  expect(await unobserved(400)).toEqual([
    expect.stringContaining("dead letter thanks to mail, attempt 1 HTTP 400"),
  ]);
});

test("what goes well is not", async () => {
  expect(await unobserved(202)).toEqual([]);
});
