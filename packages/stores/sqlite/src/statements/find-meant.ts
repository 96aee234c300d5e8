import type { Cancellation } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { textOf, wholeOf } from "../row.ts";
import type { Row } from "../row.ts";

/** A delivery that is waiting or was sent; `profile` is a key's text. */
export interface Meant {
  readonly seq: number;
  readonly sink: string;
  readonly profile: string;
  readonly waits: boolean;
  readonly trigger: string;
  readonly purpose: string;
}

export const FIND_OF_FIRE: string = findWhere("fire = ?");
export const FIND_BY_ID: string = findWhere("id = ?");
export const FIND_OF_PROFILE: string = findWhere("profile = ?");

/** The deliveries that a cancellation means, as far as they are waiting, in flight or delivered. */
export function findMeant(database: Database): (cancellation: Cancellation) => readonly Meant[] {
  const ofFire = database.prepare(FIND_OF_FIRE);
  const byId = database.prepare(FIND_BY_ID);
  const ofProfile = database.prepare(FIND_OF_PROFILE);
  return (cancellation) => {
    if (cancellation.fire !== undefined) return ofFire.all(cancellation.fire).map(meantOf);
    if (cancellation.delivery !== undefined) return byId.all(cancellation.delivery).map(meantOf);
    const { profile, purpose } = cancellation;
    const found = ofProfile.all(toKeyText(profile)).map(meantOf);
    return purpose === undefined ? found : found.filter((meant) => meant.purpose === purpose);
  };
}

/** Of what is found by one key only few are of one state: the plus keeps the index on that out of it. */
function findWhere(condition: string): string {
  return `
    SELECT
      seq, sink, profile, state = 'waiting' AS waits,
      body ->> '$.delivery.trigger' AS trigger, body ->> '$.delivery.consent.purpose' AS purpose
    FROM delivery WHERE ${condition} AND +state IN ('waiting', 'in_flight', 'delivered')
  `;
}

function meantOf(row: Row): Meant {
  return {
    seq: wholeOf(row, "seq"),
    sink: textOf(row, "sink"),
    profile: textOf(row, "profile"),
    waits: wholeOf(row, "waits") === 1,
    trigger: textOf(row, "trigger"),
    purpose: textOf(row, "purpose"),
  };
}
