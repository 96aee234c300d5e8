import type { Count, CountName, Decision } from "@heed/core/contracts";
import { addCount } from "./memory-data.ts";
import type { MemoryData } from "./memory-data.ts";

/** Keeps the first of each id, except that whatever follows a held one takes its place, unless it is held for the same reason. */
export function decide(data: MemoryData, decision: Decision): void {
  const known = data.decisions.get(decision.id);
  if (known === undefined) addCount(data, { name: "decided", of: decision.trigger, n: 1 });
  else if (known.ended !== "held" || isSameHold(known, decision)) return;
  else addCount(data, counted("held_released", known));
  data.decisions.set(decision.id, decision);
  addCount(data, counted(decision.ended, decision));
}

function isSameHold(known: Decision, { ended, reason }: Decision): boolean {
  return ended === "held" && reason === known.reason;
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
