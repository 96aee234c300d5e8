import type { ConsentFact } from "../consent/index.ts";
import type { Json } from "../contracts/index.ts";
import { HeedError } from "../contracts/index.ts";
import type { PurposeFires } from "../limits/index.ts";
import type { Addresses } from "./addresses.ts";
import { ADDRESS_KINDS } from "./addresses.ts";
import type { WrittenBook } from "./codec-book.ts";
import { decodeBook, encodeBook, isWritten } from "./codec-book.ts";
import { nextAfter } from "./draft.ts";
import { Packer } from "./pack/packer.ts";
import { Damaged, Unpacker } from "./pack/unpacker.ts";
import type { Plan } from "./plan.ts";
import type { Slot, Slots } from "./slots.ts";
import { KEY_LENGTH } from "./state-keys.ts";
import type { ProfileState, Seen } from "./state.ts";
import { EMPTY_STATE, spentAfterOf } from "./state.ts";

/**
 * One profile's state as text: a version, then values without names, as `pack/alphabet.ts` writes them. Registers, facts and
 * triggers stand by their keys (`state-keys.ts`), so that another plan finds what it still knows; the rest is dropped, and an
 * open wait among it is told. Unknown versions and damaged texts are refused rather than guessed at.
 */
const VERSION = "4";

export function encodeState(plan: Plan, state: ProfileState): string {
  const { readTo, seq, bucket, zone } = state;
  const packer = new Packer();
  packer.key(VERSION);
  packer.text(state.plan);
  packer.number(readTo);
  packer.number(seq);
  packer.base({ at: readTo, seq });
  packer.optional(bucket);
  packer.number((state.suppressed ? 1 : 0) + (zone === undefined ? 0 : 2));
  if (zone !== undefined) {
    packer.text(zone.name);
    packer.place(zone);
  }
  encodeAddresses(packer, state.addresses);
  encodeSeen(packer, plan, state.seen, readTo);
  encodeFacts(packer, plan, state.facts);
  packer.list(state.fires, encodeFires);
  const books = state.books.filter((book) => isWritten(plan, book));
  packer.count(books.length);
  for (const book of books) encodeBook(packer, plan, book, bucket ?? 0);
  return packer.sealed();
}

export function decodeState(plan: Plan, state: string | undefined): ProfileState {
  if (state === undefined) return EMPTY_STATE;
  // A version that somebody may still have is read here by its own decoder, kept as it was.
  if (!state.startsWith(VERSION)) throw otherVersion(state);
  try {
    return decoded(plan, new Unpacker(state));
  } catch (cause) {
    if (!(cause instanceof Damaged)) throw cause;
    throw new HeedError(
      "HEED_STATE_UNKNOWN",
      `Expected a profile state as it was written; came a damaged one: ${cause.message}. Restore it from a copy of the store`,
      { cause },
    );
  }
}

/** Before version 4 states were JSON, a list that began with its version. */
function otherVersion(state: string): HeedError {
  const version = /^\[([0-9]+)[,\]]/.exec(state)?.[1] ?? JSON.stringify(state.slice(0, 1));
  return new HeedError(
    "HEED_STATE_UNKNOWN",
    `Expected a profile state of version ${VERSION}; came ${version}. Another version of Heed wrote it: run that one`,
  );
}

function decoded(plan: Plan, unpacker: Unpacker): ProfileState {
  unpacker.key(VERSION.length);
  const id = unpacker.text();
  const readTo = unpacker.number();
  const seq = unpacker.number();
  unpacker.base({ at: readTo, seq });
  const bucket = unpacker.optional();
  const flags = unpacker.number();
  const zone = (flags & 2) === 0 ? undefined : decodeZone(unpacker);
  const addresses = decodeAddresses(unpacker);
  const seen = decodeSeen(unpacker, plan);
  const facts = decodeFacts(unpacker, plan);
  const fires = unpacker.list(decodeFires);
  const written: WrittenBook[] = [];
  for (let left = unpacker.count(); left > 0; left--) written.push(decodeBook(unpacker, plan, bucket ?? 0));
  unpacker.finish();
  const books = written.flatMap(({ book }) => book ?? []).toSorted((a, b) => a.trigger - b.trigger);
  const state = {
    plan: id,
    readTo,
    seq,
    seen,
    bucket,
    addresses,
    zone,
    suppressed: (flags & 1) === 1,
    facts,
    fires,
    books,
    dropped: written.flatMap(({ dropped }) => dropped),
    nextAfter: nextAfter(books, readTo),
    spentAfter: Infinity,
  };
  state.spentAfter = spentAfterOf(state, plan.keepForMs);
  return state;
}

