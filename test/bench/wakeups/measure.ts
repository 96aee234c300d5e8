import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { EpochMs, Incoming, Store } from "@heed/core/contracts";
import type { Clock, Heed, Notice } from "@heed/runtime";
import { createHeed } from "@heed/runtime";
import { nowhere } from "../ingest/nowhere.ts";
import { consent } from "../ingest/triggers.ts";
import { waitTriggers } from "./triggers.ts";
import type { ShiftedClock } from "./shifted-clock.ts";
import { shiftedClock } from "./shifted-clock.ts";

/** Times in milliseconds, rates a second. */
export interface WakeUpFigures {
  readonly pending: number;
  readonly opened: number;
  /** From the instant at which a wait was due to its decision, while all the others are pending. */
  readonly lateness: { readonly p50: number; readonly p99: number; readonly worst: number };
  readonly early: number;
  /** When all that is pending is due at once. */
  readonly drained: number;
  readonly longestPause: number;
  readonly p99Pause: number;
}

const BATCH = 500;
/** Waits that are watched one by one, and over how long they are due. */
const WATCHED = 2_000;
const WATCHED_OVER_MS = 4_000;
const LONG_WAIT_MS = 30 * 86_400_000;
/** Nothing is still on its way in when all is due. */
const SETTLE_MS = 1_000;

/** Nothing that works takes so long. */
const PATIENCE_MS = 30_000;

/**
 * Opens one wait for each of `pending` people, watches the wake-ups of some others, then leaps to the instant at which all
 * are due, and counts what fires within `drainMs`. Throws where a wait that was watched does not fire.
 */
export async function measureWakeUps(store: Store, pending: number, drainMs: number): Promise<WakeUpFigures> {
  const clock = shiftedClock();
  const fires = new Watched(clock);
  const heed = createHeed({
    store,
    triggers: waitTriggers,
    sinks: [nowhere],
    consent,
    grace: "0s",
    catchUp: "1ms",
    observe: (notice) => fires.observe(notice),
    world: { clock },
  });
  await heed.start();
  const opening = performance.now();
  await open(heed, clock, "Long", pending);
  const opened = (pending * 1_000) / (performance.now() - opening);
  await watch(heed, clock);
  await fires.come(WATCHED, 0, PATIENCE_MS);
  const { lateness, early } = fires.figures();
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  // Whoever sleeps until then does not feel the leap: this one's timer wakes the clockwork.
  await open(heed, clock, "Short", 1);
  clock.leap(LONG_WAIT_MS);
  pauses.enable();
  await fires.come(WATCHED + 1, 1, PATIENCE_MS);
  await fires.come(WATCHED + 1, pending, drainMs).catch(() => undefined);
  pauses.disable();
  await heed.stop();
  return {
    pending,
    opened,
    lateness,
    early,
    drained: fires.rate(),
    longestPause: pauses.max / 1e6,
    p99Pause: pauses.percentile(99) / 1e6,
  };
}

/** Short waits, at an even pace. */
async function watch(heed: Heed, clock: ShiftedClock): Promise<void> {
  await sleep(SETTLE_MS);
  const rounds = 100;
  for (let round = 0; round < rounds; round++) {
    await open(heed, clock, "Short", WATCHED / rounds, round * (WATCHED / rounds) + 1);
    await sleep(WATCHED_OVER_MS / rounds);
  }
}

async function open(
  heed: Heed,
  clock: ShiftedClock,
  name: "Long" | "Short",
  count: number,
  from = 0,
): Promise<void> {
  for (let done = 0; done < count; done += BATCH) {
    const now = clock.now();
    const events = Array.from({ length: Math.min(BATCH, count - done) }, (_, i) =>
      incoming(name, from + done + i, now),
    );
    await heed.ingest({ source: "bench", events });
  }
}

function incoming(name: string, i: number, now: EpochMs): Incoming {
  return {
    type: "track",
    name,
    id: `${name}-${i}`,
    userId: `${name}-${i}`,
    occurredAt: now,
    receivedAt: now,
    properties: {},
    context: {},
    consent: { C0004: true },
  };
}

/** Hears of every fire, and keeps how late those of the short waits were. */
class Watched {
  readonly #clock: Clock;
  readonly #late: number[] = [];
  #long = 0;
  #firstLongAt = 0;
  #lastLongAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Told after the commit: what is late on the disk is late. */
  observe(notice: Notice): void {
    if (notice.kind !== "effect" || notice.effect.kind !== "fired") return;
    const { trigger, at } = notice.effect.decision;
    if (trigger === "long") {
      this.#lastLongAt = performance.now();
      if (this.#long === 0) this.#firstLongAt = this.#lastLongAt;
      this.#long += 1;
    } else this.#late.push(this.#clock.now() - at);
  }

  /** Resolves when so many have fired, rejects when they have not within `limitMs`. */
  async come(short: number, long: number, limitMs: number): Promise<void> {
    const begin = performance.now();
    while (this.#late.length < short || this.#long < long) {
      if (performance.now() - begin > limitMs)
        throw new Error(`expected ${short} and ${long} fires; came ${this.#late.length} and ${this.#long}`);
      await sleep(1);
    }
  }

  /** Long waits that fired a second, from the first to the last. */
  rate(): number {
    return (this.#long * 1_000) / (this.#lastLongAt - this.#firstLongAt);
  }

  figures(): Pick<WakeUpFigures, "lateness" | "early"> {
    const sorted = this.#late.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
    return {
      lateness: { p50: at(0.5), p99: at(0.99), worst: at(1) },
      early: sorted.filter((late) => late < 0).length,
    };
  }
}
