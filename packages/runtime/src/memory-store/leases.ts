import { HeedError } from "@heed/core/contracts";
import type { EpochMs, HeldBy, Leadership, Milliseconds } from "@heed/core/contracts";
import type { Instance, MemoryData } from "./memory-data.ts";
import { freeInFlight } from "./outbox.ts";

/** The roles of one handle. */
export interface Leases {
  lead(role: string, holder: string, leaseMs: Milliseconds, now: EpochMs): Leadership | HeldBy;
  resign(role: string, holder: string, now: EpochMs): void;
  /** Throws `HEED_LEASE_LOST` where this handle led the engine and another has taken over since. */
  mayWrite(): void;
}

export function leasesOf(data: MemoryData, instance: Instance): Leases {
  /** Which roles this handle believes it leads, and as whom. */
  const led = new Map<string, string>();

  const isMine = (role: string, holder: string): boolean => {
    const known = data.roles.get(role);
    return known?.instance === instance && known.holder === holder;
  };

  return {
    lead(role, holder, leaseMs, now) {
      const known = data.roles.get(role);
      const mine = isMine(role, holder);
      if (known?.until !== undefined && !mine && !known.instance.closed && now < known.until) {
        return { leads: false, holder: known.holder, until: known.until };
      }
      if (known !== undefined && !mine && role.startsWith("sink:")) {
        freeInFlight(data, role.slice("sink:".length), now);
      }
      const until = now + leaseMs;
      data.roles.set(role, { holder, instance, until, lastBeatAt: now });
      led.set(role, holder);
      return { leads: true, until, ...(known === undefined ? {} : { lastBeatAt: known.lastBeatAt }) };
    },

    resign(role, holder, now) {
      if (led.get(role) === holder) led.delete(role);
      if (isMine(role, holder)) data.roles.set(role, { holder, instance, lastBeatAt: now });
    },

    mayWrite() {
      const holder = led.get("engine");
      if (holder === undefined || isMine("engine", holder)) return;
      throw new HeedError(
        "HEED_LEASE_LOST",
        `"${holder}" no longer leads the engine: "${data.roles.get("engine")?.holder}" took over. Nothing was written.`,
      );
    },
  };
}
