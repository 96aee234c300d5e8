import type {
  Command,
  Control,
  Count,
  Decision,
  DeliveryId,
  DeliveryRow,
  EpochMs,
  HistoryRow,
  MessageKey,
  ProfileKey,
  StoredProfile,
} from "@heed/core/contracts";

/** A delivery and which claim of it is the current one; its lease is that number. */
export interface OutboxRow {
  readonly row: DeliveryRow;
  readonly claims: number;
}

/** A command, and when it was applied. */
export interface CommandRow {
  readonly command: Command;
  readonly appliedAt?: EpochMs;
}

/** One handle on the data, as leases know it. */
export interface Instance {
  closed: boolean;
}

export interface RoleLease {
  readonly holder: string;
  readonly instance: Instance;
  /** Absent once it was resigned. */
  readonly until?: EpochMs;
  readonly lastBeatAt: EpochMs;
}

/** What one or more memory stores share. Opaque: read it through a store. */
export interface MemoryData {
  readonly profiles: Map<ProfileKey, StoredProfile>;
  /** Where the histories of profiles that were merged away go on. */
  readonly forwards: Map<ProfileKey, ProfileKey>;
  /** When each message id was taken. */
  readonly messages: Map<MessageKey, EpochMs>;
  readonly decisions: Map<string, Decision>;
  readonly deliveries: Map<DeliveryId, OutboxRow>;
  /** In the order of commit. */
  readonly history: Map<symbol, HistoryRow>;
  readonly counts: Map<string, Count>;
  readonly commands: Map<string, CommandRow>;
  readonly controls: Map<string, Control>;
  readonly roles: Map<string, RoleLease>;
  readonly deployments: Map<string, EpochMs>;
}

/** Nothing yet. Hand it to two {@link memoryStore} calls and they are two processes on one database. */
export function memoryData(): MemoryData {
  return {
    profiles: new Map(),
    forwards: new Map(),
    messages: new Map(),
    decisions: new Map(),
    deliveries: new Map(),
    history: new Map(),
    counts: new Map(),
    commands: new Map(),
    controls: new Map(),
    roles: new Map(),
    deployments: new Map(),
  };
}

export function addCount(data: MemoryData, count: Count): void {
  const key = JSON.stringify([count.name, count.of, count.reason]);
  const known = data.counts.get(key);
  data.counts.set(key, { ...known, ...count, n: (known?.n ?? 0) + count.n });
}
