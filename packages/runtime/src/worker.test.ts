import { expect, test } from "vitest";
import { simulatedClock } from "./testing.ts";
import { Worker } from "./worker.ts";
import { nextTurn } from "./world/system.ts";

const clockAt0 = () => simulatedClock(0);

/** A worker whose passes are counted; each says what the list says, and nothing behind its end. */
function counting(clock: ReturnType<typeof clockAt0>, ...says: readonly (number | undefined | Error)[]) {
  const passes: number[] = [];
  const failures: unknown[] = [];
  const worker = new Worker(
    async () => {
      const said = says[passes.length];
      passes.push(clock.now());
      await nextTurn();
      if (said instanceof Error) throw said;
      return said;
    },
    clock,
    (cause) => failures.push(cause),
  );
  return { worker, passes, failures };
}

test("a poke looks for work once", async () => {
  const { worker, passes } = counting(clockAt0());
  worker.poke();
  await worker.idle();
  expect(passes).toEqual([0]);
});

test("a poke in the middle of a pass makes one more, however many there are", async () => {
  const { worker, passes } = counting(clockAt0());
  worker.poke();
  for (let i = 0; i < 10; i++) worker.poke();
  await worker.idle();
  expect(passes).toEqual([0, 0]);
});

test("a poke is heard at whatever moment it comes while a pass is ending", async () => {
  for (let microtasks = 0; microtasks < 20; microtasks++) {
    let passes = 0;
    const worker = new Worker(
      async () => {
        passes += 1;
        return undefined;
      },
      clockAt0(),
      () => undefined,
    );
    worker.poke();
    for (let i = 0; i < microtasks; i++) await Promise.resolve();
    worker.poke();
    await worker.idle();
    expect(passes).toBe(2);
    expect(worker.busy).toBe(false);
  }
});

test("a pass says when the next one is due, and an earlier word wins", async () => {
  const clock = clockAt0();
  const { worker, passes } = counting(clock, 500);
  worker.poke();
  await clock.advance("1ms", () => worker.idle());
  worker.pokeAt(900);
  worker.pokeAt(200);
  await clock.advance("2s", () => worker.idle());
  expect(passes).toEqual([0, 200]);
});

test("an instant that has come is now", async () => {
  const { worker, passes } = counting(clockAt0());
  worker.pokeAt(-5);
  await worker.idle();
  expect(passes).toEqual([0]);
});

test("an instant years ahead is reached in steps of an hour", async () => {
  const clock = clockAt0();
  const hour = 3_600_000;
  const { worker, passes } = counting(clock, 10 * 365 * 24 * hour);
  worker.poke();
  await clock.advance("90m", () => worker.idle());
  expect(passes).toEqual([0, hour]);
});

test("a pass that fails is told, and the next one waits for a second", async () => {
  const clock = clockAt0();
  const { worker, passes, failures } = counting(clock, new Error("disk full"));
  worker.poke();
  await clock.advance("999ms", () => worker.idle());
  expect(passes).toEqual([0]);
  expect(failures).toEqual([new Error("disk full")]);
  await clock.advance("1ms", () => worker.idle());
  expect(passes).toEqual([0, 1_000]);
});

test("a stopped worker ends its pass, begins no other and leaves no timer", async () => {
  const clock = clockAt0();
  const { worker, passes } = counting(clock, 300, 300);
  worker.poke();
  const stopped = worker.stop();
  worker.poke();
  worker.pokeAt(100);
  await stopped;
  await clock.advance("10s", () => worker.idle());
  expect(passes).toEqual([0]);
});
