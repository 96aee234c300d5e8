import type { Event, Json, Position } from "../contracts/index.ts";
import { textAt } from "../contracts/index.ts";
import { bucketOf } from "../experiment/index.ts";
import { withAddresses } from "./addresses.ts";
import type { Draft } from "./draft.ts";
import { isAfter } from "./position.ts";
import type { Reaction } from "./plan.ts";
import type { Slots } from "./slots.ts";
import { registersAfter } from "./registers.ts";
import { slotAt, withSlot } from "./slots.ts";
import type { ProfileState, Seen } from "./state.ts";

/** What every event tells about its person, whatever the triggers: when they were seen, where they are, what they did. */
export function notice(draft: Draft, event: Event, position: Position, reaction: Reaction): void {
  const { state, plan } = draft;
  state.seen = seenAfter(draft, event, position, reaction);
  state.bucket ??= bucketOf(draft.profile);
  state.addresses = withAddresses(state.addresses, event, position);
  state.zone = zoneAfter(draft, event, position);
  if (reaction.facts.length > 0) state.facts = factsAfter(plan.facts, state.facts, event, position, reaction);
}

function seenAfter({ plan, at, state }: Draft, event: Event, position: Position, reaction: Reaction): Seen {
  const { seen } = state;
  const { occurredAt } = event;
  const { isActivity } = reaction;
  return {
    firstSeenAt: Math.min(seen.firstSeenAt ?? occurredAt, occurredAt),
    firstActivityAt: isActivity
      ? Math.min(seen.firstActivityAt ?? occurredAt, occurredAt)
      : seen.firstActivityAt,
    lastActivityAt: isActivity
      ? Math.max(seen.lastActivityAt ?? occurredAt, occurredAt)
      : seen.lastActivityAt,
    lastSeenAt: Math.max(seen.lastSeenAt ?? occurredAt, occurredAt),
    consent: seen.consent,
    registers: registersAfter(plan, seen.registers, event, position, at, reaction),
  };
}

function factsAfter(
  facts: Draft["plan"]["facts"],
  before: Slots<Json>,
  event: Event,
  position: Position,
  reaction: Reaction,
): Slots<Json> {
  let slots = before;
  for (const { place, matches } of reaction.facts) {
    const fact = facts[place];
    if (fact === undefined || !matches(event)) continue;
    slots = withSlot(slots, place, fact.read(slotAt(slots, place), event, position));
  }
  return slots;
}

/** The trait `timezone`, where it names a zone. */
function zoneAfter({ plan, state }: Draft, event: Event, { at, seq }: Position): ProfileState["zone"] {
  if (event.type !== "identify") return state.zone;
  const name = textAt(event.properties, "timezone");
  if (name === undefined || !plan.zones.isZone(name)) return state.zone;
  return state.zone !== undefined && isAfter(state.zone, { at, seq }) ? state.zone : { name, at, seq };
}
