import type { ConsentFact } from "../consent/index.ts";
import type { EpochMs, Json, Milliseconds, Position } from "../contracts/index.ts";
import type { PurposeFires } from "../limits/index.ts";
import type { Addresses } from "./addresses.ts";
import type { Book, Held } from "./book.ts";
import type { Slots } from "./slots.ts";

/** Everything that is remembered of one profile: a few numbers per register and trigger, never a list of past events. */
export interface ProfileState {
  /** The plan under which it was last stepped; empty before that. */
  readonly plan: string;
  /** Log time of the newest record; it never runs backwards. */
  readonly readTo: EpochMs;
  /** Log sequence of the newest record. */
  readonly seq: number;
  readonly seen: Seen;
  /** Of the profile's id at its creation: experiments give it its arm by this. */
  readonly bucket: number | undefined;
  readonly addresses: Addresses;
  /** The newest trait `timezone` that names a zone. */
  readonly zone: (Position & { readonly name: string }) | undefined;
  /** Nothing is sent to this person, whatever is allowed. */
  readonly suppressed: boolean;
  /** By place of the fact in the plan. */
  readonly facts: Slots<Json>;
  /** Of all triggers, for frequency caps. */
  readonly fires: PurposeFires;
  /** One per trigger that the history has touched, by place in the plan. */
  readonly books: readonly Book[];
  /** Open waits, or fires held, of triggers that are no longer what they were: told by the next step, and gone. */
  readonly dropped: readonly { readonly trigger: string; readonly value: string; readonly held?: Held }[];
  /** Log time at whose end something happens next; follows from the books. */
  readonly nextAfter: EpochMs;
  /** Log time at whose end all is forgotten; Infinity while something is live. */
  readonly spentAfter: EpochMs;
}

/** What conditions look at. */
export interface Seen {
  /** Event time of the earliest event of any type but consent. */
  readonly firstSeenAt: EpochMs | undefined;
  /** Event time of the earliest and the newest activity. */
  readonly firstActivityAt: EpochMs | undefined;
  readonly lastActivityAt: EpochMs | undefined;
  readonly lastSeenAt: EpochMs | undefined;
  readonly consent: readonly ConsentFact[];
  /** By place of the register in the plan. */
  readonly registers: Slots;
}

/** A profile of which nothing is known. */
export const EMPTY_STATE: ProfileState = {
  plan: "",
  readTo: 0,
  seq: 0,
  seen: {
    firstSeenAt: undefined,
    firstActivityAt: undefined,
    lastActivityAt: undefined,
    lastSeenAt: undefined,
    consent: [],
    registers: [],
  },
  bucket: undefined,
  addresses: {},
  zone: undefined,
  suppressed: false,
  facts: [],
  fires: [],
  books: [],
  dropped: [],
  nextAfter: Infinity,
  spentAfter: Infinity,
};

/** A state in the making: what it holds is replaced, never changed. */
export type MutableState = { -readonly [Key in keyof ProfileState]: ProfileState[Key] };

/** Field by field, so that all states have one shape: they are read and made by the million. */
export function copyOf(state: ProfileState): MutableState {
  return {
    plan: state.plan,
    readTo: state.readTo,
    seq: state.seq,
    seen: state.seen,
    bucket: state.bucket,
    addresses: state.addresses,
    zone: state.zone,
    suppressed: state.suppressed,
    facts: state.facts,
    fires: state.fires,
    books: state.books,
    dropped: state.dropped,
    nextAfter: state.nextAfter,
    spentAfter: state.spentAfter,
  };
}

/** The first instant at which a tick changes something: records of an instant come before what time does to it. */
export function wakeAtOf({ nextAfter, spentAfter }: ProfileState): EpochMs | undefined {
  const first = Math.min(nextAfter, spentAfter);
  return first === Infinity ? undefined : first + 1;
}

/**
 * When a profile is forgotten: so long after its last event, unless it waits for something. What a person refused is
 * remembered for good.
 */
export function spentAfterOf(
  { seen, suppressed, nextAfter }: ProfileState,
  keepForMs: Milliseconds,
): EpochMs {
  if (nextAfter !== Infinity || suppressed || seen.lastSeenAt === undefined) return Infinity;
  const refused = seen.consent.some(({ granted, refusedAt }) => !granted || refusedAt !== undefined);
  return refused ? Infinity : seen.lastSeenAt + keepForMs;
}

/** The profile as a new one: a person who comes again is new. */
export function forgotten({ plan, readTo, seq }: ProfileState): MutableState {
  return { ...copyOf(EMPTY_STATE), plan, readTo, seq };
}

/** True where nothing is remembered, so that no row is needed. */
export function isBlank({ seen, books, suppressed }: ProfileState): boolean {
  return seen.firstSeenAt === undefined && seen.consent.length === 0 && books.length === 0 && !suppressed;
}
