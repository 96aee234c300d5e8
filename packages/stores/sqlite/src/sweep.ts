import type { Swept } from "@heed/core/contracts";

/** Rows of each kind that one commit deletes: about 8 ms of work. */
const ROWS_PER_COMMIT = 300;

const NOTHING: Swept = { messages: 0, decisions: 0, deliveries: 0, history: 0, commands: 0 };

/**
 * Sweeps up to `limit` rows of each kind in commits of a few hundred, with a turn of the event loop between them. Where
 * the store is closed meanwhile it ends early: the rest is swept another time.
 */
export async function inShortCommits(
  sweep: (limit: number) => Promise<Swept>,
  limit: number,
  isOpen: () => boolean,
): Promise<Swept> {
  let swept = NOTHING;
  for (let left = limit; ; left -= ROWS_PER_COMMIT) {
    const share = Math.min(left, ROWS_PER_COMMIT);
    const gone = await sweep(share);
    swept = {
      messages: swept.messages + gone.messages,
      decisions: swept.decisions + gone.decisions,
      deliveries: swept.deliveries + gone.deliveries,
      history: swept.history + gone.history,
      commands: swept.commands + gone.commands,
    };
    const foundMore = Object.values(gone).some((rows) => rows === share);
    if (!foundMore || left <= ROWS_PER_COMMIT || !isOpen()) return swept;
  }
}
