import { HeedError } from "@heed/core/contracts";
import type { EpochMs, ListQueries, ListRows, ProfileKey, Store, StoredProfile } from "@heed/core/contracts";
import { lists, sweep } from "./history.ts";
import { leasesOf } from "./leases.ts";
import { memoryData } from "./memory-data.ts";
import type { Instance, MemoryData } from "./memory-data.ts";
import { claim, nextClaimAt, settle } from "./outbox.ts";
import { transact } from "./transact.ts";

export interface MemoryStoreOptions {
  /** Share it between stores to play several processes on one database. @defaultValue fresh, empty data */
  readonly data?: MemoryData;
}

/**
 * Keeps everything in this process: for tests, simulations and trying things out. Nothing outlives `data`.
 *
 * Plain on purpose: it is the yardstick for the other stores, and scans where they have an index.
 */
export function memoryStore({ data = memoryData() }: MemoryStoreOptions = {}): Store {
  const instance: Instance = { closed: false };
  const leases = leasesOf(data, instance);

  /** Runs at once, to the end; a fault of any kind becomes a rejection. */
  const whileOpen = async <Result>(work: () => Result): Promise<Result> => {
    if (instance.closed) throw new HeedError("HEED_STORE_CLOSED", "The store was closed; open a new one.");
    return work();
  };

  return {
    contract: 1,
    transact: (ask, change) =>
      whileOpen(() => {
        leases.mayWrite();
        transact(data, ask, change);
      }),
    due: (now, limit) => whileOpen(() => due(data, now, limit)),
    claim: (sink, now, limit, leaseMs) => whileOpen(() => claim(data, sink, now, limit, leaseMs)),
    nextClaimAt: (sink) => whileOpen(() => nextClaimAt(data, sink)),
    settle: (settlements, now) => whileOpen(() => settle(data, settlements, now)),
    lead: (role, holder, leaseMs, now) => whileOpen(() => leases.lead(role, holder, leaseMs, now)),
    resign: (role, holder, now) => whileOpen(() => leases.resign(role, holder, now)),
    deploy: (names, at) =>
      whileOpen(() => {
        const deployed = new Set(names);
        for (const name of data.deployments.keys()) {
          if (names.length > 0 && !deployed.has(name)) data.deployments.delete(name);
        }
        for (const name of names) {
          if (!data.deployments.has(name)) data.deployments.set(name, at);
        }
        return new Map(data.deployments);
      }),
    submit: (command) =>
      whileOpen(() => {
        if (!data.commands.has(command.id)) data.commands.set(command.id, { command });
      }),
    commands: (limit) =>
      whileOpen(() =>
        [...data.commands.values()]
          .filter(({ appliedAt }) => appliedAt === undefined)
          .slice(0, limit)
          .map(({ command }) => command),
      ),
    read: (profiles) => whileOpen(() => read(data, profiles)),
    async *list<Of extends keyof ListRows>(of: Of, query?: ListQueries[Of]): AsyncIterable<ListRows[Of]> {
      yield* await whileOpen(() => lists(data)[of](query));
    },
    counts: () => whileOpen(() => [...data.counts.values()]),
    sweep: (now, retention, limit) => whileOpen(() => sweep(data, now, retention, limit)),
    close: async () => {
      instance.closed = true;
    },
  };
}

function due(
  data: MemoryData,
  now: EpochMs,
  limit: number,
): { readonly profiles: readonly ProfileKey[]; readonly nextAt?: EpochMs } {
  const waiting = [...data.profiles.values()]
    .flatMap(({ key, wakeAt }) => (wakeAt === undefined ? [] : [{ key, wakeAt }]))
    .toSorted((a, b) => a.wakeAt - b.wakeAt);
  const come = waiting.filter(({ wakeAt }) => wakeAt <= now).slice(0, limit);
  const next = waiting[come.length];
  return { profiles: come.map(({ key }) => key), ...(next === undefined ? {} : { nextAt: next.wakeAt }) };
}

function read(data: MemoryData, keys: readonly ProfileKey[]): ReadonlyMap<ProfileKey, StoredProfile> {
  const found = new Map<ProfileKey, StoredProfile>();
  for (const key of keys) {
    const profile = data.profiles.get(data.forwards.get(key) ?? key);
    if (profile !== undefined) found.set(key, profile);
  }
  return found;
}
