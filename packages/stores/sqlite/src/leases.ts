import { HeedError } from "@heed/core/contracts";
import type { EpochMs, HeldBy, Leadership, Milliseconds } from "@heed/core/contracts";
import type { LockFile } from "./lock-file.ts";
import type { Database } from "./node-sqlite.ts";
import type { Outbox } from "./outbox.ts";
import { findLease } from "./statements/find-lease.ts";
import { putLease } from "./statements/put-lease.ts";
import { inTransaction } from "./transaction.ts";

/** The roles of one store instance. */
export interface Leases {
  lead(role: string, holder: string, leaseMs: Milliseconds, now: EpochMs): Leadership | HeldBy;
  /** Runs inside a transaction. */
  resign(role: string, holder: string, now: EpochMs): void;
  /** Throws `HEED_LEASE_LOST` where this instance led the engine and another has taken over since. */
  mayWrite(): void;
}

export function leasesOf(
  database: Database,
  outbox: Outbox,
  lockFile: LockFile,
  synchronous: "full" | "normal",
): Leases {
  const { instance } = lockFile;
  const find = findLease(database);
  const put = putLease(database);
  /** Which roles this instance believes it leads, and as whom. */
  const led = new Map<string, string>();

  const isMine = (role: string, holder: string): boolean => {
    const known = find(role);
    return known?.instance === instance && known.holder === holder;
  };

  const takeOrRenew = (role: string, holder: string, until: EpochMs, now: EpochMs): Leadership | HeldBy => {
    const known = find(role);
    const mine = isMine(role, holder);
    if (known?.until !== undefined && !mine && now < known.until && lockFile.isAlive(known.instance)) {
      return { leads: false, holder: known.holder, until: known.until };
    }
    if (!mine) {
      lockFile.hold();
      lockFile.removeDead();
      if (known !== undefined && role.startsWith("sink:")) outbox.free(role.slice("sink:".length), now);
    }
    put({ role, holder, instance, until, lastBeatAt: now });
    return { leads: true, until, ...(known === undefined ? {} : { lastBeatAt: known.lastBeatAt }) };
  };

  return {
    lead(role, holder, leaseMs, now) {
      const beat = (): Leadership | HeldBy =>
        inTransaction(database, () => takeOrRenew(role, holder, now + leaseMs, now));
      const answer = isMine(role, holder) ? withoutFlush(database, synchronous, beat) : beat();
      if (answer.leads) led.set(role, holder);
      return answer;
    },

    resign(role, holder, now) {
      if (led.get(role) === holder) led.delete(role);
      if (isMine(role, holder)) put({ role, holder, instance, lastBeatAt: now });
    },

    mayWrite() {
      const holder = led.get("engine");
      if (holder === undefined || isMine("engine", holder)) return;
      throw new HeedError(
        "HEED_LEASE_LOST",
        `"${holder}" no longer leads the engine: "${find("engine")?.holder}" took over. Nothing was written.`,
      );
    },
  };
}

/**
 * Renewing a lease comes every few seconds and need not wait for the disk. In WAL mode a commit that was not flushed can
 * only be lost to a power cut, never torn, and never when just the process dies; the next flushed commit takes it along.
 * After a power cut the leader is gone anyway: an older beat only makes the gap look longer, which is the careful side.
 */
function withoutFlush<Result>(
  database: Database,
  synchronous: "full" | "normal",
  work: () => Result,
): Result {
  database.exec("PRAGMA synchronous = normal");
  try {
    return work();
  } finally {
    database.exec(`PRAGMA synchronous = ${synchronous}`);
  }
}
