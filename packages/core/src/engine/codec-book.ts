import type { Book, Held, LastDecision } from "./book.ts";
import { emptyBook, withNext } from "./book.ts";
import { decodeSequence, encodeSequence } from "./codec-sequence.ts";
import { decodeWait, encodeWait, withoutCancel } from "./codec-wait.ts";
import type { Packer } from "./pack/packer.ts";
import type { Unpacker } from "./pack/unpacker.ts";
import type { Plan } from "./plan.ts";
import { KEY_LENGTH } from "./state-keys.ts";
import type { ProfileState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** Which parts of a book are written, each a bit; most books have one or two. */
const TURNS = 1;
const LAST = 2;
const WAITS = 4;
const FIRES = 8;
const EVERYONE = 16;
const HELD = 32;
const SEQUENCES = 64;

/** What only the same moment can go on with. */
const OF_THE_MOMENT: number = TURNS | WAITS | EVERYONE | SEQUENCES;

/** False for the book of a trigger that has seen nothing. */
export function isWritten(plan: Plan, book: Book): boolean {
  return plan.triggers[book.trigger] !== undefined && partsOf(book) !== 0;
}

/** Under the form that the profile's arm gives its trigger. */
export function encodeBook(packer: Packer, plan: Plan, book: Book, bucket: number): void {
  const form = plan.triggers[book.trigger]?.formOf(bucket);
  const parts = partsOf(book);
  packer.key(plan.keys.triggers[book.trigger] ?? "");
  packer.number(parts);
  if ((parts & OF_THE_MOMENT) !== 0) {
    packer.text(form?.shape ?? "");
    packer.text(form?.cancelShape ?? "");
  }
  // Whoever takes the trigger away is told by its name what it had under way.
  if ((parts & (WAITS | HELD)) !== 0) packer.text(form?.name ?? "");
  if ((parts & TURNS) !== 0) packer.list(book.turns, encodeTurn);
  if ((parts & LAST) !== 0 && book.last !== undefined) encodeLast(packer, book.last);
  if ((parts & WAITS) !== 0) packer.list(book.waits, encodeWait);
  if ((parts & FIRES) !== 0) packer.json(book.fires);
  if ((parts & EVERYONE) !== 0) packer.place(book.everyone);
  if ((parts & HELD) !== 0) packer.list(book.held, encodeHeld);
  if ((parts & SEQUENCES) !== 0) packer.list(book.sequences, encodeSequence);
}

function partsOf({ turns, last, waits, fires, everyone, held, sequences }: Book): number {
  return (
    (turns.length > 0 ? TURNS : 0) +
    (last === undefined ? 0 : LAST) +
    (waits.length > 0 ? WAITS : 0) +
    (fires.length > 0 ? FIRES : 0) +
    (everyone === undefined ? 0 : EVERYONE) +
    (held.length > 0 ? HELD : 0) +
    (sequences.length > 0 ? SEQUENCES : 0)
  );
}

/** What was written of one trigger, as far as the plan has a use for it. */
export interface WrittenBook {
  readonly book?: Book;
  readonly dropped: ProfileState["dropped"];
}

export function decodeBook(unpacker: Unpacker, plan: Plan, bucket: number): WrittenBook {
  const place = plan.keys.triggerPlaces.get(unpacker.key(KEY_LENGTH));
  const written = read(unpacker, place ?? -1);
  const { name, shape, cancelShape, book } = written;
  const planned = place === undefined ? undefined : plan.triggers[place];
  const dropped = book.waits
    .filter(({ starts }) => starts.length > 0)
    .map(({ value }) => ({ trigger: name, value }));
  const goneHeld = book.held.map((held) => ({ trigger: name, value: held.value, held }));
  if (planned === undefined) return { dropped: [...dropped, ...goneHeld] };
  const trigger = planned.formOf(bucket);
  const isDraft = trigger.state === "draft";
  const held = isDraft ? [] : book.held;
  if (trigger.shape !== shape) {
    const { trigger: at, fires, last } = book;
    const kept = { ...emptyBook(at), fires, held, ...(last === undefined ? {} : { last }) };
    return {
      book: withNext(trigger, kept),
      dropped: isDraft ? [...dropped, ...goneHeld] : dropped,
    };
  }
  if (trigger.cancelShape === cancelShape) return { book: withNext(trigger, { ...book, held }), dropped: [] };
  const { everyone: _, ...rest } = book;
  const waits = book.waits.map(withoutCancel);
  return { book: withNext(trigger, { ...rest, held, waits, turns: [], sequences: [] }), dropped: [] };
}

function read(
  unpacker: Unpacker,
  trigger: number,
): { readonly name: string; readonly shape: string; readonly cancelShape: string; readonly book: Book } {
  const parts = unpacker.number();
  const [shape, cancelShape] = (parts & OF_THE_MOMENT) === 0 ? ["", ""] : [unpacker.text(), unpacker.text()];
  const name = (parts & (WAITS | HELD)) === 0 ? "" : unpacker.text();
  const turns = (parts & TURNS) === 0 ? [] : unpacker.list(decodeTurn);
  const last = (parts & LAST) === 0 ? undefined : decodeLast(unpacker);
  const waits = (parts & WAITS) === 0 ? [] : unpacker.list(decodeWait);
  const fires = (parts & FIRES) === 0 ? [] : unpacker.numbers();
  const everyone = (parts & EVERYONE) === 0 ? undefined : unpacker.place();
  const held = (parts & HELD) === 0 ? [] : unpacker.list(decodeHeld);
  const sequences = (parts & SEQUENCES) === 0 ? [] : unpacker.list(decodeSequence);
  const book: Book = {
    ...emptyBook(trigger),
    turns,
    sequences,
    ...(everyone === undefined ? {} : { everyone }),
    waits,
    fires,
    held,
    ...(last === undefined ? {} : { last }),
  };
  return { name, shape, cancelShape, book };
}

/** Most turns have neither `for` nor evidence. */
function encodeTurn(packer: Packer, turn: Turn | undefined): void {
  if (turn === undefined) {
    packer.optional(undefined);
    return;
  }
  const { holds, since, evidence, next } = turn;
  packer.number((holds ? 1 : 0) + (since === undefined ? 0 : 2) + (evidence.length === 0 ? 0 : 4));
  packer.optional(next === Infinity ? undefined : next);
  if (since !== undefined) packer.number(since);
  if (evidence.length > 0) packer.json(evidence);
}

function decodeTurn(unpacker: Unpacker): Turn | undefined {
  const flags = unpacker.optional();
  if (flags === undefined) return undefined;
  const next = unpacker.optional() ?? Infinity;
  const since = (flags & 2) === 0 ? {} : { since: unpacker.number() };
  const evidence = (flags & 4) === 0 ? [] : unpacker.objects();
  return { holds: (flags & 1) === 1, ...since, evidence, next };
}

function encodeHeld(packer: Packer, held: Held): void {
  const { id, value, start, mark, at, evidence, reason, since, first, due } = held;
  packer.number((reason === "paused" ? 1 : 0) + (first === true ? 2 : 0));
  packer.text(id);
  packer.text(value);
  packer.place(start);
  packer.number(mark);
  packer.number(at);
  packer.json(evidence);
  packer.number(since);
  packer.optional(due);
}

function decodeHeld(unpacker: Unpacker): Held {
  const flags = unpacker.number();
  const held: Held = {
    id: unpacker.text(),
    value: unpacker.text(),
    start: { at: unpacker.number(), seq: unpacker.number() },
    mark: unpacker.number(),
    at: unpacker.number(),
    evidence: unpacker.objects(),
    reason: (flags & 1) === 1 ? "paused" : "not_identified",
    since: unpacker.number(),
    ...((flags & 2) === 2 ? { first: true } : {}),
  };
  const due = unpacker.optional();
  return due === undefined ? held : { ...held, due };
}

function encodeLast(packer: Packer, { at, decidedAt, ended, reason, value }: LastDecision): void {
  packer.number(at);
  packer.number(decidedAt);
  packer.text(ended);
  packer.optionalText(reason);
  packer.optionalText(value);
}

function decodeLast(unpacker: Unpacker): LastDecision {
  const [at, decidedAt, ended] = [unpacker.number(), unpacker.number(), unpacker.text()];
  const [reason, value] = [unpacker.optionalText(), unpacker.optionalText()];
  return {
    at,
    decidedAt,
    ended,
    ...(reason === undefined ? {} : { reason }),
    ...(value === undefined ? {} : { value }),
  };
}
