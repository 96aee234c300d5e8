import type { EpochMs, ProfileKey } from "../contracts/index.ts";
import type { Book } from "./book.ts";
import { nextDecision } from "./book.ts";
import { decide } from "./decide.ts";
import type { Effect } from "./effect.ts";
import type { Plan, PlannedTrigger } from "./plan.ts";
import { reportOpen } from "./report-open.ts";
import type { ProfileState } from "./state.ts";
import type { Wait, WaitRule } from "./wait.ts";
import { afterDecision, deadlineOf, openStart } from "./wait.ts";

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
  let first: Due | undefined;
  for (const book of books) {
    const trigger = plan.triggers[book.trigger];
    if (trigger?.wait === undefined) continue;
    const next = nextDecision(trigger.wait, book, now);
    if (next !== undefined && (first === undefined || next.after < first.after)) {
      first = { trigger, rule: trigger.wait, book, ...next };
    }
  }
  return first;
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
        at: deadlineOf(rule, start),
        decidedAt: after,
        ...value,
      }),
    );
  }
  const { wait: decided, inexact } = afterDecision(rule, wait, start);
  if (inexact) effects.push({ kind: "inexact", trigger: name });
  reportOpen(trigger, rule, after, undefined, decided, effects);
  return { ...book, waits: book.waits.map((each) => (each === wait ? decided : each)) };
}

/** The state after some books have changed. Books stand in the order of the plan. */
export function withBooks(plan: Plan, state: ProfileState, changed: readonly Book[]): ProfileState {
  const books = merged(state.books, changed);
  return { ...state, books, nextDecisionAfter: earliest(plan, books, state.readTo)?.after ?? Infinity };
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
