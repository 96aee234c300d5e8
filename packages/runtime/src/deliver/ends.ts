import type { Batch, DeliveryId, Outcome, Settled, Turn } from "@heed/core/contracts";
import { isJsonObject } from "@heed/core/contracts";
import type { Recheck } from "@heed/core/engine";

/** What keeps a delivery from going out now: for good, or until a better time. */
export type Refusal = Exclude<Recheck, { readonly answer: "send" }>;

/** Deliveries that may not go out now, and why. */
export type Refused = ReadonlyMap<DeliveryId, Refusal>;

/** How a delivery left a conversation: as the sink said, or before anything was said about it. */
export type End = Settled | { readonly id: DeliveryId; readonly refused: Refusal };

/** Why a delivery waits for the first open instant of its person's day. */
export const QUIET_HOURS = "quiet hours";

/** What became of each delivery of a batch. */
export class Ends {
  readonly #batch: Batch;
  readonly #refused = new Map<DeliveryId, Refusal>();
  readonly #settled = new Map<DeliveryId, Settled>();
  /** What calls have gone out for: all of it has to be settled. */
  readonly #askedAbout = new Set<DeliveryId>();

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** Whatever a sink says about these, they were stopped. */
  refuse(refused: Refused): void {
    for (const [id, refusal] of refused) this.#refused.set(id, refusal);
  }

  /** Of two ends of one delivery, the first one stands; ends of deliveries that are not in the batch are nobody's. */
  hear({ settled = [], ask }: Turn): void {
    for (const each of settled) {
      if (!isOutcome(each.outcome)) throw new TypeError("a sink settled a delivery without an outcome");
      if (!this.#settled.has(each.id)) this.#settled.set(each.id, each);
    }
    for (const { id } of ask?.batch ?? []) this.#askedAbout.add(id);
  }

  /** How everything ended that was settled or asked about; what is still open of it ends with this outcome. */
  asked(open: Outcome): readonly End[] {
    return this.#ends((id) => (this.#askedAbout.has(id) ? open : undefined));
  }

  /** The same, but for a sink that did nothing at all: then the whole batch ends with this outcome. */
  all(open: Outcome): readonly End[] {
    return this.#settled.size + this.#askedAbout.size > 0 ? this.asked(open) : this.#ends(() => open);
  }

  #ends(outcomeOf: (id: DeliveryId) => Outcome | undefined): readonly End[] {
    return this.#batch.flatMap(({ id }): readonly End[] => {
      const refused = this.#refused.get(id);
      if (refused !== undefined) return [{ id, refused }];
      const settled = this.#settled.get(id);
      if (settled !== undefined) return [settled];
      const outcome = outcomeOf(id);
      return outcome === undefined ? [] : [{ id, outcome }];
    });
  }
}

/** Sinks are written by others, in JavaScript too: what is no outcome must not reach the store. */
function isOutcome(outcome: unknown): outcome is Outcome {
  if (!isJsonObject(outcome)) return false;
  const { status, reason } = outcome;
  if (status === "delivered") return true;
  return (status === "retry" || status === "rejected" || status === "held") && typeof reason === "string";
}
