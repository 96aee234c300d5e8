import type { Pacer } from "./pacer.ts";
import { NotBegun } from "./pacer.ts";

/** Who waits for a turn at a vendor's pace: only time moves them on, and an engine that stops sends them home. */
export class Queue {
  readonly #waiting = new Set<() => void>();
  #closed = false;

  get length(): number {
    return this.#waiting.size;
  }

  /** The same pace, for those who wait here. */
  before(pacer: Pacer): Pacer {
    return {
      run: async (task) => {
        const [slot, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
        const giveUp = (): void => slot.reject(new NotBegun("the engine stopped"));
        this.#waiting.add(giveUp);
        if (this.#closed) giveUp();
        void pacer.run(() => {
          slot.resolve();
          return ended.promise;
        });
        try {
          await slot.promise.finally(() => this.#waiting.delete(giveUp));
          return await task();
        } finally {
          ended.resolve();
        }
      },
    };
  }

  /** Whoever waits, and whoever comes, goes home. */
  close(): void {
    this.#closed = true;
    for (const giveUp of this.#waiting) giveUp();
  }
}
