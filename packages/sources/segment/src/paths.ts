import type { EventType } from "@heed/core/contracts";

/** A message type that a sender may name. `consent` is ours: it is recognised by the event's name. */
export type MessageType = Exclude<EventType, "consent">;

/** Paths that carry one message, and what it is whatever its own `type` says. */
const TYPE_OF_PATH: ReadonlyMap<string, MessageType> = new Map([
  ["/v1/track", "track"],
  ["/v1/identify", "identify"],
  ["/v1/page", "page"],
  ["/v1/screen", "screen"],
  ["/v1/group", "group"],
  ["/v1/alias", "alias"],
]);

const BATCH_PATHS: readonly string[] = ["/v1/batch"];

/** Every path that this source answers to. */
export const PATHS: readonly string[] = [...TYPE_OF_PATH.keys(), ...BATCH_PATHS];

/** Every word that may stand in a message's `type`. */
export const MESSAGE_TYPES: readonly MessageType[] = [...TYPE_OF_PATH.values()];

export function typeOfPath(path: string): MessageType | undefined {
  return TYPE_OF_PATH.get(path);
}

export function isBatchPath(path: string): boolean {
  return BATCH_PATHS.includes(path);
}
