// Bottleneck paces the calls of one process; the durable queue is our outbox, so only claimed deliveries ever enter it.
import Bottleneck from "bottleneck";
import type { PacerFactory } from "../deliver/pacer.ts";

/** Paces in real time. */
export const bottleneckPacer: PacerFactory = ({ minTimeMs, concurrent }) => {
  const limiter = new Bottleneck({ minTime: minTimeMs, maxConcurrent: concurrent });
  return { run: (task) => limiter.schedule(task) };
};
