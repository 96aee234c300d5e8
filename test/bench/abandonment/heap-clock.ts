import type { EpochMs, Milliseconds } from "@heed/core/contracts";

interface HeapTimer {
  readonly at: EpochMs;
  readonly order: number;
  readonly ring: () => void;
  cancelled: boolean;
}

/**
 * Simulated time for every peer alike: timers in a binary heap. The peers' own simulated clocks sort all of their timers at
 * each step or each start of one, which would be most of what is measured.
 */
export class HeapClock {
  now: EpochMs = 0;
  readonly #heap: HeapTimer[] = [];
  #order = 0;

  after(delay: Milliseconds, ring: () => void): HeapTimer {
    const timer = { at: this.now + delay, order: this.#order++, ring, cancelled: false };
    this.#heap.push(timer);
    this.#up(this.#heap.length - 1);
    return timer;
  }

  /** Rings everything due before `at`, each at its own instant; then it is `at`. */
  before(at: EpochMs): void {
    for (let first = this.#heap[0]; first !== undefined && first.at < at; first = this.#heap[0]) {
      this.#removeFirst();
      if (first.cancelled) continue;
      this.now = first.at;
      first.ring();
    }
    this.now = at;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#down();
  }

  #up(from: number): void {
    for (let place = from; place > 0;) {
      const parent = (place - 1) >> 1;
      if (!this.#swapIfEarlier(place, parent)) return;
      place = parent;
    }
  }

  #down(): void {
    for (let place = 0; ;) {
      const left = 2 * place + 1;
      const child = this.#isEarlier(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfEarlier(child, place)) return;
      place = child;
    }
  }

  #swapIfEarlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a === undefined || b === undefined || !this.#isEarlier(one, other)) return false;
    this.#heap[one] = b;
    this.#heap[other] = a;
    return true;
  }

  #isEarlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }
}
