import type {
  Cancellation,
  Change,
  Decision,
  EpochMs,
  Event,
  Forward,
  HistoryRow,
  ProfileKey,
  ProfileRow,
  QueuedDelivery,
  StoredProfile,
  View,
} from "@heed/core/contracts";
import type { Effect, LogRecord, ProfileState } from "@heed/core/engine";
import { decodeState, encodeState, step, wakeAtOf } from "@heed/core/engine";
import type { Rules } from "../rules/rulebook.ts";
import type { Tally } from "../tally.ts";
import { tallyEffect } from "../tally.ts";
import type { Profiles, Read } from "./profiles.ts";

/** What was decided for one profile, to be told once it is durable. */
export interface Decided {
  readonly profile: ProfileKey;
  readonly effect: Effect;
}

/**
 * Runs records through the engine, one after the other, and gathers what one transaction must write.
 *
 * Whoever brings the news, nobody's wait is decided past `readTo`: something that has arrived, or still lies at a sender,
 * may yet end it. The log time of such a record is the last instant before that decision.
 */
export class Transaction implements Profiles {
  readonly decided: Decided[] = [];
  readonly #rules: Rules;
  readonly #view: View;
  readonly #readTo: EpochMs;
  readonly #rows = new Map<ProfileKey, ProfileRow | undefined>();
  readonly #states = new Map<ProfileKey, ProfileState>();
  /** What this transaction itself has written. */
  readonly #touched = new Set<ProfileKey>();
  readonly #forwards: Forward[] = [];
  readonly #history: HistoryRow[] = [];

  constructor(rules: Rules, view: View, readTo: EpochMs) {
    this.#rules = rules;
    this.#view = view;
    this.#readTo = readTo;
  }

  has(key: ProfileKey): boolean {
    if (this.leadsTo(key) !== undefined) return false;
    return this.#touched.has(key) || this.#row(key) !== undefined;
  }

  leadsTo(key: ProfileKey): ProfileKey | undefined {
    return this.#forwards.findLast(({ from }) => from === key)?.to ?? this.#row(key)?.forward;
  }

  stateOf(key: ProfileKey): ProfileState {
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const row = this.#row(key);
    const state = decodeState(this.#rules.plan, row?.forward === undefined ? row?.state : undefined);
    this.#states.set(key, state);
    return state;
  }

  read(key: ProfileKey, record: LogRecord): Read {
    return this.#step(key, record, undecidedTo(this.stateOf(key)));
  }

  join({ from, to }: Forward, by: Event, at: EpochMs, seq: number): void {
    const theirs = this.stateOf(from);
    const undecided = Math.min(undecidedTo(this.stateOf(to)), undecidedTo(theirs));
    this.#step(to, { kind: "merge", at, seq, from, state: theirs, by }, undecided);
  }

  forward(forward: Forward): void {
    this.#touched.delete(forward.from);
    this.#forwards.push(forward);
  }

  /** Keeps an event for later questions. */
  remember(row: HistoryRow): void {
    this.#history.push(row);
  }

  change(tally: Tally): Change {
    for (const { effect } of this.decided) tallyEffect(tally, effect);
    return {
      profiles: this.#profiles(),
      decisions: this.decided.flatMap(decisionOf),
      deliveries: this.decided.flatMap(deliveriesOf),
      cancellations: this.decided.flatMap(cancellationOf),
      forwards: this.#forwards,
      history: this.#history,
      counts: tally.counts(),
    };
  }

  /** The earliest wake-up among the profiles touched. */
  get wakeAt(): EpochMs | undefined {
    const wakes = [...this.#touched].map((key) => wakeAtOf(this.stateOf(key)) ?? Infinity);
    const earliest = Math.min(Infinity, ...wakes);
    return earliest === Infinity ? undefined : earliest;
  }

  #profiles(): readonly StoredProfile[] {
    return [...this.#touched].map((key) => {
      const state = this.stateOf(key);
      const wakeAt = wakeAtOf(state);
      return {
        key,
        state: encodeState(this.#rules.plan, state),
        ...(wakeAt === undefined ? {} : { wakeAt }),
      };
    });
  }

  #row(key: ProfileKey): ProfileRow | undefined {
    if (!this.#rows.has(key)) this.#rows.set(key, this.#view.profile(key));
    return this.#rows.get(key);
  }

  #step(key: ProfileKey, record: LogRecord, undecided: EpochMs): Read {
    const { plan, deployment } = this.#rules;
    const at = Math.max(this.#readTo, Math.min(record.at, undecided));
    const { state, effects } = step(plan, deployment, key, this.stateOf(key), heldBack(record, at));
    this.#states.set(key, state);
    this.#touched.add(key);
    for (const effect of effects) this.decided.push({ profile: key, effect });
    return { effects, seq: state.seq };
  }
}

/** The last log time at which nothing of this profile is decided. */
function undecidedTo(state: ProfileState): EpochMs {
  return (wakeAtOf(state) ?? Infinity) - 1;
}

/** Log time may be held back; when an event was really read is kept beside it. */
function heldBack(record: LogRecord, at: EpochMs): LogRecord {
  return record.kind === "event" ? { ...record, at, readAt: record.at } : { ...record, at };
}

function decisionOf({ effect }: Decided): readonly Decision[] {
  return "decision" in effect ? [effect.decision] : [];
}

function deliveriesOf({ effect }: Decided): readonly QueuedDelivery[] {
  return effect.kind === "fired" ? effect.deliveries : [];
}

function cancellationOf({ effect }: Decided): readonly Cancellation[] {
  return effect.kind === "late_cancel" ? [{ reason: "late_cancel", fire: effect.fire }] : [];
}
