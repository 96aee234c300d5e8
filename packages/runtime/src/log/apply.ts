import type {
  Change,
  Decision,
  EpochMs,
  ProfileKey,
  QueuedDelivery,
  StoredProfile,
  View,
} from "@heed/core/contracts";
import type { Effect, LogRecord, Plan, Since } from "@heed/core/engine";
import { decodeState, encodeState, step, wakeAtOf } from "@heed/core/engine";
import type { Tally } from "../tally.ts";
import { tallyEffect } from "../tally.ts";

/** What was decided for one profile, to be told once it is durable. */
export interface Decided {
  readonly profile: ProfileKey;
  readonly effect: Effect;
}

/** A change to commit, and what to tell afterwards. */
export interface Applied {
  readonly change: Change;
  readonly decided: readonly Decided[];
  /** The earliest wake-up among the profiles touched. */
  readonly wakeAt?: EpochMs;
}

/**
 * Runs each profile's records through the engine, in order, and gathers what one transaction must write.
 *
 * Whoever brings the news, nobody's wait is decided past `readTo`: something that has arrived, or still lies at a sender,
 * may yet end it. The log time of such a record is the last instant before that decision.
 */
export function applyRecords(
  plan: Plan,
  since: Since,
  view: View,
  records: ReadonlyMap<ProfileKey, readonly LogRecord[]>,
  tally: Tally,
  readTo: EpochMs,
): Applied {
  const profiles: StoredProfile[] = [];
  const decided: Decided[] = [];
  let earliest = Infinity;
  for (const [key, list] of records) {
    let state = decodeState(plan, view.profile(key)?.state);
    for (const record of list) {
      const undecided = (wakeAtOf(state) ?? Infinity) - 1;
      const at = Math.max(readTo, Math.min(record.at, undecided));
      const result = step(plan, since, key, state, held(record, at));
      state = result.state;
      for (const effect of result.effects) decided.push({ profile: key, effect });
    }
    const wakeAt = wakeAtOf(state);
    earliest = Math.min(earliest, wakeAt ?? Infinity);
    profiles.push({ key, state: encodeState(plan, state), ...(wakeAt === undefined ? {} : { wakeAt }) });
  }
  for (const { effect } of decided) tallyEffect(tally, effect);
  return {
    change: {
      profiles,
      decisions: decided.flatMap(decisionOf),
      deliveries: decided.flatMap(deliveriesOf),
      counts: tally.counts(),
    },
    decided,
    ...(earliest === Infinity ? {} : { wakeAt: earliest }),
  };
}

/** Log time may be held back; when an event was really read is kept beside it. */
function held(record: LogRecord, at: EpochMs): LogRecord {
  return record.kind === "event" ? { ...record, at, readAt: record.at } : { ...record, at };
}

function decisionOf({ effect }: Decided): readonly Decision[] {
  return effect.kind === "fired" || effect.kind === "suppressed" ? [effect.decision] : [];
}

function deliveriesOf({ effect }: Decided): readonly QueuedDelivery[] {
  return effect.kind === "fired" ? effect.deliveries : [];
}
