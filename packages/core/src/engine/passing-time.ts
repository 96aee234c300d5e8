import type { EpochMs, ProfileKey } from "../contracts/index.ts";
import type { Book } from "./book.ts";
import { nextDecision, NEVER, withNext } from "./book.ts";
import { decide } from "./decide.ts";
import type { Effect } from "./effect.ts";
import type { Plan, PlannedTrigger } from "./plan.ts";
import { reportOpen } from "./report-open.ts";
import type { ProfileState } from "./state.ts";
import type { Wait, WaitRule } from "./wait.ts";
import { afterDecision, openStart } from "./wait.ts";

/** Waits decided after an instant before `at`, each in its turn; one decision may uncover the next start of `keep`. */
export function decidePassed(
  plan: Plan,
  profile: ProfileKey,
  before: ProfileState,
  at: EpochMs,
  effects: Effect[],
): ProfileState {
  let state = before;
  while (state.nextDecisionAfter < at) {
    const due = earliest(plan, state.books, state.readTo);
    if (due === undefined) break;
    const book = decideWait(due, profile, state, effects);
    state = withBooks(plan, { ...state, readTo: due.after }, [book]);
  }
  return state;
}

interface Due {
  readonly trigger: PlannedTrigger;
  readonly rule: WaitRule;
  readonly book: Book;
  readonly wait: Wait;
  readonly after: EpochMs;
}

/** Books stand in the order of the plan, so equal instants are decided in the order of the triggers' names. */
function earliest(plan: Plan, books: readonly Book[], now: EpochMs): Due | undefined {
  let book: Book | undefined;
  // Whatever is overdue is decided now: of several, the plan's order counts, not which of them has waited longer.
  for (const each of books) {
    if (each.next !== NEVER && (book === undefined || Math.max(each.next, now) < Math.max(book.next, now)))
      book = each;
  }
  const trigger = book === undefined ? undefined : plan.triggers[book.trigger];
  if (book === undefined || trigger?.wait === undefined) return undefined;
  const next = nextDecision(trigger.wait, book, now);
  return next === undefined ? undefined : { trigger, rule: trigger.wait, book, ...next };
}

function decideWait(
  { trigger, rule, book, wait, after }: Due,
  profile: ProfileKey,
  state: ProfileState,
  effects: Effect[],
): Book {
  const start = openStart(wait);
  if (start === undefined) return book;
  const { name, correlated, maxAgeMs } = trigger;
  const value = correlated ? { value: wait.value } : {};
  if (start.readAt - start.at > maxAgeMs) {
    effects.push({ kind: "stale", trigger: name, ...value, of: "wait" });
  } else {
    effects.push({ kind: "wait_decided", trigger: name, ...value });
    const { at, seq, mark, evidence } = start;
    effects.push(
      decide(trigger, profile, state, {
        start: { at, seq },
        mark,
        evidence,
        at: start.due,
        decidedAt: after,
        ...value,
      }),
    );
  }
  const { wait: decided, inexact } = afterDecision(wait, start);
  if (inexact) effects.push({ kind: "inexact", trigger: name });
  reportOpen(trigger, rule, after, undefined, decided, effects);
  return { ...book, waits: book.waits.map((each) => (each === wait ? decided : each)) };
}

/** The state after some books have changed. Books stand in the order of the plan. */
export function withBooks(plan: Plan, state: ProfileState, changed: readonly Book[]): ProfileState {
  const books = merged(
    state.books,
    changed.map((book) => nextOf(plan, book)),
  );
  return { ...state, books, nextDecisionAfter: nextDecisionAfter(books, state.readTo) };
}

/** Both lists are in the order of the plan; a changed book takes the place of the one it was. */
function merged(books: readonly Book[], changed: readonly Book[]): readonly Book[] {
  const result: Book[] = [];
  let next = 0;
  for (const book of books) {
    for (
      let each = changed[next];
      each !== undefined && each.trigger <= book.trigger;
      each = changed[++next]
    ) {
      result.push(each);
    }
    if (result.at(-1)?.trigger !== book.trigger) result.push(book);
  }
  result.push(...changed.slice(next));
  return result;
}

function nextOf(plan: Plan, book: Book): Book {
  const rule = plan.triggers[book.trigger]?.wait;
  return rule === undefined ? book : withNext(rule, book);
}

/** The earliest `next` of all books, never before `now`. */
export function nextDecisionAfter(books: readonly Book[], now: EpochMs): EpochMs {
  let first = NEVER;
  for (const { next } of books) if (next < first) first = next;
  return Math.max(first, now);
}
