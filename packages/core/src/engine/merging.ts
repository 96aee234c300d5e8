import type { EpochMs, Event, ProfileKey } from "../contracts/index.ts";
import type { ConsentFact } from "../consent/index.ts";
import { joinedFacts } from "../consent/index.ts";
import { joinFires, joinPurposeFires } from "../limits/index.ts";
import { joinedAddresses, withAddresses } from "./addresses.ts";
import type { Book, Held } from "./book.ts";
import { adopt } from "./adopt.ts";
import { Draft } from "./draft.ts";
import { NO_EVIDENCE } from "./evidence.ts";
import { endHeld, putHeld } from "./holding.ts";
import { passTime } from "./passing-time.ts";
import type { PlannedTrigger } from "./plan.ts";
import { isAfter, later } from "./position.ts";
import type { Found } from "./reading.ts";
import { foundMatches, foundTurn, makeInstants, withAt } from "./reading.ts";
import type { SequenceRule } from "./sequence.ts";
import { decideJoined, EMPTY_SEQUENCE, joinedSequence } from "./sequence.ts";
import { joinedSlots } from "./slots.ts";
import type { ProfileState, Seen } from "./state.ts";
import { copyOf } from "./state.ts";
import type { TurnRule } from "./turn.ts";
import { joinedTurn, turnedByRecord, UNSEEN } from "./turn.ts";
import type { Wait, WaitRule } from "./wait.ts";
import { afterRefusal, isGone, joinedWait, openStart, withCancel } from "./wait.ts";
import { reportOpen } from "./waiting.ts";
import { hear } from "./withdrawing.ts";
import { valueOf } from "./occurrence.ts";

/**
 * Joins the anonymous profile `from` into this one, register by register: the result is as if all its events had been this
 * one's, except that what fired stays fired and what was judged when read stays judged. What the join completes is decided
 * at this log point.
 */
export function merge(draft: Draft, from: ProfileKey, anonymous: ProfileState, by: Event | undefined): void {
  const other = new Draft(draft.plan, draft.deployment, from, anonymous);
  adopt(other);
  passTime(other, draft.at);
  other.at = draft.at;
  draft.effects.push(...other.effects);
  const [mine, theirs] = [copyOf(draft.state), other.state];
  const joined = draft.state;
  joined.seq = Math.max(mine.seq, theirs.seq);
  joined.seen = joinedSeen(draft, mine.seen, theirs.seen);
  joined.bucket = bucketOfFirst(mine, theirs);
  joined.addresses = joinedAddresses(mine.addresses, theirs.addresses);
  joined.zone = zoneOfNewest(mine, theirs);
  joined.suppressed = mine.suppressed || theirs.suppressed;
  joined.facts = joinedSlots(mine.facts, theirs.facts, ({ place }, a, b) =>
    draft.plan.facts[place]?.join(a, b),
  );
  joined.fires = joinPurposeFires(mine.fires, theirs.fires);
  for (const { place } of draft.plan.triggers) {
    const trigger = draft.trigger(place);
    if (trigger !== undefined) joinTrigger(draft, other, trigger, [mine, theirs]);
  }
  if (by === undefined) return;
  draft.settle();
  if (by.consent !== undefined) hear(draft, by.consent, by.occurredAt);
  joined.addresses = withAddresses(joined.addresses, by, { at: by.occurredAt, seq: joined.seq });
}

/** Every trigger is looked at once with the whole history, also where neither side had a book of it. */
function joinTrigger(
  draft: Draft,
  other: Draft,
  trigger: PlannedTrigger,
  [mine, theirs]: readonly [ProfileState, ProfileState],
): void {
  const a = refusedByOther(draft, trigger, draft.book(trigger.place), theirs);
  const b = refusedByOther(draft, trigger, other.book(trigger.place), mine);
  draft.put(trigger, {
    ...a,
    ...everyoneOf(a, b),
    waits: joinedWaits(draft, trigger, a, b),
    fires: joinFires(a.fires, b.fires),
    held: [],
    ...lastOf(a, b),
  });
  joinHeld(draft, trigger, [
    { held: a.held, own: mine, other: theirs },
    { held: b.held, own: theirs, other: mine },
  ]);
  const found: Found[] = [];
  for (const [place, source] of trigger.sources.entries()) {
    if (source.kind === "sequence") found.push(...joinSequence(draft, trigger, source.rule, place, b));
    if (source.kind === "turn") found.push(...joinTurn(draft, trigger, source, place, b, [mine, theirs]));
  }
  makeInstants(draft, trigger, found);
}

