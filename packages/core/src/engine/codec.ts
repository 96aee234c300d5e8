import type { JsonObject, Position } from "../contracts/index.ts";
import { HeedError, isJsonObject } from "../contracts/index.ts";
import { decodeAddresses, encodeAddresses } from "./addresses.ts";
import type { Book } from "./book.ts";
import { NEVER, withNext } from "./book.ts";
import { nextDecisionAfter } from "./passing-time.ts";
import type { Plan } from "./plan.ts";
import type { ProfileState } from "./state.ts";
import { EMPTY_STATE } from "./state.ts";
import type { Start, Wait } from "./wait.ts";

/**
 * One profile's state as text: a version, then lists without names, triggers by name and shape. What a plan no longer knows
 * is dropped when the profile is touched next; an open wait among it is told. Unknown versions are refused rather than
 * guessed at.
 */
const VERSION = 2;

type Numbers = readonly number[];

export function encodeState(plan: Plan, state: ProfileState): string {
  const { readTo, seq, firstSeenAt, lastSeenAt, addresses, consent, books } = state;
  const seen = firstSeenAt === undefined || lastSeenAt === undefined ? [] : [firstSeenAt, lastSeenAt];
  return JSON.stringify([
    VERSION,
    [readTo, seq, ...seen],
    encodeAddresses(addresses),
    consent.map(({ purpose, granted, at, refusedAt, refusedTo }) => [
      purpose,
      granted ? 1 : 0,
      at,
      ...(refusedAt === undefined || refusedTo === undefined ? [] : [refusedAt, refusedTo]),
    ]),
    books.map((book) => [
      plan.triggers[book.trigger]?.name ?? "",
      plan.triggers[book.trigger]?.shape ?? "",
      numbersOf(book.everyone),
      book.waits.map(encodeWait),
    ]),
  ]);
}

export function decodeState(plan: Plan, text: string | undefined): ProfileState {
  if (text === undefined) return EMPTY_STATE;
  const [version, header, addresses, consent, books] = list(parsed(text));
  if (version !== VERSION) {
    throw new HeedError(
      "HEED_STATE_UNKNOWN",
      `Expected a profile state of version ${VERSION}; came ${JSON.stringify(version)}. Another version of Heed wrote it: run that one`,
    );
  }
  const [readTo = 0, seq = 0, firstSeenAt, lastSeenAt] = numbers(header);
  const known: Book[] = [];
  const dropped: ProfileState["dropped"][number][] = [];
  for (const each of list(books)) {
    const { name, waits, book } = decodeBook(plan, list(each));
    if (book !== undefined) known.push(book);
    else for (const { value, starts } of waits) if (starts.length > 0) dropped.push({ trigger: name, value });
  }
  return {
    readTo,
    seq,
    ...(firstSeenAt === undefined || lastSeenAt === undefined ? {} : { firstSeenAt, lastSeenAt }),
    addresses: decodeAddresses(list(addresses).map(list)),
    consent: list(consent).map((fact) => decodeFact(list(fact))),
    books: known.toSorted((a, b) => a.trigger - b.trigger),
    dropped,
    nextDecisionAfter: nextDecisionAfter(known, readTo),
  };
}

function encodeWait({ value, newest, cancel, consumedTo, starts, forgotten }: Wait): readonly unknown[] {
  return [
    value,
    [newest.at, newest.seq],
    numbersOf(cancel),
    consumedTo,
    starts.map(({ at, seq, readAt, due, mark, evidence }) => [at, seq, readAt, due, mark, evidence]),
    ...(forgotten === undefined ? [] : [numbersOf(forgotten)]),
  ];
}

/** What was written of one trigger; without a `book` where the plan has no use for it any more. */
interface WrittenBook {
  readonly name: string;
  readonly waits: readonly Wait[];
  readonly book?: Book;
}

function decodeBook(plan: Plan, [name, shape, everyone, written]: readonly unknown[]): WrittenBook {
  const place = plan.places.get(String(name));
  const trigger = place === undefined ? undefined : plan.triggers[place];
  const waits = list(written).map((wait) => decodeWait(list(wait)));
  if (place === undefined || trigger?.wait === undefined || trigger.shape !== shape)
    return { name: String(name), waits };
  const forAll = position(everyone);
  const rest = forAll === undefined ? {} : { everyone: forAll };
  return {
    name: trigger.name,
    waits,
    book: withNext(trigger.wait, { trigger: place, ...rest, waits, next: NEVER }),
  };
}

function decodeWait([value, newest, cancel, consumedTo, starts, forgotten]: readonly unknown[]): Wait {
  const [newestCancel, newestForgotten] = [position(cancel), position(forgotten)];
  return {
    value: String(value),
    newest: position(newest) ?? { at: 0, seq: 0 },
    ...(newestCancel === undefined ? {} : { cancel: newestCancel }),
    consumedTo: Number(consumedTo),
    starts: list(starts).map((start) => decodeStart(list(start))),
    ...(newestForgotten === undefined ? {} : { forgotten: newestForgotten }),
  };
}

function decodeStart([at, seq, readAt, due, mark, evidence]: readonly unknown[]): Start {
  return {
    at: Number(at),
    seq: Number(seq),
    readAt: Number(readAt),
    due: Number(due),
    mark: Number(mark),
    evidence: object(evidence),
  };
}

function decodeFact([
  purpose,
  granted,
  at,
  refusedAt,
  refusedTo,
]: readonly unknown[]): ProfileState["consent"][number] {
  const refused =
    refusedAt === undefined ? {} : { refusedAt: Number(refusedAt), refusedTo: Number(refusedTo) };
  return { purpose: String(purpose), granted: granted === 1, at: Number(at), ...refused };
}

function numbersOf(place: Position | undefined): Numbers {
  return place === undefined ? [] : [place.at, place.seq];
}

function position(value: unknown): Position | undefined {
  const [at, seq] = numbers(value);
  return at === undefined || seq === undefined ? undefined : { at, seq };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numbers(value: unknown): Numbers {
  return list(value).map(Number);
}

function object(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** A text that is no JSON has no version, and is refused as such. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
