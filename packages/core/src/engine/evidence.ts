import type { Event, JsonObject } from "../contracts/index.ts";
import { formatInstant } from "../contracts/index.ts";
import type { Path } from "../event/index.ts";
import { evidenceOf } from "../trigger/index.ts";

/**
 * Of each event that made an instant, in order, the values at the paths that the trigger's templates name. One event for
 * most moments, the steps of a sequence, none where time alone made it.
 */
export type Evidence = readonly JsonObject[];

export const NO_EVIDENCE: Evidence = [];

/** Bytes of evidence that a trigger may keep of one event. */
const MAX_EVIDENCE_BYTES = 256;

const NOTHING: JsonObject = {};

/** What is kept of an event, and how many paths were too large. */
export function remembered(
  event: Event,
  paths: ReadonlyMap<string, Path>,
): { readonly evidence: JsonObject; readonly leftOut: number } {
  if (paths.size === 0) return { evidence: NOTHING, leftOut: 0 };
  const root = {
    properties: event.properties,
    context: event.context,
    name: event.name,
    id: event.id,
    occurredAt: formatInstant(event.occurredAt),
  };
  return evidenceOf(root, paths, MAX_EVIDENCE_BYTES);
}
