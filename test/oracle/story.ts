import type { EpochMs } from "@heed/core/contracts";
import type { Chance } from "./chance.ts";
import type { Draft } from "./drafts.ts";

/** An event with its two times; the log will be in the order of `readAt`. */
export interface Happening {
  readonly draft: Draft;
  readonly occurredAt: EpochMs;
  readonly readAt: EpochMs;
}

const DAY = 86_400_000;

/** Gathers what happens, while the plot moves a present forward. */
export class Story {
  readonly chance: Chance;
  /** The durations of the project in milliseconds: what gaps and latenesses are made of. */
  readonly spans: readonly number[];
  readonly grace: number;
  readonly happenings: Happening[] = [];
  /** The present of the plot. */
  now: EpochMs;

  constructor(chance: Chance, spans: readonly number[], grace: number, begin: EpochMs) {
    this.chance = chance;
    this.spans = spans;
    this.grace = grace;
    this.now = begin;
  }

  /** A little later, or so much later that something may fall due in the very millisecond. */
  goOn(): void {
    this.now += this.gap();
  }

  gap(): number {
    const { chance } = this;
    return chance.weighted<() => number>([
      [30, () => 0],
      [25, () => 1],
      [15, () => chance.int(2, 4)],
      [25, () => Math.max(0, this.span() + chance.int(-1, 1))],
      [3, () => this.span() + this.grace + chance.int(0, 2)],
      [2, () => (chance.is(0.2) ? DAY + chance.int(-1, 1) : 1_000)],
    ])();
  }

  span(): number {
    return this.chance.pick(this.spans);
  }

  /** How much later than it happens something is mostly read. */
  lateness(): number {
    const { chance } = this;
    return chance.weighted<() => number>([
      [68, () => 0],
      [14, () => chance.int(1, 3)],
      [13, () => Math.max(0, this.span() + chance.int(-1, 1))],
      [5, () => chance.int(0, 40)],
    ])();
  }

  /** It happens at this time, and is read then or a little later. */
  happens(
    draft: Draft,
    occurredAt: EpochMs = this.now,
    readAt: EpochMs = occurredAt + this.lateness(),
  ): EpochMs {
    // Some clocks, and some imports, are days behind.
    const behind = this.chance.is(0.025) ? this.chance.pick([DAY + 1, 3 * DAY, 31 * DAY]) : 0;
    this.happenings.push({ draft, occurredAt: occurredAt - behind, readAt: Math.max(readAt, occurredAt) });
    return occurredAt - behind;
  }

  /** Some instant at which something may fall due because of what happened. */
  turningPoint(): EpochMs {
    const { chance, happenings } = this;
    if (happenings.length === 0) return this.now;
    const { occurredAt, readAt } = chance.pick(happenings);
    const from = readAt - occurredAt < DAY && chance.is(0.7) ? occurredAt : readAt;
    return from + this.span() + chance.pick([0, this.grace]) + chance.int(-1, 2);
  }
}
