import type { Trigger } from "@heed/core";
import { nearestWord } from "@heed/core/contracts";
import type { UnseenEvent } from "./result.ts";

/** Names beside those of the triggers, remembered as what may have been meant. */
const MAX_OTHERS = 1_000;

/** Which of the events that triggers name have come. Memory is bounded, however many names a file holds. */
export class SeenNames {
  readonly #named: readonly UnseenEvent[];
  readonly #missing: Set<string>;
  readonly #others = new Set<string>();

  constructor(triggers: readonly Trigger[]) {
    this.#named = triggers.flatMap(({ name: trigger, definition: { when } }) => {
      const events = [when.event, ...("cancels" in when ? when.cancels : [])].map(({ name }) => name);
      return [...new Set(events)].map((event) => ({ trigger, event }));
    });
    this.#missing = new Set(this.#named.map(({ event }) => event));
  }

  add(name: string): void {
    this.#missing.delete(name);
    if (this.#others.size < MAX_OTHERS) this.#others.add(name);
  }

  /** In the order of the triggers. */
  unseen(): readonly UnseenEvent[] {
    return this.#named
      .filter(({ event }) => this.#missing.has(event))
      .map(({ trigger, event }) => {
        const nearest = nearestWord(event, this.#others);
        return { trigger, event, ...(nearest === undefined ? {} : { nearest }) };
      });
  }
}