/** What one side held, beside what it was and what the other one is. */
interface HeldSide {
  readonly held: readonly Held[];
  readonly own: ProfileState;
  readonly other: ProfileState;
}

/** Of each value one stays held: the newest, if it was the first where it claims to be, and nobody has refused it since. */
function joinHeld(draft: Draft, trigger: PlannedTrigger, sides: readonly HeldSide[]): void {
  const refused = new Set<Held>();
  const kept: Held[] = [];
  for (const { held, own, other } of sides) {
    const refusedAt = refusalOf(other, trigger)?.refusedAt ?? -Infinity;
    for (const each of held) {
      if (each.since <= refusedAt) refused.add(each);
      if (each.first !== true || firstActivityOf(own) <= firstActivityOf(other)) kept.push(each);
      else endHeld(draft, trigger, each, { ended: "expired", reason: "not_first" });
    }
  }
  for (const each of kept) putHeld(draft, trigger, each);
  const book = draft.book(trigger.place);
  const withdrawn = book.held.filter((each) => refused.has(each));
  if (withdrawn.length === 0) return;
  draft.put(trigger, { ...book, held: book.held.filter((each) => !refused.has(each)) });
  for (const each of withdrawn) endHeld(draft, trigger, each, { ended: "suppressed", reason: "withdrawn" });
}

function refusalOf({ seen }: ProfileState, { purpose }: PlannedTrigger): ConsentFact | undefined {
  return seen.consent.find((fact) => fact.purpose === purpose.name && fact.refusedAt !== undefined);
}

/** What one side had under way in the name of a purpose that the other side had refused. */
function refusedByOther(draft: Draft, trigger: PlannedTrigger, book: Book, other: ProfileState): Book {
  const { refusedAt, refusedTo } = refusalOf(other, trigger) ?? {};
  if (refusedAt === undefined || refusedTo === undefined) return book;
  const rule = trigger.wait;
  const waits = book.waits.map((wait) => {
    const after = rule === undefined ? wait : afterRefusal(rule, wait, refusedAt, refusedTo);
    if (rule === undefined || after === wait) return wait;
    const about = { trigger: trigger.name, ...valueOf(wait.value) };
    draft.effects.push({ kind: "cancelled", ...about, by: "withdrawal" });
    reportOpen(draft, trigger, rule, undefined, after);
    return after;
  });
  return { ...book, waits };
}

function joinSequence(
  draft: Draft,
  trigger: PlannedTrigger,
  rule: SequenceRule,
  place: number,
  other: Book,
): readonly Found[] {
  const book = draft.book(trigger.place);
  const [a, b] = [book.sequences[place], other.sequences[place]];
  if (a === undefined && b === undefined) return [];
  const joined = joinedSequence(a ?? EMPTY_SEQUENCE, b ?? EMPTY_SEQUENCE);
  if (joined.inexact) draft.effects.push({ kind: "late_step", trigger: trigger.name });
  const { state, matches, evicted } = decideJoined(rule, joined.state, trigger.maxKeys);
  for (const value of evicted)
    draft.effects.push({ kind: "evicted", trigger: trigger.name, value, of: "sequence" });
  draft.put(trigger, { ...book, sequences: withAt(book.sequences, place, state) });
  return foundMatches(matches, draft.at);
}

function joinTurn(
  draft: Draft,
  trigger: PlannedTrigger,
  rule: TurnRule,
  place: number,
  other: Book,
  sides: readonly [ProfileState, ProfileState],
): readonly Found[] {
  const book = draft.book(trigger.place);
  const known = joinedTurn(book.turns[place] ?? UNSEEN, other.turns[place] ?? UNSEEN);
  // Each side by the form that its own arm gave it.
  const before = sides.some(({ seen, bucket }) => {
    const own = draft.plan.triggers[trigger.place]?.formOf(bucket ?? 0).sources[place];
    return (
      own?.kind === "turn" && seen.firstSeenAt !== undefined && own.condition.evaluate(draft.view(seen)).holds
    );
  });
  const isSeen = draft.state.seen.firstSeenAt !== undefined;
  if (!isSeen) return [];
  const truth = rule.condition.evaluate(draft.view());
  const { turn, instant } = turnedByRecord(rule, known, before, truth, draft.at, NO_EVIDENCE);
  draft.put(trigger, { ...book, turns: withAt(book.turns, place, turn) });
  return instant === undefined ? [] : [foundTurn(draft, instant.evidence)];
}

