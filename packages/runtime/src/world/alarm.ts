import { describe } from "../describe.ts";
import type { Observe } from "../notice.ts";

/**
 * Prints what a person has to look at, where nobody else is told: a sink that is held, a dead letter, an engine that fails or
 * has lost its store. One line each, on standard error, without addresses and payloads.
 */
export const alarm: Observe = (notice) => {
  const held = notice.kind === "sink" && notice.state === "held";
  const failing = notice.kind === "engine" && (notice.state === "failing" || notice.state === "lease_lost");
  const dead = notice.kind === "delivery" && notice.ended === "dead";
  if (held || failing || dead) console.warn(`heed  ${describe(notice) ?? ""}`);
};
