/** So many calls in each span of so many milliseconds. */
export interface Window {
  readonly calls: number;
  readonly perMs: number;
}

/** Both must have room (sinks.md §2.7). Klaviyo's own for Create Event: 350 in 1 s and 3,500 in 60 s (§2.2). */
export interface Limits {
  readonly burst: Window;
  readonly steady: Window;
}

/** Calls that were refused, by the window that had no room. */
export interface Violations {
  readonly burst: number;
  readonly steady: number;
}

export const PUBLISHED_LIMITS: Limits = {
  burst: { calls: 350, perMs: 1_000 },
  steady: { calls: 3_500, perMs: 60_000 },
};

export type Admission =
  | { readonly admitted: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly admitted: false; readonly retryAfterS: number };

/** Two fixed windows, aligned to the clock. A refused call takes no room. */
export class RateWindows {
  readonly #burst: FixedWindow;
  readonly #steady: FixedWindow;

  constructor({ burst, steady }: Limits) {
    this.#burst = new FixedWindow(burst);
    this.#steady = new FixedWindow(steady);
  }

  admit(now: number): Admission {
    const full = [this.#steady, this.#burst].find((window) => !window.hasRoom(now));
    if (full !== undefined) {
      full.violations += 1;
      return { admitted: false, retryAfterS: Math.max(1, full.secondsLeft(now)) };
    }
    this.#burst.used += 1;
    this.#steady.used += 1;
    const steady = this.#steady;
    return {
      admitted: true,
      headers: {
        "RateLimit-Limit": String(steady.window.calls),
        "RateLimit-Remaining": String(steady.window.calls - steady.used),
        "RateLimit-Reset": String(steady.secondsLeft(now)),
      },
    };
  }

  violations(): Violations {
    return { burst: this.#burst.violations, steady: this.#steady.violations };
  }
}

class FixedWindow {
  readonly window: Window;
  used = 0;
  violations = 0;
  #start = -Infinity;

  constructor(window: Window) {
    this.window = window;
  }

  hasRoom(now: number): boolean {
    const start = now - (now % this.window.perMs);
    if (start !== this.#start) {
      this.#start = start;
      this.used = 0;
    }
    return this.used < this.window.calls;
  }

  secondsLeft(now: number): number {
    return Math.ceil((this.#start + this.window.perMs - now) / 1_000);
  }
}
