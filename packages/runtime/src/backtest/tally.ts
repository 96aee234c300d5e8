import type { Decision, ProfileKey } from "@heed/core/contracts";
import type { Effect, PlannedTrigger } from "@heed/core/engine";
import type { BacktestTrigger } from "./result.ts";

/** The counts of one trigger, as they grow with the engine's effects. */
export class Tally {
  readonly #name: string;
  readonly #waits: boolean;
  readonly #users = new Set<ProfileKey>();
  readonly #suppressed = new Map<string, number>();
  #opened = 0;
  #fired = 0;
  #cancelled = 0;
  #stale = 0;
  #pending = 0;
  #evicted = 0;
  #noKey = 0;
  #inexact = 0;
  #evidenceLeftOut = 0;

  constructor({ name, wait }: PlannedTrigger) {
    this.#name = name;
    this.#waits = wait !== undefined;
  }

  add(effect: Effect): void {
    switch (effect.kind) {
      case "opened":
        this.#opened += 1;
        break;
      case "moved":
      case "wait_decided":
      case "not_collected":
      case "before_deployment":
        // A decision follows as an effect of its own; an event that was not taken in is about no trigger; and a backtest
        // deploys before everything.
        break;
      case "cancelled":
        this.#cancelled += 1;
        break;
      case "stale":
        this.#stale += 1;
        if (!this.#waits) this.#opened += 1;
        break;
      case "evicted":
      case "dropped":
        this.#evicted += 1;
        break;
      case "no_key":
        this.#noKey += 1;
        break;
      case "inexact":
        this.#inexact += 1;
        break;
      case "evidence_left_out":
        this.#evidenceLeftOut += effect.paths;
        break;
      case "fired":
      case "suppressed":
        this.#decided(effect.decision);
        break;
    }
  }

  /** One wait that is still open after the last row. */
  addPending(): void {
    this.#pending += 1;
  }

  result(): BacktestTrigger {
    return {
      trigger: this.#name,
      opened: this.#opened,
      fired: this.#fired,
      users: this.#users.size,
      cancelled: this.#cancelled,
      stale: this.#stale,
      pending: this.#pending,
      evicted: this.#evicted,
      noKey: this.#noKey,
      inexact: this.#inexact,
      evidenceLeftOut: this.#evidenceLeftOut,
      suppressed: Object.fromEntries(this.#suppressed),
    };
  }

  #decided({ profile, ended, reason = "unknown" }: Decision): void {
    this.#fired += 1;
    if (!this.#waits) this.#opened += 1;
    this.#users.add(profile);
    if (ended === "suppressed") this.#suppressed.set(reason, (this.#suppressed.get(reason) ?? 0) + 1);
  }
}

/** The trigger that an effect is about, if it is about one. */
export function triggerOf(effect: Effect): string | undefined {
  if (effect.kind === "not_collected") return undefined;
  return "decision" in effect ? effect.decision.trigger : effect.trigger;
}
