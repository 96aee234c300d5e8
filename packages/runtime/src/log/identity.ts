import type { Event, Forward, ProfileKey } from "@heed/core/contracts";
import { textAt } from "@heed/core/contracts";
import { profileKeyOf } from "@heed/core/engine";

/**
 * Who is one person. An anonymous profile goes on in the known one that an event names beside it:
 *
 *   anonymous id          identify, alias                    any other call with both ids
 *   ------------          ---------------                    ----------------------------
 *   has a profile         joined                             joined
 *   never seen            bound: its events will be theirs   nothing
 *   theirs already        nothing                            nothing
 *   another person's      bound anew, for the future         nothing
 *
 * Browser libraries send the anonymous id with every call. So a shop that never calls `identify` still joins what a person did before
 * logging in. But a device may be shared, and a backend may send the anonymous id of a session with whoever uses it next: only who is
 * introduced on purpose takes an id over from another, and what happened under it before stays where it is.
 *
 * Known people are never joined, whatever else is the same about them; nor does a message that only says what is allowed join anybody.
 */
export interface Link {
  readonly anonymous: ProfileKey;
  /** Said on purpose: by `identify` or `alias`. */
  readonly said: boolean;
  /** Where the sender may mean a known person by the id: `alias` does not tell. */
  readonly orKnown?: ProfileKey;
}

/** What is known of profiles before an event is read. */
export interface Directory {
  has(key: ProfileKey): boolean;
  /** Where the history of one that was merged away, or was bound before it was seen, goes on. */
  leadsTo(key: ProfileKey): ProfileKey | undefined;
}

/** Where an event is read, and what happens to profiles before that. */
export type Placed =
  | {
      readonly profile: ProfileKey;
      /** Anonymous profiles that become part of it. Each of them is among the `forwards` too. */
      readonly joins: readonly ProfileKey[];
      readonly forwards: readonly Forward[];
      /** Those of them that led to another person. */
      readonly rebound: readonly ProfileKey[];
    }
  | { readonly refused: "two_known" };

/** Ids of events are at most so long; a longer one is nobody's. */
const MAX_ID_LENGTH = 255;

/** The anonymous ids that an event says are its known person's. */
export function linksOf(event: Event): readonly Link[] {
  const { type, userId, anonymousId } = event;
  if (userId === undefined || type === "consent") return [];
  const said = type === "identify" || type === "alias";
  const own: Link[] = anonymousId === undefined ? [] : [{ anonymous: `a:${anonymousId}`, said }];
  const previousId = type === "alias" ? textAt(event.properties, "previousId") : undefined;
  if (previousId === undefined || previousId === "" || previousId.length > MAX_ID_LENGTH) return own;
  if (previousId === userId || previousId === anonymousId) return own;
  return [...own, { anonymous: `a:${previousId}`, said, orKnown: `u:${previousId}` }];
}

/** Every profile that an event may concern, but for those that forwarders lead to. */
export function keysOf(event: Event): readonly ProfileKey[] {
  const linked = linksOf(event).flatMap(({ anonymous, orKnown }) =>
    orKnown === undefined ? [anonymous] : [anonymous, orKnown],
  );
  return [profileKeyOf(event), ...linked, ...toldOf(event)];
}

/** Whose permissions a message speaks of: a refusal must reach what waits for the same person under another id. */
export function toldOf({ userId, anonymousId }: Event): readonly ProfileKey[] {
  return userId === undefined || anonymousId === undefined ? [] : [`a:${anonymousId}`];
}

/** Where an event belongs. */
export function placeOf(event: Event, directory: Directory): Placed {
  const own = profileKeyOf(event);
  const profile = directory.leadsTo(own) ?? own;
  const joins: ProfileKey[] = [];
  const rebound: ProfileKey[] = [];
  const forwards: Forward[] = [];
  for (const { anonymous, said, orKnown } of linksOf(event)) {
    const before = directory.leadsTo(anonymous);
    if (before === profile) continue;
    const exists = before === undefined && directory.has(anonymous);
    if (!exists && orKnown !== undefined && directory.has(orKnown)) return { refused: "two_known" };
    if (!exists && !said) continue;
    if (exists) joins.push(anonymous);
    if (before !== undefined) rebound.push(anonymous);
    forwards.push({ from: anonymous, to: profile });
  }
  return { profile, joins, forwards, rebound };
}
