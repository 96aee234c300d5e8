import type { Decision } from "@heed/core/contracts";
import type { MemoryData } from "@heed/runtime";
import type { Fault, Faults } from "./fault.ts";
import { writes } from "./fault.ts";

export const heldFaults: Faults = {
  "what ends a held decision takes its place: decided once, held and released": decides(
    (decisions, { decisions: known }) => decisions.filter(({ id }) => !known.has(id)),
  ),

  "what is held for another reason now is released from the first": decides(
    (decisions, { decisions: known }) =>
      decisions.filter(({ id, ended }) => ended !== "held" || !known.has(id)),
  ),

  "what is held for the same reason again changes nothing": decides((decisions, { decisions: known }) => {
    for (const { id } of decisions) known.delete(id);
    return decisions;
  }),

  "nothing takes the place of a decision that has ended": decides((decisions) => [
    ...new Map(decisions.map((decision) => [decision.id, decision])).values(),
  ]),
};

function decides(edit: (decisions: readonly Decision[], data: MemoryData) => readonly Decision[]): Fault {
  return writes((change, data) => ({ ...change, decisions: edit(change.decisions ?? [], data) }));
}
