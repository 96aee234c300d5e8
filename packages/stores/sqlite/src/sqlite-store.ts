import { HeedError } from "@heed/core/contracts";
import type { ListQueries, ListRows, ProfileKey, Store, StoredProfile } from "@heed/core/contracts";
import { commitQueue } from "./commit-queue.ts";
import { headsOf } from "./heads.ts";
import { leasesOf } from "./leases.ts";
import { lockFileFor } from "./lock-file.ts";
import { openDatabase, openToRead } from "./open-database.ts";
import { outboxOf } from "./outbox.ts";
import { findCommands, putCommand } from "./statements/commands.ts";
import { deployNames } from "./statements/deploy-names.ts";
import { findDue } from "./statements/find-due.ts";
import { findNextClaim } from "./statements/find-next-claim.ts";
import { findProfile } from "./statements/find-profile.ts";
import { listRows } from "./statements/list-rows.ts";
import { readCounts } from "./statements/read-counts.ts";
import { sweepExpired } from "./statements/sweep-expired.ts";
import { inShortCommits } from "./sweep.ts";
import { transactor } from "./transact.ts";

export interface SqliteStoreOptions {
  /** The database file; created with its folder for its owner alone (mode 0600) where there is none. `:memory:` keeps nothing. */
  readonly path: string;
  /**
   * `full`: what was acknowledged survives a power cut. `normal`: it survives the death of the process, but a power cut
   * may take the last moments with it; the database stays whole either way.
   *
   * @defaultValue `"full"`
   */
  readonly synchronous?: "full" | "normal";
  /**
   * Only looks: beside a running engine, and without holding it up. The file must be there; nothing is migrated, `deploy`
   * tells what would be deployed, and everything else that writes rejects.
   *
   * @defaultValue `false`
   */
  readonly readOnly?: boolean;
}

/**
 * Keeps everything in one SQLite file, without a server.
 *
 * Reads and writes are synchronous inside: the event loop stands still for each commit, mostly for less than 20 ms as
 * long as single transactions stay under a thousand rows. Writes that wait together share a commit, for 8 ms of work.
 *
 * Throws `HEED_STORE_VERSION` where the file was written by a newer Heed, or by something else.
 */
export function sqliteStore({ path, synchronous = "full", readOnly = false }: SqliteStoreOptions): Store {
  const database = readOnly ? openToRead(path) : openDatabase(path, synchronous);
  const lockFile = lockFileFor(path);
  const queue = commitQueue(database);
  const heads = headsOf(database);
  const outbox = outboxOf(database, heads);
  const leases = leasesOf(database, outbox, lockFile, synchronous);
  const transact = transactor(database, outbox, heads);
  const due = findDue(database);
  const nextClaimAt = findNextClaim(database);
  const deploy = deployNames(database, readOnly);
  const submit = putCommand(database);
  const commands = findCommands(database);
  const profileAt = findProfile(database);
  const list = listRows(database);
  const counts = readCounts(database);
  const sweep = sweepExpired(database);
  let closed = false;

  const whileOpen = <Result>(work: () => Result): Result => {
    if (closed) throw new HeedError("HEED_STORE_CLOSED", "The store was closed; open a new one.");
    return work();
  };
  /** Joins the next commit. */
  const write = async <Result>(work: () => Result): Promise<Result> => whileOpen(() => queue.add(() => work));

  return {
    contract: 1,
    transact: async (ask, change) => {
      const work = transact(ask, change);
      await whileOpen(() =>
        queue.add(() => {
          leases.mayWrite();
          return work();
        }),
      );
    },
    due: async (now, limit) => whileOpen(() => due(now, limit)),
    claim: (sink, now, limit, leaseMs) => write(() => outbox.claim(sink, now, limit, leaseMs)),
    nextClaimAt: async (sink) => whileOpen(() => nextClaimAt(sink)),
    settle: (settlements, now) => write(() => outbox.settle(settlements, now)),
    lead: async (role, holder, leaseMs, now) => whileOpen(() => leases.lead(role, holder, leaseMs, now)),
    resign: (role, holder, now) => write(() => leases.resign(role, holder, now)),
    deploy: async (names, at) =>
      readOnly ? whileOpen(() => deploy(names, at)) : write(() => deploy(names, at)),
    submit: (command) => write(() => submit(command)),
    commands: async (limit) => whileOpen(() => commands(limit)),
    read: async (keys) =>
      whileOpen(() => {
        const found = new Map<ProfileKey, StoredProfile>();
        for (const key of keys) {
          const row = profileAt(key);
          const profile = row?.forward === undefined ? row : profileAt(row.forward);
          if (profile?.forward === undefined && profile !== undefined) found.set(key, profile);
        }
        return found;
      }),
    async *list<Of extends keyof ListRows>(of: Of, query?: ListQueries[Of]): AsyncIterable<ListRows[Of]> {
      const pages = list[of](query)[Symbol.iterator]();
      for (;;) {
        const page = whileOpen(() => pages.next());
        if (page.done === true) return;
        yield* page.value;
      }
    },
    counts: async () => whileOpen(counts),
    sweep: (now, retention, limit) =>
      inShortCommits(
        (share) => write(() => sweep(now, retention, share)),
        limit,
        () => !closed,
      ),
    close: async () => {
      if (closed) return;
      closed = true;
      queue.flush();
      lockFile.release();
      database.close();
    },
  };
}
