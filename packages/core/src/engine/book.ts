import type { EpochMs, Position } from "../contracts/index.ts";
import type { Evidence } from "./evidence.ts";
import type { PlannedTrigger } from "./plan.ts";
import { isAfter, later } from "./position.ts";
import type { SequenceState } from "./sequence.ts";
import type { Turn } from "./turn.ts";
import type { Wait, WaitRule } from "./wait.ts";
import { decidedAfter, openStart, withCancel } from "./wait.ts";

/** Everything that one trigger remembers of one profile. */
export interface Book {
  /** Place of the trigger in the plan. */
  readonly trigger: number;
  /** By place of the source under `anyOf`; nearly always one. */
  readonly turns: readonly (Turn | undefined)[];
  readonly sequences: readonly (SequenceState | undefined)[];
  /** The newest cancel without a correlation key: it concerns every value, those not yet seen included. */
  readonly everyone?: Position;
  readonly waits: readonly Wait[];
  /** Log times of its fires, as many as `again` asks for, oldest first. */
  readonly fires: readonly EpochMs[];
  /** One per correlation value. */
  readonly held: readonly Held[];
  readonly last?: LastDecision;
  /** Log time at whose end something in it happens next, {@link NEVER} while nothing does; follows from the rest. */
  readonly next: EpochMs;
}

/** A fire that waits for a person to be found or a trigger to be resumed. */
export interface Held {
  /** Of its decision: it keeps it, also where its profile is joined into another. */
  readonly id: string;
  /** Empty where the moment has no `.by`. */
  readonly value: string;
  readonly start: Position;
  readonly mark: number;
  readonly at: EpochMs;
  readonly evidence: Evidence;
  readonly reason: "paused" | "not_identified";
  /** Log time. */
  readonly since: EpochMs;
  /** Of a fire of `firstSeen`: there is none if the profile turns out to have been seen earlier. */
  readonly first?: true;
  /** Deadline of its wait, where it had one. */
  readonly due?: EpochMs;
}

/** The last instant and how it ended: the whole answer to "why did I get this", or not. */
export interface LastDecision {
  readonly at: EpochMs;
  readonly decidedAt: EpochMs;
  readonly ended: string;
  readonly reason?: string;
  readonly value?: string;
}

/** Later than everything. */
export const NEVER: EpochMs = Infinity;

/** Shared, for most books have nothing of most kinds. */
const NONE: readonly never[] = [];

/** The book of a trigger that has seen nothing. */
export function emptyBook(trigger: number): Book {
  return { trigger, turns: NONE, sequences: NONE, waits: NONE, fires: NONE, held: NONE, next: NEVER };
}

/** The wait of a value, or a fresh one that knows what concerned everyone. */
export function waitOf(book: Book, value: string, newest: Position, consumedTo: EpochMs): Wait {
  const known = book.waits.find((wait) => wait.value === value);
  if (known !== undefined) return { ...known, newest: later(known.newest, newest) };
  return {
    value,
    newest,
    consumedTo,
    starts: [],
    ...(book.everyone === undefined ? {} : { cancel: book.everyone }),
  };
}

/** The book with one wait put in, and the wait that had to go: the one whose newest event is the oldest. */
export function withWait(
  book: Book,
  wait: Wait,
  maxKeys: number,
): { readonly book: Book; readonly evicted?: Wait } {
  const known = book.waits.findIndex(({ value }) => value === wait.value);
  const waits = known < 0 ? [...book.waits, wait] : book.waits.with(known, wait);
  if (waits.length <= maxKeys) return { book: { ...book, waits } };
  const evicted = waits.reduce((oldest, each) => (isAfter(oldest.newest, each.newest) ? each : oldest));
  return { book: { ...book, waits: waits.filter((each) => each !== evicted) }, evicted };
}

/** The book after a cancel that concerns every value. */
export function withCancelForAll(
  book: Book,
  at: Position,
): { readonly book: Book; readonly inexact: boolean } {
  const results = book.waits.map((wait) => withCancel(wait, at));
  return {
    book: { ...book, everyone: later(book.everyone, at), waits: results.map(({ wait }) => wait) },
    inexact: results.some(({ inexact }) => inexact),
  };
}

/** The book with its `next` put right, after something in it has changed. */
export function withNext({ wait, expiresMs }: PlannedTrigger, book: Book): Book {
  let next = wait === undefined ? NEVER : (nextDecision(wait, book, 0)?.after ?? NEVER);
  for (const turn of book.turns) next = Math.min(next, turn?.next ?? NEVER);
  for (const { at } of book.held) next = Math.min(next, at + expiresMs + 1);
  return next === book.next ? book : { ...book, next };
}

/**
 * When the next wait of this book is decided, `undefined` while none is open. Never before `now`: a start that a late
 * cancel or another decision has uncovered may have come of age before that, and nothing is decided in the past.
 */
export function nextDecision(
  rule: WaitRule,
  book: Book,
  now: EpochMs,
): { readonly after: EpochMs; readonly wait: Wait } | undefined {
  let next: { readonly after: EpochMs; readonly wait: Wait } | undefined;
  for (const wait of book.waits) {
    const start = openStart(wait);
    if (start === undefined) continue;
    const after = Math.max(decidedAfter(rule, start), now);
    if (next === undefined || after < next.after || (after === next.after && isBefore(wait, next.wait)))
      next = { after, wait };
  }
  return next;
}

/** Within one instant: the earlier start, then the smaller value. */
function isBefore(a: Wait, b: Wait): boolean {
  const [first, second] = [openStart(a), openStart(b)];
  if (first === undefined || second === undefined || first.at === second.at) return a.value < b.value;
  return first.at < second.at;
}
