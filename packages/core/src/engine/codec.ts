import type { ConsentFact } from "../consent/index.ts";
import type { Json, JsonObject, Position } from "../contracts/index.ts";
import { HeedError, isJsonObject } from "../contracts/index.ts";
import { decodeAddresses, encodeAddresses } from "./addresses.ts";
import type { Book, Held, LastDecision } from "./book.ts";
import { emptyBook, withNext } from "./book.ts";
import { nextAfter } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import type { Plan } from "./plan.ts";
import type { Chain, Lane, SequenceState, StepEvent } from "./sequence.ts";
import type { Slot, Slots } from "./slots.ts";
import type { ProfileState, Seen } from "./state.ts";
import { EMPTY_STATE, spentAfterOf } from "./state.ts";
import type { Turn } from "./turn.ts";
import type { LastFire, Start, Wait } from "./wait.ts";

/**
 * One profile's state as text: a version, then lists without names. Registers and facts stand by the id of their definition,
 * triggers by name and shape, so that another plan finds what it still knows; the rest is dropped, and an open wait among
 * it is told. Unknown versions are refused rather than guessed at.
 */
const VERSION = 3;

export function encodeState(plan: Plan, state: ProfileState): string {
  const { readTo, seq, seen, bucket, addresses, zone, suppressed, facts, fires, books } = state;
  return JSON.stringify([
    VERSION,
    state.plan,
    [readTo, seq, bucket ?? -1, suppressed ? 1 : 0],
    [seen.firstSeenAt, seen.lastSeenAt, seen.firstActivityAt, seen.lastActivityAt].map(orNull),
    encodeAddresses(addresses),
    zone === undefined ? [] : [zone.name, zone.at, zone.seq],
    seen.consent.map(encodeFact),
    encodeRegisters(plan, seen.registers, readTo),
    [...new Map(facts.map(({ place, value }) => [plan.facts[place]?.id ?? "", value]))],
    fires,
    books.flatMap((book) => encodeBook(plan, book, bucket ?? 0)),
  ]);
}

export function decodeState(plan: Plan, state: string | undefined): ProfileState {
  if (state === undefined) return EMPTY_STATE;
  const [version, id, header, times, addresses, zone, consent, registers, facts, fires, books] = list(
    parsed(state),
  );
  if (version !== VERSION) {
    throw new HeedError(
      "HEED_STATE_UNKNOWN",
      `Expected a profile state of version ${VERSION}; came ${JSON.stringify(version)}. Another version of Heed wrote it: run that one`,
    );
  }
  const [readTo = 0, seq = 0, bucket = -1, suppressed = 0] = numbers(header);
  const place = position(list(zone).slice(1));
  const decodedBooks = list(books).map((each) => decodeBook(plan, bucket, list(each)));
  const known = decodedBooks.flatMap(({ book }) => book ?? []).toSorted((a, b) => a.trigger - b.trigger);
  const decodedState: ProfileState = {
    plan: text(id),
    readTo,
    seq,
    seen: decodeSeen(plan, list(times), list(consent), list(registers)),
    bucket: bucket < 0 ? undefined : bucket,
    addresses: decodeAddresses(list(addresses).map(list)),
    zone: place === undefined ? undefined : { name: text(list(zone)[0]), ...place },
    suppressed: suppressed === 1,
    facts: decodeFacts(plan, list(facts)),
    fires: list(fires).map((each) => [text(list(each)[0]), numbers(list(each)[1])] as const),
    books: known,
    dropped: decodedBooks.flatMap(({ dropped }) => dropped),
    nextAfter: nextAfter(known, readTo),
    spentAfter: Infinity,
  };
  return { ...decodedState, spentAfter: spentAfterOf(decodedState, plan.keepForMs) };
}

/** What says nothing any more is not written. */
function encodeRegisters(plan: Plan, registers: Slots, readTo: number): readonly Json[] {
  return registers.flatMap(({ place, value }) => {
    const rule = plan.registers[place];
    return rule === undefined || rule.expiresAt(value) < readTo ? [] : [[rule.id, rule.encode(value)]];
  });
}