function joinedWaits(draft: Draft, trigger: PlannedTrigger, a: Book, b: Book): readonly Wait[] {
  const rule = trigger.wait;
  if (rule === undefined) return a.waits;
  const everyone = everyoneOf(a, b).everyone;
  const values = new Set([...a.waits, ...b.waits].map(({ value }) => value));
  const joined = [...values].flatMap((value) => {
    const sides = [a, b].flatMap(({ waits }) => waits.filter((wait) => wait.value === value));
    const [one, two] = sides;
    if (one === undefined) return [];
    const both = two === undefined ? one : joinedWait(rule, one, two);
    const wait = everyone === undefined ? both : withCancel(both, everyone).wait;
    reportJoined(draft, trigger, rule, sides, wait);
    return [wait];
  });
  return withinKeys(draft, trigger, joined);
}

/** Two that waited wait as one from now on; what the other's history has ended or consumed is told. */
function reportJoined(
  draft: Draft,
  trigger: PlannedTrigger,
  rule: WaitRule,
  sides: readonly Wait[],
  wait: Wait,
): void {
  const open = sides.map(openStart).filter((start) => start !== undefined);
  const about = { trigger: trigger.name, ...valueOf(wait.value) };
  const alive = open.filter((start) => {
    const isCancelled = wait.cancel !== undefined && isAfter(wait.cancel, start);
    const isConsumed = !isCancelled && isGone(wait, start);
    if (isCancelled) draft.effects.push({ kind: "cancelled", ...about, by: "event" });
    if (isConsumed) draft.effects.push({ kind: "dropped", ...about });
    return !isCancelled && !isConsumed;
  });
  for (const _ of alive.slice(1)) draft.effects.push({ kind: "joined", ...about });
  if (alive.length === 0) reportOpen(draft, trigger, rule, undefined, wait);
}

function withinKeys(draft: Draft, trigger: PlannedTrigger, waits: readonly Wait[]): readonly Wait[] {
  if (waits.length <= trigger.maxKeys) return waits;
  const kept = waits.toSorted((x, y) => (isAfter(y.newest, x.newest) ? 1 : -1)).slice(0, trigger.maxKeys);
  for (const wait of waits) {
    if (kept.includes(wait) || openStart(wait) === undefined) continue;
    draft.effects.push({ kind: "evicted", trigger: trigger.name, value: wait.value, of: "wait" });
  }
  return kept;
}

function joinedSeen({ plan, at }: Draft, a: Seen, b: Seen): Seen {
  return {
    firstSeenAt: earlier(a.firstSeenAt, b.firstSeenAt),
    firstActivityAt: earlier(a.firstActivityAt, b.firstActivityAt),
    lastActivityAt: latest(a.lastActivityAt, b.lastActivityAt),
    lastSeenAt: latest(a.lastSeenAt, b.lastSeenAt),
    consent: joinedFacts(a.consent, b.consent),
    registers: joinedSlots(a.registers, b.registers, ({ place }, x, y) =>
      plan.registers[place]?.join(x, y, at),
    ),
  };
}

function earlier(a: EpochMs | undefined, b: EpochMs | undefined): EpochMs | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function latest(a: EpochMs | undefined, b: EpochMs | undefined): EpochMs | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

/** Whoever was seen first gave the profile its lot. */
function bucketOfFirst(mine: ProfileState, theirs: ProfileState): number | undefined {
  const isTheirs = (theirs.seen.firstSeenAt ?? Infinity) < (mine.seen.firstSeenAt ?? Infinity);
  return isTheirs ? theirs.bucket : mine.bucket;
}

function zoneOfNewest(mine: ProfileState, theirs: ProfileState): ProfileState["zone"] {
  const [a, b] = [mine.zone, theirs.zone];
  return a === undefined || (b !== undefined && isAfter(b, a)) ? b : a;
}

function everyoneOf(a: Book, b: Book): Pick<Book, "everyone"> {
  const everyone = a.everyone === undefined ? b.everyone : later(b.everyone, a.everyone);
  return everyone === undefined ? {} : { everyone };
}

function lastOf(a: Book, b: Book): Pick<Book, "last"> {
  const [x, y] = [a.last, b.last];
  const last = x === undefined || (y !== undefined && y.decidedAt > x.decidedAt) ? y : x;
  return last === undefined ? {} : { last };
}

function firstActivityOf({ seen }: ProfileState): number {
  return seen.firstActivityAt ?? Infinity;
}
