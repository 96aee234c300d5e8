import type { Milliseconds } from "@heed/core/contracts";
import type { Clock, Timer } from "./clock.ts";

/** Work that comes round again and again. A round begins only when the one before it has ended, so rounds never overlap. */
export class Rounds {
  readonly #clock: Clock;
  readonly #counted: (work: Promise<void>) => Promise<void>;
  readonly #timers = new Map<() => Promise<void>, Timer>();
  #stopped = false;

  /** `counted` is told about each round that has begun. */
  constructor(clock: Clock, counted: (work: Promise<void>) => Promise<void>) {
    this.#clock = clock;
    this.#counted = counted;
  }

  /** The first round comes after this time. A round must not reject: it tells its failures itself. */
  every(ms: Milliseconds, round: () => Promise<void>): void {
    if (this.#stopped) return;
    const ring = (): void => void this.#counted(round()).finally(() => this.every(ms, round));
    this.#timers.set(round, this.#clock.after(ms, ring));
  }

  /** Begins no round any more; one that goes on goes on. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) timer.cancel();
  }
}
