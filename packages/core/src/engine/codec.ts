import type { EpochMs, JsonObject, Position } from "../contracts/index.ts";
import { HeedError, isJsonObject } from "../contracts/index.ts";
import { decodeAddresses, encodeAddresses } from "./addresses.ts";
import type { Book } from "./book.ts";
import { nextDecision } from "./book.ts";
import type { Plan } from "./plan.ts";
import type { ProfileState } from "./state.ts";
import { EMPTY_STATE } from "./state.ts";
import type { Start, Wait } from "./wait.ts";

/**
 * One profile's state as text: a version, then lists without names, triggers by name. What a plan no longer knows is
 * dropped when the profile is touched next. Unknown versions are refused rather than guessed at.
 */
const VERSION = 1;

type Numbers = readonly number[];

export function encodeState(plan: Plan, state: ProfileState): string {
  const { readTo, seq, firstSeenAt, lastSeenAt, addresses, consent, books } = state;
  const seen = firstSeenAt === undefined || lastSeenAt === undefined ? [] : [firstSeenAt, lastSeenAt];
  return JSON.stringify([
    VERSION,
    [readTo, seq, ...seen],
    encodeAddresses(addresses),
    consent.map(({ purpose, granted, at }) => [purpose, granted ? 1 : 0, at]),
    books.map((book) => [
      plan.triggers[book.trigger]?.name ?? "",
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
      `Expected a profile state of version ${VERSION}; came ${JSON.stringify(version)}. A newer Heed wrote it: update this one`,
    );
  }
  const [readTo = 0, seq = 0, firstSeenAt, lastSeenAt] = numbers(header);
  const known = list(books).flatMap((book) => decodeBook(plan, list(book)));
  return {
    readTo,
    seq,
    ...(firstSeenAt === undefined || lastSeenAt === undefined ? {} : { firstSeenAt, lastSeenAt }),
    addresses: decodeAddresses(list(addresses).map(list)),
    consent: list(consent).map((fact) => decodeFact(list(fact))),
    books: known.toSorted((a, b) => a.trigger - b.trigger),
    nextDecisionAfter: known.reduce(
      (first, book) => Math.min(first, nextAfter(plan, book, readTo)),
      Infinity,
    ),
  };
}

function encodeWait({ value, newest, cancel, consumedTo, starts, forgotten }: Wait): readonly unknown[] {
  return [
    value,
    [newest.at, newest.seq],
    numbersOf(cancel),
    consumedTo,
    starts.map(({ at, seq, readAt, mark, evidence }) => [at, seq, readAt, mark, evidence]),
    ...(forgotten === undefined ? [] : [numbersOf(forgotten)]),
  ];
}

function decodeBook(plan: Plan, [name, everyone, waits]: readonly unknown[]): readonly Book[] {
  const trigger = plan.triggers.findIndex((each) => each.name === name);
  // A trigger that no longer waits has no use for what its former self was waiting for.
  if (plan.triggers[trigger]?.wait === undefined) return [];
  const forAll = position(everyone);
  const rest = forAll === undefined ? {} : { everyone: forAll };
  return [{ trigger, ...rest, waits: list(waits).map((wait) => decodeWait(list(wait))) }];
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

function decodeStart([at, seq, readAt, mark, evidence]: readonly unknown[]): Start {
  return {
    at: Number(at),
    seq: Number(seq),
    readAt: Number(readAt),
    mark: Number(mark),
    evidence: object(evidence),
  };
}

function decodeFact([purpose, granted, at]: readonly unknown[]): ProfileState["consent"][number] {
  return { purpose: String(purpose), granted: granted === 1, at: Number(at) };
}

function nextAfter(plan: Plan, book: Book, now: EpochMs): EpochMs {
  const rule = plan.triggers[book.trigger]?.wait;
  return rule === undefined ? Infinity : (nextDecision(rule, book, now)?.after ?? Infinity);
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
