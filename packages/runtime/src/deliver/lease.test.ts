import type { Sink } from "@heed/core/contracts";
import { expect, test } from "vitest";
import { leaseOf } from "./lease.ts";

function sink(limits: Partial<Sink["limits"]>): Sink {
  return {
    contract: 1,
    name: "mail",
    limits: { budgets: { calls: { windows: [], concurrent: 1 } }, ...limits },
    capabilities: { keyHonouredForMs: 0 },
    encode: () => ({}),
    classify: () => ({}),
  };
}

const FREE = [{ minTimeMs: 0, concurrent: 1 }];

test("a lease outlasts five calls of three tries, each as slow as it may be", () => {
  expect(leaseOf(sink({}), FREE)).toBeGreaterThan(5 * 3 * 10_000);
  expect(leaseOf(sink({ timeoutMs: 60_000 }), FREE)).toBeGreaterThan(5 * 3 * 60_000);
});

test("and what the sink computes, were it to take all the time it is given", () => {
  expect(leaseOf(sink({}), FREE)).toBeGreaterThan(5 * (3 * (5_000 + 10_000) + 5_000));
});

test("and the waiting for slots at the vendor's pace", () => {
  const budgets = { calls: { windows: [{ calls: 1, perMs: 60_000 }], concurrent: 4 } };
  const pace = [{ minTimeMs: 63_000, concurrent: 4 }];
  expect(leaseOf(sink({ budgets }), pace)).toBeGreaterThan(5 * 3 * (4 * 63_000 + 10_000));
});
