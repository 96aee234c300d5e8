import type { Decision, ProfileKey } from "@heed/core/contracts";
import type { Effect, TriggerPlan } from "@heed/core/engine";
import type { BacktestTrigger } from "./result.ts";

/** What is only counted. */
type Counted = Exclude<keyof BacktestTrigger, "trigger" | "users" | "held" | "suppressed">;

/** The counts of one trigger, as they grow with the engine's effects. */
export class Tally {
  readonly #name: string;
  readonly #waits: boolean;
  readonly #users = new Set<ProfileKey>();
  readonly #suppressed = new Map<string, number>();
  /** Decisions that are held now: how they end is told later, and is no other instant. */
  readonly #held = new Set<string>();
  readonly #counts: Record<Counted, number> = {
    opened: 0,
    fired: 0,
    sent: 0,
    cancelled: 0,
    stale: 0,
    pending: 0,
    evicted: 0,
    joined: 0,
    noKey: 0,
    inexact: 0,
    evidenceLeftOut: 0,
    lateCancels: 0,
    lateSteps: 0,
    sequencesEvicted: 0,
    ifFalse: 0,
    shadow: 0,
    expired: 0,
  };

  constructor({ name, forms }: TriggerPlan) {
    this.#name = name;
    this.#waits = forms.some(({ wait }) => wait !== undefined);
  }

  add(effect: Effect): void {
    switch (effect.kind) {
      case "opened":
      case "cancelled":
      case "joined":
      case "inexact":
        return this.#count(effect.kind);
      case "moved":
      case "wait_decided":
      case "not_collected":
      case "before_deployment":
      case "dropped":
        // A decision follows as an effect of its own; an event that was not taken in is about no trigger; and a backtest
        // deploys once, before everything.
        return;
      case "stale":
        if (!this.#waits) this.#count("opened");
        return this.#count("stale");
      case "evicted":
        return this.#count(effect.of === "wait" ? "evicted" : "sequencesEvicted");
      case "no_key":
        return this.#count("noKey");
      case "late_step":
        return this.#count("lateSteps");
      case "late_cancel":
        return this.#count("lateCancels");
      case "evidence_left_out":
        return this.#count("evidenceLeftOut", effect.paths);
      case "fired":
      case "shadow":
      case "suppressed":
      case "held":
      case "if_false":
      case "expired":
        return this.#decided(effect.decision);
    }
  }

  /** Two people turned out to be one. */
  join(from: ProfileKey, to: ProfileKey): void {
    if (this.#users.delete(from)) this.#users.add(to);
  }

  /** One wait that is still open after the last row. */
  addPending(): void {
    this.#count("pending");
  }

  result(): BacktestTrigger {
    return {
      trigger: this.#name,
      ...this.#counts,
      users: this.#users.size,
      held: this.#held.size,
      suppressed: Object.fromEntries(this.#suppressed),
    };
  }

  #decided({ id, profile, ended, reason = "unknown" }: Decision): void {
    if (!this.#held.delete(id)) {
      this.#count("fired");
      if (!this.#waits) this.#count("opened");
      this.#users.add(profile);
    }
    switch (ended) {
      case "held":
        this.#held.add(id);
        break;
      case "suppressed":
        this.#suppressed.set(reason, (this.#suppressed.get(reason) ?? 0) + 1);
        break;
      case "fired":
        return this.#count("sent");
      case "if_false":
        return this.#count("ifFalse");
      case "shadow":
      case "expired":
      case "stale":
        return this.#count(ended);
    }
  }

  #count(name: Counted, n = 1): void {
    this.#counts[name] += n;
  }
}

/** The trigger that an effect is about, if it is about one. */
export function triggerOf(effect: Effect): string | undefined {
  if (effect.kind === "not_collected") return undefined;
  return "decision" in effect ? effect.decision.trigger : effect.trigger;
}
