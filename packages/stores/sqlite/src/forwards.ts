import { HeedError } from "@heed/core/contracts";
import type { Forward } from "@heed/core/contracts";
import type { Heads } from "./heads.ts";
import { toKeyText } from "./key-text.ts";
import type { Database } from "./node-sqlite.ts";
import { findProfile } from "./statements/find-profile.ts";
import { putForward } from "./statements/put-forward.ts";
import { findOpenSinks, rekeyRows } from "./statements/rekey-rows.ts";

/**
 * Lets one profile go on in another, with all that is known of it. Runs inside the transaction; throws `HEED_INPUT_INVALID`
 * where that is no profile to go on in.
 */
export function forwarder(database: Database, heads: Heads): (forward: Forward) => void {
  const profileAt = findProfile(database);
  const put = putForward(database);
  const openSinks = findOpenSinks(database);
  const rekey = rekeyRows(database);

  return (forward) => {
    const { from, to } = forward;
    if (from === to || profileAt(to)?.forward !== undefined) {
      throw new HeedError(
        "HEED_INPUT_INVALID",
        "A change forwarded a profile to a forwarder or to itself; forward it to the profile that the forwarder leads to.",
      );
    }
    put(forward);
    const [old, target] = [toKeyText(from), toKeyText(to)];
    const before = openSinks(old).map((sink) => ({ sink, head: heads.of(sink, target) }));
    rekey(old, target);
    for (const { sink, head } of before) heads.move(head, heads.of(sink, target));
  };
}
