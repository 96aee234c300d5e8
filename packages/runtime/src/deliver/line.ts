import type { Milliseconds, Sink } from "@heed/core/contracts";
import type { World } from "../options.ts";
import type { Line } from "./call.ts";
import { leaseOf } from "./lease.ts";
import { paceOf } from "./pacer.ts";

/** The line to a vendor, with a pacer for each of its budgets, and how long a delivery may be on it. */
export function lineOf(
  sink: Sink,
  { transport, quickRetry, clock, pacer }: World,
  share: number,
): { readonly line: Line; readonly leaseMs: Milliseconds } {
  const paces = new Map(
    Object.entries(sink.limits.budgets).map(([name, budget]) => [name, paceOf(budget, share)]),
  );
  const pacers = new Map([...paces].map(([name, pace]) => [name, pacer(pace)]));
  return { line: { transport, pacers, quickRetry, clock }, leaseMs: leaseOf(sink, paces.values()) };
}
