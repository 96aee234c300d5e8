import type {
  Change,
  Claimed,
  Count,
  Decision,
  EpochMs,
  HistoryRow,
  Milliseconds,
  ProfileKey,
  QueuedDelivery,
  Settlement,
  Store,
  StoredProfile,
  Swept,
  View,
} from "@heed/core/contracts";

/** 24 November 2026, 09:00 UTC; every instant of the suite counts from here. */
export const START: EpochMs = Date.UTC(2026, 10, 24, 9);
export const DAY: Milliseconds = 86_400_000;
export const LEASE: Milliseconds = 30_000;

/** A settlement that offers the delivery again in 60 ms. */
export const RETRY: Omit<Extract<Settlement, { state: "waiting" }>, "id" | "lease"> = {
  state: "waiting",
  nextAt: START + 60,
  spent: true,
  uncertain: false,
  reason: "HTTP 429",
};

/** A sweep that found nothing to forget. */
export const NOTHING_SWEPT: Swept = { messages: 0, decisions: 0, deliveries: 0, history: 0, commands: 0 };

export const ANNA: ProfileKey = "u:anna";
export const BORIS: ProfileKey = "u:boris";

export function profile(key: ProfileKey, state = "{}", wakeAt?: EpochMs): StoredProfile {
  return { key, state, ...(wakeAt === undefined ? {} : { wakeAt }) };
}

/** What a change finds under the key of somebody who was not merged away. */
export function stateIn(view: View, key: ProfileKey): string | undefined {
  const row = view.profile(key);
  return row?.forward === undefined ? row?.state : undefined;
}

export function decision(id: string, fields: Partial<Decision> = {}): Decision {
  return {
    id,
    trigger: "abandoned_cart",
    profile: ANNA,
    start: { at: START - DAY, seq: 1 },
    at: START,
    decidedAt: START,
    evidence: [],
    ended: "fired",
    ...fields,
  };
}

/** A delivery to `crm` for Anna, queued at {@link START} and never tried. */
export function delivery(id: string, fields: Partial<QueuedDelivery> = {}): QueuedDelivery {
  return {
    sink: "crm",
    profile: ANNA,
    start: { at: START - DAY, seq: 1 },
    queuedAt: START,
    delivery: {
      id,
      trigger: "abandoned_cart",
      as: "Abandoned Cart",
      identity: { userId: "anna" },
      payload: {},
      consent: { purpose: "email_marketing", basis: "policy" },
      occurredAt: START,
      expiresAt: START + DAY,
      attempt: 0,
      uncertain: false,
    },
    ...fields,
  };
}

/** An event of Anna's at {@link START}, read as the `seq`th. */
export function happened(seq: number, fields: Partial<HistoryRow> = {}): HistoryRow {
  return {
    profile: ANNA,
    at: START,
    seq,
    event: {
      type: "track",
      name: "Product Added",
      source: "shop",
      id: `m-${seq}`,
      userId: "anna",
      occurredAt: START,
      receivedAt: START,
      properties: {},
      context: {},
    },
    ...fields,
  };
}

/** Writes a change that reads nothing. */
export function change(store: Store, written: Change): Promise<void> {
  return store.transact({ at: START, profiles: [] }, () => written);
}

/** Writes profiles in one transaction. */
export function put(store: Store, ...profiles: readonly StoredProfile[]): Promise<void> {
  return change(store, { profiles });
}

/** Queues deliveries in one transaction. */
export function queue(store: Store, ...deliveries: readonly QueuedDelivery[]): Promise<void> {
  return change(store, { deliveries });
}

/** Claims for `crm` with a lease of {@link LEASE}. */
export function claim(store: Store, now: EpochMs, limit = 10): Promise<readonly Claimed[]> {
  return store.claim("crm", now, limit, LEASE);
}

/** Claims for `crm` what must be exactly one delivery. */
export async function claimOne(store: Store, now: EpochMs): Promise<Claimed> {
  const [claimed, ...others] = await claim(store, now);
  if (claimed === undefined || others.length > 0) {
    throw new Error(
      `expected one delivery to claim, got ${claimed === undefined ? "none" : others.length + 1}`,
    );
  }
  return claimed;
}

export function idsOf(claimed: readonly QueuedDelivery[]): readonly string[] {
  return claimed.map(({ delivery: { id } }) => id);
}

/** All counts in one order, whatever the store's own. */
export async function countsOf(store: Store): Promise<readonly Count[]> {
  const counts = await store.counts();
  return counts.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function placeOf({ name, of, reason = "" }: Count): string {
  return JSON.stringify([name, of, reason]);
}
