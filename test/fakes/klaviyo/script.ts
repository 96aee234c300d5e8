import type { Answer } from "./answer.ts";

/**
 * What happens to the next call, instead of the usual.
 *
 * - `serve`: the usual, to let calls through between faults or to make them slow.
 * - `answer`: this answer.
 * - `hang`: no answer until the caller gives up or the fake closes.
 * - `reset`: the connection is cut.
 *
 * `event: "accepted"` first serves the call as usual, so that an event may be recorded although the caller never hears of
 * it; `"lost"` is the default.
 */
export type Step = {
  /** How many calls in a row. @defaultValue `1` */
  readonly times?: number;
  /** Before the answer or the cut, in milliseconds. */
  readonly latencyMs?: number;
} & (
  | { readonly act: "serve" }
  | ({ readonly act: "answer"; readonly event?: "accepted" | "lost" } & Answer)
  | { readonly act: "hang" | "reset"; readonly event?: "accepted" | "lost" }
);

/** Steps in their order; each is used up after its `times`. */
export class Script {
  #left: { readonly step: Step; readonly times: number }[] = [];

  add(steps: readonly Step[]): void {
    for (const step of steps) this.#left.push({ step, times: step.times ?? 1 });
  }

  clear(): void {
    this.#left = [];
  }

  next(): Step {
    const first = this.#left.shift();
    if (first === undefined) return { act: "serve" };
    if (first.times > 1) this.#left.unshift({ step: first.step, times: first.times - 1 });
    return first.step;
  }
}
