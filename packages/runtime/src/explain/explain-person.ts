import type { Decision, DeliveryRow, EpochMs, ProfileKey, Store, StoredProfile } from "@heed/core/contracts";
import { HeedError, unknownWord } from "@heed/core/contracts";
import type { Explanation, PastEvent, ProfileState } from "@heed/core/engine";
import { decodeState, explain, replayed } from "@heed/core/engine";
import type { Person } from "../control/commands.ts";
import { profileOf } from "../control/commands.ts";
import type { Rules } from "../rules/rulebook.ts";

/** What to explain of a person. */
export interface ExplainAsk {
  /** The name of one trigger; absent: all of them. */
  readonly trigger?: string;
  /** The instant to explain; before the newest record it needs a stored history. Absent: now. */
  readonly at?: EpochMs;
}

/** Why triggers did or did not fire for a person, as far as that is known. */
export type ExplainedPerson =
  /** Nobody is known by this id: nothing was read of them, or all of it was forgotten. */
  | { readonly isKnown: false; readonly lookedFor: ProfileKey }
  | {
      readonly isKnown: true;
      readonly profile: ProfileKey;
      /** True where the past was replayed from the stored history. */
      readonly isReplayed: boolean;
      readonly explanations: readonly Explanation[];
      /** What is still stored of decisions about the person until then, oldest first. */
      readonly decisions: readonly DecisionExplained[];
    }
  /** The past was asked for, and the events of it are not stored. */
  | { readonly isKnown: true; readonly profile: ProfileKey; readonly why: string };

/** A stored decision, and where its deliveries stand. */
export interface DecisionExplained {
  readonly decision: Decision;
  readonly deliveries: readonly Pick<DeliveryRow, "sink" | "state" | "reason" | "changedAt">[];
}

/** What the rules and a store say about one person. Nothing is written. */
export async function explainPerson(
  store: Pick<Store, "read" | "list">,
  { plan, deployment }: Rules,
  person: Person,
  now: EpochMs,
  { trigger, at: asked }: ExplainAsk = {},
): Promise<ExplainedPerson> {
  if (trigger !== undefined && !plan.places.has(trigger))
    throw unknownTrigger(trigger, [...plan.places.keys()]);
  const lookedFor = profileOf(person);
  const known = (await store.read([lookedFor])).get(lookedFor);
  if (known === undefined) return { isKnown: false, lookedFor };
  const profile = known.key;
  const stored = decodeState(plan, known.state);
  // Who asks for no instant asks for the newest, however clocks differ.
  const at = asked ?? Math.max(now, stored.readTo);
  const isReplayed = at < stored.readTo;
  const state = isReplayed ? await stateAt(store, { plan, deployment }, known, at) : stored;
  if (typeof state === "string") return { isKnown: true, profile, why: state };
  return {
    isKnown: true,
    profile,
    isReplayed,
    explanations: explain(plan, deployment, profile, state, at, trigger),
    decisions: await decisionsOf(store, profile, trigger, at),
  };
}

/** The state as it was, or why nobody can tell. */
async function stateAt(
  store: Pick<Store, "list">,
  { plan, deployment }: Rules,
  { key }: StoredProfile,
  at: EpochMs,
): Promise<ProfileState | string> {
  const events: PastEvent[] = [];
  for await (const { event, seq } of store.list("history", { profile: key }))
    events.push({ event, seq, readAt: event.receivedAt });
  const replay = replayed(plan, deployment, key, events, at);
  return replay.isKnown ? replay.state : replay.why;
}

async function decisionsOf(
  store: Pick<Store, "list">,
  profile: ProfileKey,
  trigger: string | undefined,
  until: EpochMs,
): Promise<readonly DecisionExplained[]> {
  const deliveries = new Map<string, DeliveryRow[]>();
  for await (const row of store.list("deliveries", { profile })) {
    if (row.fire === undefined) continue;
    deliveries.set(row.fire, [...(deliveries.get(row.fire) ?? []), row]);
  }
  const decisions: DecisionExplained[] = [];
  for await (const decision of store.list("decisions", {
    profile,
    ...(trigger === undefined ? {} : { trigger }),
  })) {
    if (decision.decidedAt > until) continue;
    const rows = deliveries.get(decision.id) ?? [];
    decisions.push({
      decision,
      deliveries: rows.map(({ sink, state, reason, changedAt }) => ({
        sink,
        state,
        changedAt,
        ...(reason === undefined ? {} : { reason }),
      })),
    });
  }
  return decisions;
}

function unknownTrigger(trigger: string, names: readonly string[]): HeedError {
  return new HeedError("HEED_CONFIG_INVALID", "No such trigger", {
    faults: [{ at: "trigger", message: unknownWord(trigger, names) }],
  });
}