function decodeSeen(
  plan: Plan,
  [firstSeenAt, lastSeenAt, firstActivityAt, lastActivityAt]: readonly Json[],
  consent: readonly Json[],
  registers: readonly Json[],
): Seen {
  return {
    firstSeenAt: instantOrNone(firstSeenAt),
    lastSeenAt: instantOrNone(lastSeenAt),
    firstActivityAt: instantOrNone(firstActivityAt),
    lastActivityAt: instantOrNone(lastActivityAt),
    consent: consent.map((fact) => decodeFact(list(fact))),
    registers: registers
      .flatMap((each): readonly Slot[] => {
        const [id, written] = list(each);
        const place = plan.registerPlaces.get(text(id));
        const value = place === undefined ? undefined : plan.registers[place]?.decode(written ?? null);
        return place === undefined || value === undefined ? [] : [{ place, value }];
      })
      .toSorted((a, b) => a.place - b.place),
  };
}

function decodeFacts(plan: Plan, facts: readonly Json[]): Slots<Json> {
  return facts
    .flatMap((each): readonly Slot<Json>[] => {
      const [id, value] = list(each);
      // Facts of one meaning under two names share what they know.
      return plan.facts.flatMap((fact, place) => (fact.id === id ? [{ place, value: value ?? null }] : []));
    })
    .toSorted((a, b) => a.place - b.place);
}

function encodeBook(plan: Plan, book: Book, bucket: number): readonly Json[] {
  const form = plan.triggers[book.trigger]?.formOf(bucket);
  if (form === undefined || isEmpty(book)) return [];
  return [
    [
      form.name,
      form.shape,
      form.cancelShape,
      numbersOf(book.everyone),
      book.waits.map(encodeWait),
      book.turns.map((turn) => (turn === undefined ? null : encodeTurn(turn))),
      book.sequences.map((sequence) => (sequence === undefined ? null : encodeSequence(sequence))),
      book.fires,
      book.held.map(encodeHeld),
      book.last === undefined ? null : encodeLast(book.last),
    ],
  ];
}

function isEmpty({ waits, turns, sequences, fires, held, last, everyone }: Book): boolean {
  return (
    everyone === undefined &&
    last === undefined &&
    [waits, turns, sequences, fires, held].every((each) => each.length === 0)
  );
}

/** What was written of one trigger, as far as the plan has a use for it. */
interface WrittenBook {
  readonly book?: Book;
  readonly dropped: ProfileState["dropped"];
}

function decodeBook(plan: Plan, bucket: number, written: readonly Json[]): WrittenBook {
  const [name, shape, cancelShape, everyone, waits, turns, sequences, fires, held, last] = written;
  const place = plan.places.get(text(name));
  const trigger = place === undefined ? undefined : plan.triggers[place]?.formOf(Math.max(bucket, 0));
  const known = list(waits).map((wait) => decodeWait(list(wait)));
  const open = known.filter(({ starts }) => starts.length > 0);
  const dropped = open.map(({ value }) => ({ trigger: text(name), value }));
  const heldFires = list(held).map((each) => decodeHeld(list(each)));
  const goneHeld = heldFires.map((each) => ({ trigger: text(name), value: each.value, held: each }));
  if (place === undefined || trigger === undefined) return { dropped: [...dropped, ...goneHeld] };
  const kept = {
    ...emptyBook(place),
    fires: numbers(fires),
    held: trigger.state === "draft" ? [] : heldFires,
    ...lastOf(last),
  };
  if (trigger.shape !== shape)
    return {
      book: withNext(trigger, kept),
      dropped: trigger.state === "draft" ? [...dropped, ...goneHeld] : dropped,
    };
  const forAll = position(everyone);
  const isSameCancel = trigger.cancelShape === cancelShape;
  const book: Book = {
    ...kept,
    ...(isSameCancel && forAll !== undefined ? { everyone: forAll } : {}),
    waits: isSameCancel ? known : known.map(withoutCancel),
    turns: isSameCancel
      ? list(turns).map((turn) => (turn === null ? undefined : decodeTurn(list(turn))))
      : [],
    sequences: isSameCancel
      ? list(sequences).map((each) => (each === null ? undefined : decodeSequence(list(each))))
      : [],
  };
  return { book: withNext(trigger, book), dropped: [] };
}

