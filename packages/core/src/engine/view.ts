import type { View } from "../condition/index.ts";
import { permission } from "../consent/index.ts";
import type { EpochMs } from "../contracts/index.ts";
import type { Deployment, Plan } from "./plan.ts";
import { slotAt } from "./slots.ts";
import type { Seen } from "./state.ts";

/** A profile's history as conditions look at it, at one instant. */
export class ProfileView implements View {
  readonly at: EpochMs;
  readonly firstSeenAt?: EpochMs;
  readonly firstActivityAt?: EpochMs;
  readonly lastActivityAt?: EpochMs;
  readonly #plan: Plan;
  readonly #deployment: Deployment;
  readonly #seen: Seen;

  constructor(plan: Plan, deployment: Deployment, seen: Seen, at: EpochMs) {
    this.#plan = plan;
    this.#deployment = deployment;
    this.#seen = seen;
    this.at = at;
    const { firstSeenAt, firstActivityAt, lastActivityAt } = seen;
    if (firstSeenAt !== undefined) this.firstSeenAt = firstSeenAt;
    if (firstActivityAt !== undefined) this.firstActivityAt = firstActivityAt;
    if (lastActivityAt !== undefined) this.lastActivityAt = lastActivityAt;
  }

  register(place: number): unknown {
    return slotAt(this.#seen.registers, place);
  }

  watchedSince(place: number): EpochMs {
    return this.#deployment.registers[place] ?? 0;
  }

  permitted(name: string): boolean {
    const purpose = this.#plan.purposes.get(name);
    return purpose !== undefined && permission(this.#seen.consent, purpose).allowed;
  }
}
