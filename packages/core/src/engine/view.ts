import type { View } from "../condition/index.ts";
import { permission } from "../consent/index.ts";
import type { EpochMs } from "../contracts/index.ts";
import type { Deployment, Plan } from "./plan.ts";
import { slotAt } from "./slots.ts";
import type { Seen } from "./state.ts";

/** A profile's history as conditions look at it, at one instant. */
export class ProfileView implements View {
  readonly at: EpochMs;
  readonly firstSeenAt: EpochMs | undefined;
  readonly firstActivityAt: EpochMs | undefined;
  readonly lastActivityAt: EpochMs | undefined;
  /** The history that it shows. */
  readonly seen: Seen;
  readonly #plan: Plan;
  readonly #deployment: Deployment;

  constructor(plan: Plan, deployment: Deployment, seen: Seen, at: EpochMs) {
    this.#plan = plan;
    this.#deployment = deployment;
    this.seen = seen;
    this.at = at;
    this.firstSeenAt = seen.firstSeenAt;
    this.firstActivityAt = seen.firstActivityAt;
    this.lastActivityAt = seen.lastActivityAt;
  }

  register(place: number): unknown {
    return slotAt(this.seen.registers, place);
  }

  watchedSince(place: number): EpochMs {
    return this.#deployment.registers[place] ?? 0;
  }

  permitted(name: string): boolean {
    const purpose = this.#plan.purposes.get(name);
    return purpose !== undefined && permission(this.seen.consent, purpose).allowed;
  }
}
