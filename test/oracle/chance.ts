import { seeded } from "../random.ts";

/** Dice for one case: everything that is drawn follows from the seed. */
export class Chance {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seeded(seed);
  }

  /** True in this share of cases. */
  is(share: number): boolean {
    return this.#next() < share;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.#next() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T {
    const index = Math.floor(this.#next() * list.length);
    const found = list.slice(index, index + 1);
    for (const each of found) return each;
    throw new Error("nothing to pick from");
  }

  /** One of several, each as often as its weight says; those without weight never. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let left = this.#next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, choice] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    throw new Error("nothing to choose from");
  }

  /** To be spread into an object: the parts, or none. */
  maybe<T extends object>(share: number, make: () => T): T | undefined {
    return this.is(share) ? make() : undefined;
  }

  shuffled<T>(list: readonly T[]): readonly T[] {
    return list
      .map((each) => [this.#next(), each] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, each]) => each);
  }
}

/** The seed of a case within a run, scattered so that neighbours have nothing in common. */
export function seedOfCase(seed: number, index: number): number {
  let bits = Math.imul(seed ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
