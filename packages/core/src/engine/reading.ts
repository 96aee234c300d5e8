import type { EpochMs, Event, JsonObject, Position, ProfileKey } from "../contracts/index.ts";
import { formatInstant, ownValue } from "../contracts/index.ts";
import type { Path } from "../event/index.ts";
import { digest, valueAt } from "../event/index.ts";
import { evidenceOf } from "../trigger/index.ts";
import type { Effect } from "./effect.ts";
import type { PlannedTrigger, Reaction } from "./plan.ts";
import type { ProfileState } from "./state.ts";

/** Longer correlation values are told apart by their digest. */
const MAX_KEY_LENGTH = 128;

/** Bytes of evidence that a trigger may keep with one start. */
const MAX_EVIDENCE_BYTES = 256;

/** One event, as one trigger reads it. */
export interface Reading {
  readonly trigger: PlannedTrigger;
  readonly reaction: Reaction;
  readonly event: Event;
  readonly position: Position;
  readonly state: ProfileState;
  readonly profile: ProfileKey;
  /** Event time from which on the trigger looks at starts: its deployment. */
  readonly since: EpochMs;
  /** When it really was read: an event that has aged on its way is stale, wherever log time stands. */
  readonly readAt: EpochMs;
  readonly effects: Effect[];
}

/** What the trigger's payload reads of the event, kept until the moment is decided. */
export function remembered(trigger: PlannedTrigger, event: Event, effects: Effect[]): JsonObject {
  if (trigger.payload.evidence.size === 0) return {};
  const root = {
    properties: event.properties,
    context: event.context,
    name: event.name,
    id: event.id,
    occurredAt: formatInstant(event.occurredAt),
  };
  const { evidence, leftOut } = evidenceOf(root, trigger.payload.evidence, MAX_EVIDENCE_BYTES);
  if (leftOut > 0) effects.push({ kind: "evidence_left_out", trigger: trigger.name, paths: leftOut });
  return evidence;
}

/** Values are compared as text. Empty text is no key, as a missing one. */
export function keyValue(event: Event, key: Path | undefined): string | undefined {
  const [only] = key ?? [];
  const value =
    key === undefined
      ? undefined
      : key.length === 1 && only !== undefined
        ? ownValue(event.properties, only.key)
        : valueAt(event.properties, key);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || value === "") return undefined;
  return value.length <= MAX_KEY_LENGTH ? value : digest([value]);
}

/** A path as it was written. */
export function pathText(path: Path | undefined): string {
  return (path ?? []).map(({ key, each }) => (each ? `${key}[*]` : key)).join(".");
}
