import type { EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf, wholeOf } from "../row.ts";
import type { Row } from "../row.ts";

export interface Claimable {
  readonly seq: number;
  readonly changedAt: EpochMs;
  /** What stood for this person so far. */
  readonly head: number;
}

/** Walks the heads in their order: one row for each person, whatever else they wait for. */
export const FIND_OFFERED = `
  SELECT seq, changed_at FROM delivery
  WHERE sink = ? AND head = 1 AND state = 'waiting' AND changed_at <= ?
  ORDER BY changed_at, seq
  LIMIT ?
`;

/** People all of whose leases have run out: never more than one worker had in hand. */
export const FIND_LAPSED = `
  SELECT seq, profile FROM delivery WHERE sink = ? AND head = 1 AND state = 'in_flight' AND changed_at <= ?
`;

/** Each state has an index of its own. */
export const FIND_FIRST_WAITING = `
  SELECT seq, changed_at FROM delivery WHERE sink = ? AND profile = ? AND state = 'waiting'
  ORDER BY changed_at, seq LIMIT 1
`;
export const FIND_FIRST_IN_FLIGHT = `
  SELECT seq, changed_at FROM delivery WHERE sink = ? AND profile = ? AND state = 'in_flight'
  ORDER BY changed_at, seq LIMIT 1
`;

/** The first of each person who is free, the longest offered first. */
export function findClaimable(
  database: Database,
): (sink: string, now: EpochMs, limit: number) => readonly Claimable[] {
  const offered = database.prepare(FIND_OFFERED);
  const lapsed = database.prepare(FIND_LAPSED);
  const firsts = [FIND_FIRST_WAITING, FIND_FIRST_IN_FLIGHT].map((sql) => database.prepare(sql));

  const ofLapsed = (sink: string, now: EpochMs): readonly Claimable[] =>
    lapsed.all(sink, now).flatMap((row) => {
      const head = wholeOf(row, "seq");
      const profile = textOf(row, "profile");
      const [first] = firsts
        .flatMap((find) => find.all(sink, profile))
        .map(placeOf)
        .toSorted(byOffer);
      return first === undefined ? [] : [{ ...first, head }];
    });

  return (sink, now, limit) => {
    const waiting = offered
      .all(sink, now, limit)
      .map(placeOf)
      .map((place) => ({ ...place, head: place.seq }));
    const others = ofLapsed(sink, now);
    return others.length === 0 ? waiting : [...waiting, ...others].toSorted(byOffer).slice(0, limit);
  };
}

type Place = Omit<Claimable, "head">;

function placeOf(row: Row): Place {
  return { seq: wholeOf(row, "seq"), changedAt: wholeOf(row, "changed_at") };
}

/** The longest offered first; in the order of queueing within one instant. */
function byOffer(a: Place, b: Place): number {
  return a.changedAt - b.changedAt || a.seq - b.seq;
}