function withoutCancel({ value, newest, consumedTo, starts, forgotten, taken, lastFire }: Wait): Wait {
  return {
    value,
    newest,
    consumedTo,
    starts,
    ...(forgotten === undefined ? {} : { forgotten }),
    ...(taken === undefined ? {} : { taken }),
    ...(lastFire === undefined ? {} : { lastFire }),
  };
}

function encodeWait({ value, newest, cancel, consumedTo, starts, forgotten, taken, lastFire }: Wait): Json {
  return [
    value,
    [newest.at, newest.seq],
    numbersOf(cancel),
    consumedTo,
    starts.map(({ at, seq, readAt, due, mark, evidence, fire }) => [
      at,
      seq,
      readAt,
      due,
      mark,
      evidence,
      ...(fire === undefined ? [] : [fire]),
    ]),
    numbersOf(forgotten),
    numbersOf(taken),
    ...(lastFire === undefined
      ? []
      : [[lastFire.at, lastFire.seq, lastFire.due, lastFire.decidedAt, lastFire.id]]),
  ];
}

function decodeWait(written: readonly Json[]): Wait {
  const [value, newest, cancel, consumedTo, starts, forgotten, taken, lastFire] = written;
  const [newestCancel, newestForgotten] = [position(cancel), position(forgotten)];
  const newestTaken = position(taken);
  return {
    value: text(value),
    newest: position(newest) ?? { at: 0, seq: 0 },
    ...(newestCancel === undefined ? {} : { cancel: newestCancel }),
    consumedTo: Number(consumedTo),
    starts: list(starts).map((start) => decodeStart(list(start))),
    ...(newestForgotten === undefined ? {} : { forgotten: newestForgotten }),
    ...(newestTaken === undefined ? {} : { taken: newestTaken }),
    ...(lastFire === undefined ? {} : { lastFire: decodeLastFire(list(lastFire)) }),
  };
}

function decodeStart([at, seq, readAt, due, mark, evidence, fire]: readonly Json[]): Start {
  return {
    at: Number(at),
    seq: Number(seq),
    readAt: Number(readAt),
    due: Number(due),
    mark: Number(mark),
    evidence: evidenceIn(evidence),
    ...(fire === undefined ? {} : { fire: text(fire) }),
  };
}

function decodeLastFire([at, seq, due, decidedAt, id]: readonly Json[]): LastFire {
  return {
    at: Number(at),
    seq: Number(seq),
    due: Number(due),
    decidedAt: Number(decidedAt),
    id: text(id),
  };
}

/** `Infinity` is no JSON. */
function encodeTurn({ holds, since, evidence, next }: Turn): Json {
  return [holds ? 1 : 0, orNull(since), orNull(next === Infinity ? undefined : next), evidence];
}

function decodeTurn([holds, since, next, evidence]: readonly Json[]): Turn {
  return {
    holds: holds === 1,
    ...(typeof since === "number" ? { since } : {}),
    evidence: evidenceIn(evidence),
    next: typeof next === "number" ? next : Infinity,
  };
}

function encodeSequence({ lanes, ring, everyoneFoldedTo }: SequenceState): Json {
  return [
    lanes.map(({ value, newest, endedAt, foldedTo, chains }) => [
      value,
      numbersOf(newest),
      numbersOf(endedAt),
      numbersOf(foldedTo),
      chains.map((chain) => (chain === undefined ? null : encodeChain(chain))),
    ]),
    ring.map(({ at, seq, mark, value, steps, startsOver, evidence }) => [
      at,
      seq,
      mark,
      value ?? null,
      steps,
      startsOver ? 1 : 0,
      evidence,
    ]),
    numbersOf(everyoneFoldedTo),
  ];
}

function decodeSequence([lanes, ring, everyoneFoldedTo]: readonly Json[]): SequenceState {
  const folded = position(everyoneFoldedTo);
  return {
    lanes: list(lanes).map((lane) => decodeLane(list(lane))),
    ring: list(ring).map((event) => decodeStep(list(event))),
    ...(folded === undefined ? {} : { everyoneFoldedTo: folded }),
  };
}

