import type { Decision } from "../contracts/index.ts";
import type { Held } from "./book.ts";
import { isIdentified } from "./addresses.ts";
import type { Draft, Instant } from "./draft.ts";
import type { PlannedTrigger } from "./plan.ts";
import { isAfter } from "./position.ts";
import { occurrenceOf, rememberLast } from "./occurrence.ts";

/** Holds a fire: the newest of its value. The one that it replaces ends. */
export function hold(draft: Draft, instant: Instant, id: string, reason: Held["reason"]): void {
  const { trigger, value, start, mark, at, evidence, first, due } = instant;
  putHeld(draft, trigger, {
    id,
    value,
    start,
    mark,
    at,
    evidence,
    reason,
    since: draft.at,
    ...(first === undefined ? {} : { first }),
    ...(due === undefined ? {} : { due }),
  });
}

/** Of each value one is held; the older one ends. */
export function putHeld(draft: Draft, trigger: PlannedTrigger, held: Held): void {
  const book = draft.book(trigger.place);
  const { value } = held;
  const known = book.held.find((each) => each.value === value);
  const [kept, replaced] = known !== undefined && isNewer(known, held) ? [known, held] : [held, known];
  draft.put(trigger, { ...book, held: [...book.held.filter((each) => each !== known), kept] });
  if (replaced !== undefined) endHeld(draft, trigger, replaced, { ended: "expired", reason: "replaced" });
}

/** Tells how a held fire ended without firing. */
export function endHeld(
  draft: Draft,
  trigger: PlannedTrigger,
  { id, value, start, mark, at, evidence }: Held,
  { ended, reason }: { readonly ended: "expired" | "suppressed"; readonly reason?: string },
): void {
  const occurrence = occurrenceOf(draft, { id, trigger, value, start, mark, at, evidence });
  const decision: Decision = { ...occurrence, ended, ...(reason === undefined ? {} : { reason }) };
  draft.effects.push({ kind: ended, decision });
  // The fire that took its place is the newer one.
  if (reason !== "replaced") rememberLast(draft, trigger, decision);
}

/** After a record, held fires that nothing holds any more start again at the first step. */
export function readHeld(draft: Draft): void {
  for (const book of draft.state.books) {
    const trigger = book.held.length === 0 ? undefined : draft.trigger(book.trigger);
    if (trigger === undefined) continue;
    const free = book.held.filter(({ reason }) => !isHeldBy(draft, trigger, reason));
    if (free.length === 0) continue;
    draft.put(trigger, { ...book, held: book.held.filter((each) => !free.includes(each)) });
    for (const held of free) draft.instants.push(instantOf(trigger, held));
  }
}

function instantOf(trigger: PlannedTrigger, held: Held): Instant {
  const { id, value, start, mark, at, evidence, first, due } = held;
  const rest = { ...(first === undefined ? {} : { first }), ...(due === undefined ? {} : { due }) };
  return { trigger, id, value, start, mark, at, evidence, ...rest };
}

function isHeldBy(draft: Draft, trigger: PlannedTrigger, reason: Held["reason"]): boolean {
  return reason === "paused"
    ? trigger.state === "paused"
    : trigger.identified === "hold" && !isIdentified(draft.profile, draft.state.addresses);
}

/** Held fires whose time to be sent has passed. */
export function expireHeld(draft: Draft, trigger: PlannedTrigger): void {
  const book = draft.book(trigger.place);
  const expired = book.held.filter(({ at }) => at + trigger.expiresMs < draft.at);
  if (expired.length === 0) return;
  draft.put(trigger, { ...book, held: book.held.filter((each) => !expired.includes(each)) });
  for (const each of expired) endHeld(draft, trigger, each, { ended: "expired" });
}

function isNewer(a: Held, b: Held): boolean {
  return a.at === b.at ? isAfter(a.start, b.start) : a.at > b.at;
}
