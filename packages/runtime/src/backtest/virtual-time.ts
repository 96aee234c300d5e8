import type { EpochMs } from "@heed/core/contracts";

/** Log time made of the rows' own times: it stands still where a row lies before an earlier one, and never runs back. */
export class VirtualTime {
  #now = -Infinity;
  #first = Infinity;
  #outOfOrder = 0;

  /** The log time of a row; one without a readable time is read at that of the row before. */
  read(at: EpochMs | undefined): EpochMs {
    if (at === undefined) return this.#now;
    if (at < this.#now) this.#outOfOrder += 1;
    this.#now = Math.max(this.#now, at);
    this.#first = Math.min(this.#first, at);
    return this.#now;
  }

  get span(): { readonly firstAt?: EpochMs; readonly lastAt?: EpochMs } {
    return this.#first === Infinity ? {} : { firstAt: this.#first, lastAt: this.#now };
  }

  get outOfOrder(): number {
    return this.#outOfOrder;
  }
}
