import { createHash } from "node:crypto";
import type { EpochMs } from "@heed/core/contracts";

/** What one engine fired. Kept as it comes, compared afterwards: whose order is which does not matter. */
export class Fires {
  readonly #users: string[] = [];
  readonly #rules: number[] = [];
  readonly #instants: EpochMs[] = [];

  add(user: string, rule: number, at: EpochMs): void {
    this.#users.push(user);
    this.#rules.push(rule);
    this.#instants.push(at);
  }

  get count(): number {
    return this.#users.length;
  }

  /** One line per fire, sorted. */
  lines(): readonly string[] {
    return this.#users
      .map((user, i) => `${this.#instants[i] ?? 0} ${user} ${this.#rules[i] ?? 0}`)
      .toSorted();
  }

  /** Equal where user, rule and instant of every fire are. */
  digest(): string {
    const hash = createHash("sha256");
    for (const line of this.lines()) hash.update(`${line}\n`);
    return hash.digest("hex");
  }
}
