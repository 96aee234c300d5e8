import type { EpochMs, Event, HistoryRow, MessageKey, ProfileKey, Refusal } from "@heed/core/contracts";
import { messageKey } from "@heed/core/contracts";
import { collection, profileKeyOf } from "@heed/core/engine";
import type { Plan } from "@heed/core/engine";
import type { Suppressed, Taken } from "../ingest/middleware.ts";
import type { Placed } from "./identity.ts";
import { linksOf, placeOf, toldOf } from "./identity.ts";
import type { Sequence } from "./sequence.ts";
import type { Profiles } from "./profiles.ts";

/** An event, its place in the request, and what it is read as. */
export interface Numbered {
  readonly taken: Taken;
  readonly message: MessageKey;
  /** The first of the log sequences that are its own: of the profiles it joins, or may tell, and then of itself. */
  readonly seq: number;
}

/** How one event ended. */
export type EndedEvent = { readonly event: Event; readonly profile: ProfileKey } & (
  | {
      readonly ended: "processed";
      readonly joined: readonly ProfileKey[];
      readonly rebound: readonly ProfileKey[];
    }
  | { readonly ended: "duplicate" }
  | { readonly ended: "suppressed"; readonly why: Suppressed }
  | { readonly ended: "refused"; readonly refusal: Refusal }
);

/** Numbers events in their order, as they are read. Not in the transaction itself, which may run again. */
export function numbered(
  source: string,
  taken: readonly Taken[],
  sequence: Sequence,
  at: EpochMs,
): readonly Numbered[] {
  return taken.map((each) => {
    const { event } = each;
    const seq = sequence.take(besides(event) + 1, at);
    return { taken: each, message: messageKey(source, event.id), seq };
  });
}

/** What reading needs to know. */
export interface Reading {
  readonly plan: Plan;
  readonly profiles: Profiles;
  readonly at: EpochMs;
  readonly isNew: (message: MessageKey) => boolean;
  /** Keeps an event for later questions. */
  readonly remember?: (row: HistoryRow) => void;
}

/** Reads events into their profiles. A repeated id is a duplicate, also within one request: the first one stands. */
export function readEvents(events: readonly Numbered[], reading: Reading): readonly EndedEvent[] {
  const seen = new Set<MessageKey>();
  return events.map((each) => {
    const { event, suppressed } = each.taken;
    const isNew = !seen.has(each.message) && reading.isNew(each.message);
    seen.add(each.message);
    const own = profileKeyOf(event);
    const profile = reading.profiles.leadsTo(own) ?? own;
    if (!isNew) return { event, profile, ended: "duplicate" };
    if (suppressed === undefined) return readEvent(each, reading);
    hearBeside(each, reading);
    hearConsent(each, profile, ownSeqOf(each), reading);
    return { event, profile, ended: "suppressed", why: suppressed };
  });
}

function readEvent(each: Numbered, reading: Reading): EndedEvent {
  const { profiles, at, remember } = reading;
  const { event, index } = each.taken;
  const placed = placeOf(event, profiles);
  if ("refused" in placed)
    return { event, profile: profileKeyOf(event), ended: "refused", refusal: twoKnown(index) };
  const { profile } = placed;
  const links = mayLink(event, placed, reading);
  if (links) {
    for (const [i, from] of placed.joins.entries())
      profiles.join({ from, to: profile }, event, at, each.seq + i);
    for (const forward of placed.forwards) profiles.forward(forward);
  } else hearBeside(each, reading);
  const read = profiles.read(profile, { kind: "event", at, seq: ownSeqOf(each), event });
  const why = read.effects.find((effect) => effect.kind === "not_collected");
  if (why !== undefined) {
    const { reason, allowedBy } = why;
    return { event, profile, ended: "suppressed", why: { reason, allowedBy } };
  }
  remember?.({ profile, at: event.occurredAt, seq: read.seq, event });
  const [joined, rebound] = links ? [placed.joins, placed.rebound] : [[], []];
  return { event, profile, ended: "processed", joined, rebound };
}

/**
 * Whose events may not be taken in is not joined to anybody either. What counts is the newest word under either id: many shops ask
 * for permission before anybody has logged in.
 */
function mayLink(
  event: Event,
  { profile, joins, forwards }: Extract<Placed, { readonly profile: ProfileKey }>,
  { plan: { collect }, profiles }: Reading,
): boolean {
  if (forwards.length === 0 || event.type === "consent") return forwards.length > 0;
  if (collect === undefined) return true;
  const facts = [profile, ...joins]
    .flatMap((key) => profiles.stateOf(key).seen.consent)
    .filter(({ purpose }) => purpose === collect.name)
    .toSorted((a, b) => b.at - a.at || Number(a.granted) - Number(b.granted));
  return collection(collect, facts, event.consent).allowed;
}

/** What an event says about consent is heard under the other id too, unless that is nobody's or another person's. */
function hearBeside(each: Numbered, reading: Reading): void {
  for (const [i, key] of toldOf(each.taken.event).entries())
    if (reading.profiles.has(key)) hearConsent(each, key, each.seq + i, reading);
}

/** What an event says about consent is heard, also where nothing else of it is: a refusal must reach what is already waiting. */
function hearConsent(each: Numbered, profile: ProfileKey, seq: number, { profiles, at }: Reading): void {
  const { consent: signal, occurredAt: saidAt } = each.taken.event;
  if (signal !== undefined) profiles.read(profile, { kind: "consent", at, seq, signal, saidAt });
}

function ownSeqOf({ taken: { event }, seq }: Numbered): number {
  return seq + besides(event);
}

/** So many records may be read under other ids first. */
function besides(event: Event): number {
  return Math.max(linksOf(event).length, toldOf(event).length);
}

function twoKnown(index: number): Refusal {
  return {
    index,
    code: "two_known",
    at: "previousId",
    message: "expected the anonymous id that somebody had before; came the id of another known person",
  };
}
