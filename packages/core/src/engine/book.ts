import type { EpochMs, Position } from "../contracts/index.ts";
import { isAfter, later } from "./position.ts";
import type { Wait, WaitRule } from "./wait.ts";
import { decidedAfter, openStart, withCancel } from "./wait.ts";

/** All waits of one trigger for one profile, one per correlation value. */
export interface Book {
  /** Place of the trigger in the plan. */
  readonly trigger: number;
  /** The newest cancel without a correlation key: it concerns every value, those not yet seen included. */
  readonly everyone?: Position;
  readonly waits: readonly Wait[];
  /** Log time after which its earliest wait is decided, {@link NEVER} while none is open; follows from the waits. */
  readonly next: EpochMs;
}

/** Later than every decision. */
export const NEVER: EpochMs = Infinity;

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
  const waits = [...book.waits.filter(({ value }) => value !== wait.value), wait];
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

/** The book with its `next` put right, after its waits have changed. */
export function withNext(rule: WaitRule, book: Book): Book {
  return { ...book, next: nextDecision(rule, book, 0)?.after ?? NEVER };
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
