import type { EpochMs } from "@heed/core/contracts";
import type { Clock, Timer } from "./clock.ts";

/** What one pass of a worker says: when it has work again, `undefined` where only a poke can tell. */
export type Pass = () => Promise<EpochMs | undefined>;

/** Timers cannot be set further ahead than 24 days; looking in vain once an hour costs nothing. */
const LONGEST_SLEEP_MS = 3_600_000;

/** After a pass that failed (the disk is full, say) the next one waits for this long. */
const PAUSE_AFTER_FAILURE_MS = 1_000;

/**
 * Runs one pass at a time: again at once where it was poked meanwhile, and again when the pass said so.
 */
export class Worker {
  readonly #pass: Pass;
  readonly #clock: Clock;
  readonly #onFailure: (cause: unknown) => void;
  #running: Promise<void> | undefined;
  #poked = false;
  #stopped = false;
  #timer: Timer | undefined;
  #wakeAt = Infinity;

  constructor(pass: Pass, clock: Clock, onFailure: (cause: unknown) => void) {
    this.#pass = pass;
    this.#clock = clock;
    this.#onFailure = onFailure;
  }

  /** Looks for work now. */
  poke(): void {
    if (this.#stopped) return;
    this.#poked = true;
    this.#running ??= this.#run();
  }

  /** Looks for work at `at`, unless it does so earlier anyway. */
  pokeAt(at: EpochMs): void {
    const now = this.#clock.now();
    if (at <= now) return this.poke();
    if (this.#stopped || at >= this.#wakeAt) return;
    this.#timer?.cancel();
    this.#wakeAt = at;
    this.#timer = this.#clock.after(Math.min(at - now, LONGEST_SLEEP_MS), () => {
      this.#wakeAt = Infinity;
      this.poke();
    });
  }

  /** Resolves when nothing is being done; at once where nothing is. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Lets the pass that runs end, and begins no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.idle();
  }

  async #run(): Promise<void> {
    while (this.#poked && !this.#stopped) {
      this.#poked = false;
      try {
        const nextAt = await this.#pass();
        if (nextAt !== undefined) this.pokeAt(nextAt);
      } catch (cause) {
        this.#onFailure(cause);
        this.pokeAt(this.#clock.now() + PAUSE_AFTER_FAILURE_MS);
      }
    }
    // Within the turn that saw nothing to do: a poke that came any later would find nobody who looks.
    this.#running = undefined;
  }
}
