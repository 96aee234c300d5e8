import type { Count, CountName, Decision } from "@heed/core/contracts";
import type { Database } from "./node-sqlite.ts";
import { addCount } from "./statements/add-count.ts";
import { putDecision } from "./statements/put-decision.ts";
import { replaceHeld } from "./statements/replace-held.ts";

/**
 * Keeps and counts the first of each id, except that whatever follows a held one takes its place. Runs inside the
 * transaction.
 */
export function decider(database: Database): (decision: Decision) => void {
  const put = putDecision(database);
  const replace = replaceHeld(database);
  const count = addCount(database);

  return (decision) => {
    if (put(decision)) count({ name: "decided", of: decision.trigger, n: 1 });
    else {
      const held = replace(decision);
      if (held === undefined) return;
      count(counted("held_released", held));
    }
    count(counted(decision.ended, decision));
  };
}

function counted(name: CountName, { trigger, ended, reason, allowedBy }: Decision): Count {
  const told = ended === "suppressed" || ended === "held" || ended === "expired";
  return {
    name,
    of: trigger,
    ...(told && reason !== undefined ? { reason } : {}),
    ...(told && allowedBy !== undefined ? { allowedBy } : {}),
    n: 1,
  };
}
