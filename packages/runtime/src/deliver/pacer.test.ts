import type { Budget } from "@heed/core/contracts";
import { expect, test } from "vitest";
import type { Clock } from "../clock.ts";
import { clockPacer, simulatedClock } from "../testing.ts";
import { bottleneckPacer } from "../world/bottleneck-pacer.ts";
import { nextTurn, systemClock } from "../world/system.ts";
import type { Pace, PacerFactory } from "./pacer.ts";
import { paceOf } from "./pacer.ts";

/** Where a pacer is tried: its time, and how that time is made to pass. */
interface Laboratory {
  readonly pacer: PacerFactory;
  readonly clock: Clock;
  readonly paceOf: (budget: Budget) => Pace;
  /** Waits for all of them, while time passes. */
  readonly done: (work: readonly Promise<unknown>[]) => Promise<void>;
}

type Promised = readonly [sentence: string, hold: (laboratory: Laboratory) => Promise<void>];

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}

/** What every pacer promises. */
const PROMISES: readonly Promised[] = [
  [
    "no sliding window ever holds more calls than the vendor allows",
    async ({ pacer, clock, paceOf: pace, done }) => {
      const budget = { windows: [{ calls: 20, perMs: 1_000 }], concurrent: 2 };
      const paced = pacer(pace(budget));
      const begun: number[] = [];
      const calls = async (): Promise<void> => {
        // Nothing is asked for at first: what was not used then must not be used on top later.
        await pause(clock, 600);
        await Promise.all(
          Array.from({ length: 24 }, () => paced.run(async () => void begun.push(clock.now()))),
        );
      };
      await done([calls()]);
      for (const from of begun) {
        expect(begun.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(20);
      }
      expect(begun).toHaveLength(24);
    },
  ],
  [
    "no more calls are open than may be, and no fewer than could be",
    async ({ pacer, clock, done }) => {
      const paced = pacer({ minTimeMs: 1, concurrent: 2 });
      let open = 0;
      let most = 0;
      const call = async (): Promise<void> => {
        most = Math.max(most, ++open);
        await pause(clock, 25);
        open -= 1;
      };
      await done(Array.from({ length: 6 }, () => paced.run(call)));
      expect(most).toBe(2);
    },
  ],
  [
    "calls begin in the order in which they were asked for",
    async ({ pacer, clock, done }) => {
      const paced = pacer({ minTimeMs: 5, concurrent: 3 });
      const begun: number[] = [];
      const call = (i: number) => async (): Promise<void> => {
        begun.push(i);
        await pause(clock, (i * 7) % 11);
      };
      await done([0, 1, 2, 3, 4, 5, 6, 7].map((i) => paced.run(call(i))));
      expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    },
  ],
  [
    "a call gives its own result back, and one that fails frees its slot",
    async ({ pacer, done }) => {
      const paced = pacer({ minTimeMs: 1, concurrent: 1 });
      const failing = paced.run(() => Promise.reject(new Error("no network"))).catch(String);
      const working = paced.run(async () => "an answer");
      await done([failing, working]);
      expect([await failing, await working]).toEqual(["Error: no network", "an answer"]);
    },
  ],
];

const withMargin = (budget: Budget): Pace => paceOf(budget, 1);

function realTime(): Laboratory {
  return {
    pacer: bottleneckPacer,
    clock: systemClock,
    paceOf: withMargin,
    done: async (work) => void (await Promise.all(work)),
  };
}

/** Every third timer rings 4 ms late. */
function simulatedTime(pacerOf: (clock: Clock) => PacerFactory, pace = withMargin): Laboratory {
  const simulated = simulatedClock(0);
  let timers = 0;
  const clock: Clock = {
    now: () => simulated.now(),
    after: (delay, ring) => simulated.after(delay + (timers++ % 3 === 0 ? 4 : 0), ring),
  };
  return {
    pacer: pacerOf(clock),
    clock,
    paceOf: pace,
    async done(work) {
      const all = Promise.all(work);
      await simulated.advance("10s", nextTurn);
      await all;
    },
  };
}

for (const [sentence, hold] of PROMISES) {
  // A machine that is busy with something else may let a real timer ring so late that no pacer can help it.
  test(`bottleneck, in real time: ${sentence}`, { retry: 2 }, () =>
    expect(hold(realTime())).resolves.toBeUndefined(),
  );
  test(`its twin, in simulated time: ${sentence}`, () =>
    expect(hold(simulatedTime(clockPacer))).resolves.toBeUndefined());
}

/** Calls begin at fixed instants, as Bottleneck plans them: a late timer does not move the ones behind it. */
function gridPacer(clock: Clock): PacerFactory {
  return ({ minTimeMs }) => {
    let next = 0;
    return {
      async run(task) {
        const at = Math.max(next, clock.now());
        next = at + minTimeMs;
        await pause(clock, at - clock.now());
        return task();
      },
    };
  };
}

/** Twenty calls at once, and twenty more whenever a second begins. */
function reservoirPacer(clock: Clock): PacerFactory {
  return () => {
    let second = 0;
    let taken = 0;
    return {
      async run(task) {
        if (taken === 20) [second, taken] = [Math.max(second + 1, Math.ceil(clock.now() / 1_000)), 0];
        taken += 1;
        await pause(clock, second * 1_000 - clock.now());
        return task();
      },
    };
  };
}

/** Twenty calls a second, to the millisecond. */
const withoutMargin = ({ concurrent }: Budget): Pace => ({ minTimeMs: 50, concurrent });

const [[, windowHolds] = ["", async () => undefined]] = PROMISES;

test("the margin is needed: without it, late timers break the window", async () => {
  await windowHolds(simulatedTime(gridPacer));
  await expect(windowHolds(simulatedTime(gridPacer, withoutMargin))).rejects.toThrow("21");
});

test("a reservoir lets up to twice the limit through at a window's edge", async () => {
  await expect(windowHolds(simulatedTime(reservoirPacer))).rejects.toThrow("24");
});

test("the pace is the share of the narrowest window, and 5 % slower", () => {
  const budget = {
    windows: [
      { calls: 350, perMs: 1_000 },
      { calls: 3_500, perMs: 60_000 },
    ],
    concurrent: 20,
  };
  // 60,000 ms ÷ 3,500 calls ÷ share × 1.05
  expect(paceOf(budget, 1)).toEqual({ minTimeMs: 18, concurrent: 20 });
  expect(paceOf(budget, 0.5)).toEqual({ minTimeMs: 36, concurrent: 20 });
  expect(paceOf({ windows: [{ calls: 1, perMs: 1_000 }], concurrent: 1 }, 0.5).minTimeMs).toBe(2_100);
});

test("a budget without windows is limited by its open calls alone", () => {
  expect(paceOf({ windows: [], concurrent: 3 }, 0.5)).toEqual({ minTimeMs: 0, concurrent: 3 });
});

test("the twin keeps one timer, however many wait", async () => {
  const clock = simulatedClock(0);
  let timers = 0;
  const paced = clockPacer({ ...clock, after: (...timer) => (timers++, clock.after(...timer)) })({
    minTimeMs: 10,
    concurrent: 5,
  });
  const all = Promise.all(Array.from({ length: 100 }, () => paced.run(async () => undefined)));
  await clock.advance("1s", nextTurn);
  await all;
  expect(timers).toBeLessThanOrEqual(100);
});
