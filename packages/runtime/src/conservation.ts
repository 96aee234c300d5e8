import type { Count, CountName, Decision, DeliveryRow } from "@heed/core/contracts";

/** A side of the law that does not add up. */
export interface Imbalance {
  readonly law: string;
  /** Source, trigger or sink. */
  readonly of: string;
  readonly expected: number;
  readonly found: number;
}

/** Deliveries that have not ended yet, by sink. */
export type Pending = ReadonlyMap<string, number>;

/** What the counts cannot say by themselves. Each part that is given is one more law to check. */
export interface KnownBesides {
  /** Decisions that are held now, by trigger. */
  readonly held?: ReadonlyMap<string, number>;
  /** Waits that are open now, by trigger. */
  readonly openWaits?: ReadonlyMap<string, number>;
  /** Where each trigger sends, the same since its first fire; every trigger that ever fired has to be among them. */
  readonly sinks?: ReadonlyMap<string, readonly string[]>;
}

/** How a wait ends. */
const WAIT_ENDS = [
  "wait_decided",
  "wait_cancelled",
  "wait_stale",
  "wait_evicted",
  "wait_joined",
  "wait_dropped",
] as const satisfies readonly CountName[];

/**
 * Checks that nothing was lost: every event, wait, decided instant and delivery ended in exactly one named state. `pending`,
 * like what is known besides, is counted in the rows themselves, so the law compares two independent things.
 */
export function imbalances(
  counts: readonly Count[],
  pending: Pending,
  { held, openWaits, sinks }: KnownBesides = {},
): readonly Imbalance[] {
  const total = (of: string, ...names: readonly CountName[]): number =>
    counts
      .filter((count) => count.of === of && names.includes(count.name))
      .reduce((sum, { n }) => sum + n, 0);
  const named = (name: CountName): readonly string[] =>
    counts.filter((count) => count.name === name).map(({ of }) => of);
  const firesTo = (sink: string): number =>
    [...(sinks ?? [])]
      .filter(([, to]) => to.includes(sink))
      .reduce((sum, [trigger]) => sum + total(trigger, "fired"), 0);
  const queued = [...named("queued"), ...pending.keys()];
  return [
    ...check(
      "received = refused + duplicate + suppressed + processed",
      named("received"),
      (of) => total(of, "received"),
      (of) => total(of, "refused", "duplicate", "suppressed_event", "processed"),
    ),
    ...check(
      "decided = fired + shadow + suppressed + if_false + stale + expired + held − released",
      [...named("decided"), ...named("held"), ...named("held_released")],
      (of) => total(of, "decided"),
      (of) =>
        total(of, "fired", "shadow", "suppressed", "if_false", "stale", "expired", "held") -
        total(of, "held_released"),
    ),
    ...(held === undefined
      ? []
      : check(
          "held = released + held now",
          [...named("held"), ...held.keys()],
          (of) => total(of, "held"),
          (of) => total(of, "held_released") + (held.get(of) ?? 0),
        )),
    ...check(
      "queued = delivered + dead + cancelled + pending",
      queued,
      (of) => total(of, "queued"),
      (of) => total(of, "delivered", "dead", "cancelled") + (pending.get(of) ?? 0),
    ),
    ...(openWaits === undefined
      ? []
      : check(
          "opened = decided + cancelled + stale + evicted + joined + dropped + open waits",
          [...named("wait_opened"), ...openWaits.keys()],
          (of) => total(of, "wait_opened"),
          (of) => total(of, ...WAIT_ENDS) + (openWaits.get(of) ?? 0),
        )),
    ...(sinks === undefined
      ? []
      : check(
          "queued = fired × its sinks",
          [...queued, ...[...sinks.values()].flat()],
          (of) => firesTo(of),
          (of) => total(of, "queued"),
        )),
  ];
}

/** The things for which both sides of a law differ. */
function check(
  law: string,
  things: Iterable<string>,
  expected: (of: string) => number,
  found: (of: string) => number,
): readonly Imbalance[] {
  return [...new Set(things)]
    .map((of) => ({ law, of, expected: expected(of), found: found(of) }))
    .filter((sides) => sides.expected !== sides.found);
}

/** Counts what has not ended yet among all rows of an outbox. */
export async function pendingOf(rows: AsyncIterable<DeliveryRow>): Promise<Pending> {
  const pending = new Map<string, number>();
  for await (const { sink, state } of rows) {
    if (state === "waiting" || state === "in_flight") addOne(pending, sink);
  }
  return pending;
}

/** Counts what is held among all decisions. */
export async function heldOf(rows: AsyncIterable<Decision>): Promise<ReadonlyMap<string, number>> {
  const held = new Map<string, number>();
  for await (const { trigger, ended } of rows) if (ended === "held") addOne(held, trigger);
  return held;
}

function addOne(counted: Map<string, number>, of: string): void {
  counted.set(of, (counted.get(of) ?? 0) + 1);
}