function decodeZone(unpacker: Unpacker): ProfileState["zone"] {
  return { name: unpacker.text(), at: unpacker.number(), seq: unpacker.number() };
}

function encodeSeen(packer: Packer, plan: Plan, seen: Seen, readTo: number): void {
  packer.optional(seen.firstSeenAt);
  packer.optional(seen.lastSeenAt);
  packer.optional(seen.firstActivityAt);
  packer.optional(seen.lastActivityAt);
  packer.list(seen.consent, encodeConsent);
  // What says nothing any more is not written.
  const live = seen.registers.filter(({ place, value }) => {
    const rule = plan.registers[place];
    return rule !== undefined && rule.expiresAt(value) >= readTo;
  });
  packer.count(live.length);
  for (const { place, value } of live) {
    packer.key(plan.keys.registers[place] ?? "");
    packer.json(plan.registers[place]?.encode(value) ?? null);
  }
}

function decodeSeen(unpacker: Unpacker, plan: Plan): Seen {
  const firstSeenAt = unpacker.optional();
  const lastSeenAt = unpacker.optional();
  const firstActivityAt = unpacker.optional();
  const lastActivityAt = unpacker.optional();
  const consent = unpacker.list(decodeConsent);
  const registers: Slot[] = [];
  for (let left = unpacker.count(); left > 0; left--) {
    const place = plan.keys.registerPlaces.get(unpacker.key(KEY_LENGTH));
    const written = unpacker.json();
    const value = place === undefined ? undefined : plan.registers[place]?.decode(written);
    if (place !== undefined && value !== undefined) registers.push({ place, value });
  }
  return {
    firstSeenAt,
    lastSeenAt,
    firstActivityAt,
    lastActivityAt,
    consent,
    registers: registers.toSorted(byPlace),
  };
}

function encodeFacts(packer: Packer, plan: Plan, facts: Slots<Json>): void {
  const byKey = new Map(facts.map(({ place, value }) => [plan.keys.facts[place], value]));
  packer.count(byKey.size);
  for (const [key, value] of byKey) {
    packer.key(key ?? "");
    packer.json(value);
  }
}

function decodeFacts(unpacker: Unpacker, plan: Plan): Slots<Json> {
  const facts: Slot<Json>[] = [];
  for (let left = unpacker.count(); left > 0; left--) {
    const places = plan.keys.factPlaces.get(unpacker.key(KEY_LENGTH)) ?? [];
    const value = unpacker.json();
    for (const place of places) facts.push({ place, value });
  }
  return facts.toSorted(byPlace);
}

function byPlace(a: Slot, b: Slot): number {
  return a.place - b.place;
}

function encodeAddresses(packer: Packer, addresses: Addresses): void {
  for (const kind of ADDRESS_KINDS) {
    const told = addresses[kind];
    packer.optionalText(told?.text);
    if (told !== undefined) packer.place(told);
  }
}

function decodeAddresses(unpacker: Unpacker): Addresses {
  const addresses: { -readonly [Kind in keyof Addresses]: Addresses[Kind] } = {};
  for (const kind of ADDRESS_KINDS) {
    const text = unpacker.optionalText();
    if (text !== undefined) addresses[kind] = { text, at: unpacker.number(), seq: unpacker.number() };
  }
  return addresses;
}

function encodeFires(packer: Packer, [purpose, fires]: PurposeFires[number]): void {
  packer.text(purpose);
  packer.json(fires);
}

function decodeFires(unpacker: Unpacker): PurposeFires[number] {
  return [unpacker.text(), unpacker.numbers()];
}

function encodeConsent(packer: Packer, fact: ConsentFact): void {
  const { purpose, granted, at, seq, refusedAt, refusedTo, refusedSeq } = fact;
  packer.number((granted ? 1 : 0) + (refusedAt === undefined ? 0 : 2));
  packer.text(purpose);
  packer.number(at);
  packer.number(seq);
  if (refusedAt === undefined) return;
  packer.number(refusedAt);
  packer.number(refusedTo ?? 0);
  packer.number(refusedSeq ?? 0);
}

function decodeConsent(unpacker: Unpacker): ConsentFact {
  const flags = unpacker.number();
  const purpose = unpacker.text();
  const fact = { purpose, granted: flags % 2 === 1, at: unpacker.number(), seq: unpacker.number() };
  if (flags < 2) return fact;
  return {
    ...fact,
    refusedAt: unpacker.number(),
    refusedTo: unpacker.number(),
    refusedSeq: unpacker.number(),
  };
}