function decodeLane([value, newest, endedAt, foldedTo, chains]: readonly Json[]): Lane {
  const [ended, folded] = [position(endedAt), position(foldedTo)];
  return {
    value: text(value),
    newest: position(newest) ?? { at: 0, seq: 0 },
    ...(ended === undefined ? {} : { endedAt: ended }),
    ...(folded === undefined ? {} : { foldedTo: folded }),
    chains: list(chains).map((chain) => (chain === null ? undefined : decodeChain(list(chain)))),
  };
}

function decodeStep([at, seq, mark, value, steps, startsOver, evidence]: readonly Json[]): StepEvent {
  return {
    at: Number(at),
    seq: Number(seq),
    mark: Number(mark),
    ...(typeof value === "string" ? { value } : {}),
    steps: Number(steps),
    startsOver: startsOver === 1,
    evidence: isJsonObject(evidence) ? evidence : {},
  };
}

function encodeChain({ at, seq, start, evidence }: Chain): Json {
  return [at, seq, start.at, start.seq, evidence];
}

function decodeChain([at, seq, startAt, startSeq, evidence]: readonly Json[]): Chain {
  return {
    at: Number(at),
    seq: Number(seq),
    start: { at: Number(startAt), seq: Number(startSeq) },
    evidence: evidenceIn(evidence),
  };
}

function encodeHeld({ id, value, start, mark, at, evidence, reason, since, first, due }: Held): Json {
  const why = reason === "paused" ? 1 : 0;
  const isFirst = first === true ? 1 : 0;
  return [id, value, start.at, start.seq, mark, at, evidence, why, since, isFirst, orNull(due)];
}

function decodeHeld([
  id,
  value,
  startAt,
  seq,
  mark,
  at,
  evidence,
  why,
  since,
  first,
  due,
]: readonly Json[]): Held {
  return {
    id: text(id),
    value: text(value),
    start: { at: Number(startAt), seq: Number(seq) },
    mark: Number(mark),
    at: Number(at),
    evidence: evidenceIn(evidence),
    reason: why === 1 ? "paused" : "not_identified",
    since: Number(since),
    ...(first === 1 ? { first: true } : {}),
    ...(typeof due === "number" ? { due } : {}),
  };
}

function encodeLast({ at, decidedAt, ended, reason, value }: LastDecision): Json {
  return [at, decidedAt, ended, reason ?? null, value ?? null];
}

function lastOf(written: Json | undefined): { readonly last?: LastDecision } {
  const [at, decidedAt, ended, reason, value] = list(written);
  if (typeof at !== "number") return {};
  const last: LastDecision = {
    at,
    decidedAt: Number(decidedAt),
    ended: text(ended),
    ...(typeof reason === "string" ? { reason } : {}),
    ...(typeof value === "string" ? { value } : {}),
  };
  return { last };
}

function encodeFact({ purpose, granted, at, seq, refusedAt, refusedTo, refusedSeq }: ConsentFact): Json {
  const refused = refusedAt === undefined ? [] : [refusedAt, refusedTo ?? 0, refusedSeq ?? 0];
  return [purpose, granted ? 1 : 0, at, seq, ...refused];
}

function decodeFact(written: readonly Json[]): ConsentFact {
  const [purpose, granted, at, seq, refusedAt, refusedTo, refusedSeq] = written;
  const refused =
    refusedAt === undefined
      ? {}
      : { refusedAt: Number(refusedAt), refusedTo: Number(refusedTo), refusedSeq: Number(refusedSeq) };
  return { purpose: text(purpose), granted: granted === 1, at: Number(at), seq: Number(seq), ...refused };
}

function numbersOf(place: Position | undefined): readonly number[] {
  return place === undefined ? [] : [place.at, place.seq];
}

function instantOrNone(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function orNull(value: number | undefined): number | null {
  return value ?? null;
}

function position(value: Json | undefined): Position | undefined {
  const [at, seq] = numbers(value);
  return at === undefined || seq === undefined ? undefined : { at, seq };
}

function evidenceIn(value: Json | undefined): Evidence {
  return list(value).map((each): JsonObject => (isJsonObject(each) ? each : {}));
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function numbers(value: Json | undefined): readonly number[] {
  return list(value).map(Number);
}

/** A text that is no JSON has no version, and is refused as such. */
function parsed(json: string): Json {
  try {
    const value: Json = JSON.parse(json);
    return value;
  } catch {
    return null;
  }
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
