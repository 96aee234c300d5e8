/**
 * One number that only grows, committed together with what it counts.
 *
 * `of` is the trigger, sink or source it is about; `reason` tells kinds of one name apart.
 */
export interface Count {
  readonly name: CountName;
  readonly of: string;
  readonly reason?: string;
  /** Of a suppression or a hold: what would have allowed it, for a person to read. Not part of the key; the newest text stands. */
  readonly allowedBy?: string;
  readonly n: number;
}

/**
 * The numbers of the conservation law; see the guarantees.
 *
 * The store alone knows what is new to it, so it counts decisions, deliveries and what late cancels met by itself.
 */
export type CountName =
  /** Events, by source: received = refused + duplicate + suppressed + processed. */
  | "received"
  | "refused"
  | "duplicate"
  | "suppressed_event"
  | "processed"
  /**
   * Decided instants, by trigger: decided = fired + shadow + suppressed + if_false + stale + expired + held − held_released.
   * `held` counts whatever began to be held, `held_released` what ceased to be, for the same reason; their difference is what is held now.
   */
  | "decided"
  | "fired"
  | "shadow"
  | "suppressed"
  | "if_false"
  | "stale"
  | "expired"
  | "held"
  | "held_released"
  /** Deliveries, by sink: queued = delivered + dead + cancelled + those still waiting or in flight. */
  | "queued"
  | "delivered"
  | "dead"
  | "cancelled"
  /** Fires that should not have been, by trigger: a cancel that belonged before the decision came after it. */
  | "late_cancel"
  /** Their deliveries, by trigger: cancelled in time, and already in flight or delivered. */
  | "late_cancel_stopped"
  | "late_cancel_sent"
  /**
   * Waits, by trigger: opened = decided (of waits) + cancelled + stale + evicted + joined + dropped + those still open. `joined`: two of
   * them became one, because two profiles did; `dropped`: the trigger was taken away or redefined.
   */
  | "wait_opened"
  | "wait_cancelled"
  | "wait_decided"
  | "wait_stale"
  | "wait_evicted"
  | "wait_joined"
  | "wait_dropped"
  /** Sequences begun and forgotten, because their trigger watches too many values, by trigger. */
  | "sequence_evicted"
  /** Steps that came after their place in the sequence was forgotten or decided, by trigger: they count for no match. */
  | "late_step"
  /** Anonymous profiles that were joined into a known one, and ids that were bound to another person, by source. */
  | "profile_joined"
  | "profile_rebound"
  /** Starts without the correlation key, by trigger: they open nothing. */
  | "no_key"
  /** Starts that happened before their trigger was deployed, by trigger: they begin nothing. */
  | "before_deployment"
  /** Late cancels and decisions among starts that are no longer remembered, by trigger: decided without those. */
  | "inexact"
  /** Evidence too large to be remembered, in paths, by trigger: those payload fields stay empty. */
  | "evidence_left_out";
