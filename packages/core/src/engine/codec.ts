import type { ConsentFact } from "../consent/index.ts";
import { HeedError } from "../contracts/index.ts";
import type { Json } from "../contracts/index.ts";
import { decodeBook, encodeBook, isWritten } from "./codec-book.ts";
import type { Addresses } from "./addresses.ts";
import { ADDRESS_KINDS } from "./addresses.ts";
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
  const { readTo, seq, seen, bucket, zone } = state;
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
  encodeSeen(packer, plan, seen, readTo);
  encodeFacts(packer, plan, state.facts);
  packer.list(state.fires, ([purpose, fires]) => {
    packer.text(purpose);
    packer.json(fires);
  });
  packer.list(
    state.books.filter((book) => isWritten(plan, book)),
    (book) => {
      encodeBook(packer, plan, book);
    },
  );
  return packer.sealed();
}

export function decodeState(plan: Plan, state: string | undefined): ProfileState {
  if (state === undefined) return EMPTY_STATE;
  const version = versionOf(state);
  // A state of an older version is read here, once there is a version that may have been written: by its own decoder, kept as
  // it was, and handed on as this one would have read it.
  if (version !== VERSION) {
    throw new HeedError(
      "HEED_STATE_UNKNOWN",
      `Expected a profile state of version ${VERSION}; came ${JSON.stringify(version)}. Another version of Heed wrote it: run that one`,
    );
  }
  try {
    return decoded(plan, new Unpacker(state));
  } catch (cause) {
    if (!(cause instanceof Damaged)) throw cause;
    throw new HeedError(
      "HEED_STATE_UNKNOWN",
      `Expected a profile state as it was written; ${cause.message.replace(/^expected/, "within it")}. It was cut or changed: take it from a copy of the store`,
      { cause },
    );
  }
}

/** Before version 4 states were JSON, a list that began with its version. */
function versionOf(state: string): string | undefined {
  return /^(?:[0-9A-Za-z]|\[([0-9]+)(?=[,\]]))/.exec(state)?.reduce((all, one) => one ?? all);
}

function decoded(plan: Plan, unpacker: Unpacker): ProfileState {
  unpacker.key(VERSION.length);
  const id = unpacker.text();
  const readTo = unpacker.number();
  const seq = unpacker.number();
  unpacker.base({ at: readTo, seq });
  const bucket = unpacker.optional();
  const flags = unpacker.number();
  const zoneName = flags < 2 ? undefined : unpacker.text();
  const zonePlace = zoneName === undefined ? undefined : unpacker.place();
  const addresses = decodeAddresses(unpacker);
  const seen = decodeSeen(unpacker, plan);
  const facts = decodeFacts(unpacker, plan);
  const fires = unpacker.list(() => [unpacker.text(), unpacker.list(() => unpacker.number())] as const);
  const written = unpacker.list(() => decodeBook(unpacker, plan, bucket ?? 0));
  unpacker.finish();
  const books = written.flatMap(({ book }) => book ?? []).sort((a, b) => a.trigger - b.trigger);
  const state = {
    plan: id,
    readTo,
    seq,
    seen,
    bucket,
    addresses,
    zone: zoneName === undefined || zonePlace === undefined ? undefined : { name: zoneName, ...zonePlace },
    suppressed: flags % 2 === 1,
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
