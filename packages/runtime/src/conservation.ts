import type { Count, CountName, DeliveryRow } from "@heed/core/contracts";

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

/**
 * Checks that nothing was lost: every event, decided instant and delivery ended in exactly one named state. `pending` is
 * counted in the outbox itself, so the law compares two independent things.
 */
export function imbalances(counts: readonly Count[], pending: Pending): readonly Imbalance[] {
  const total = (of: string, names: readonly CountName[]): number =>
    counts
      .filter((count) => count.of === of && names.includes(count.name))
      .reduce((sum, { n }) => sum + n, 0);
  const check = (
    law: string,
    of: string,
    whole: CountName,
    parts: readonly CountName[],
    open = 0,
  ): Imbalance[] => {
    const [expected, found] = [total(of, [whole]), total(of, parts) + open];
    return expected === found ? [] : [{ law, of, expected, found }];
  };
  const named = (name: CountName): readonly string[] => [
    ...new Set(counts.filter((count) => count.name === name).map(({ of }) => of)),
  ];
  return [
    ...named("received").flatMap((of) =>
      check("received = refused + duplicate + suppressed + processed", of, "received", [
        "refused",
        "duplicate",
        "suppressed_event",
        "processed",
      ]),
    ),
    ...named("decided").flatMap((of) =>
      check("decided = suppressed + fired", of, "decided", ["suppressed", "fired"]),
    ),
    ...[...new Set([...named("queued"), ...pending.keys()])].flatMap((of) =>
      check(
        "queued = delivered + dead + cancelled + pending",
        of,
        "queued",
        ["delivered", "dead", "cancelled"],
        pending.get(of),
      ),
    ),
  ];
}

/** Counts what has not ended yet among all rows of an outbox. */
export async function pendingOf(rows: AsyncIterable<DeliveryRow>): Promise<Pending> {
  const pending = new Map<string, number>();
  for await (const { sink, state } of rows) {
    if (state === "waiting" || state === "in_flight") pending.set(sink, (pending.get(sink) ?? 0) + 1);
  }
  return pending;
}
