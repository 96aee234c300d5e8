import type { Sink } from "@heed/core/contracts";

/** Takes everything: delivery is not what is measured here. */
export const nowhere: Sink = {
  contract: 1,
  name: "nowhere",
  limits: { budgets: { all: { windows: [{ calls: 1_000, perMs: 1 }], concurrent: 1 } } },
  capabilities: { keyHonouredForMs: 0 },
  encode: (batch) => ({ settled: batch.map(({ id }) => ({ id, outcome: { status: "delivered" } })) }),
  classify: () => ({}),
};
