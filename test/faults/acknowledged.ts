import type { EpochMs, Store } from "@heed/core/contracts";
import { messageKey } from "@heed/core/contracts";

/** Which of these ids a store would still take for new. A change that throws leaves no trace of the question. */
export async function unknownTo(
  store: Store,
  ids: readonly string[],
  at: EpochMs,
): Promise<readonly string[]> {
  let unknown: readonly string[] = ids;
  const messages = ids.map((id) => messageKey("segment", id));
  await store
    .transact({ at, profiles: [], messages }, (view) => {
      unknown = ids.filter((id) => view.isNew(messageKey("segment", id)));
      throw new Error("only asking");
    })
    .catch(() => undefined);
  return unknown;
}
