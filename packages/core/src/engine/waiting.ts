import type { EpochMs, Event, Position } from "../contracts/index.ts";
import type { Book } from "./book.ts";
import { nextDecision, waitOf, withCancelForAll, withWait } from "./book.ts";
import type { Draft, Instant } from "./draft.ts";
import type { Effect } from "./effect.ts";
import { keyValue } from "./keys.ts";
import { valueOf } from "./occurrence.ts";
import type { PlannedTrigger, Role } from "./plan.ts";
import { isAfter } from "./position.ts";
import type { Start, Wait, WaitRule } from "./wait.ts";
import {
  afterDecision,
  afterWithdrawal,
  decidedAfter,
  isStale,
  openStart,
  withCancel,
  withoutStart,
  withStart,
} from "./wait.ts";

/** Reads an event that may end the waits of a trigger, before what it may begin. */
export function readCancels(
  draft: Draft,
  trigger: PlannedTrigger,
  rule: WaitRule,
  event: Event,
  position: Position,
): void {
  for (const role of trigger.cancels) {
    if (role.matches(event)) readCancel(draft, trigger, rule, position, valueOfCancel(trigger, event, role));
  }
}

/** Absent where it concerns every value: as all cancels do of a wait that has the values of other triggers' fires. */
function valueOfCancel(
  { correlated, sources }: PlannedTrigger,
  event: Event,
  role: Role,
): string | undefined {
  if (correlated) return keyValue(event, role);
  return sources[0]?.kind === "fired" ? undefined : "";
}

function readCancel(
  draft: Draft,
  trigger: PlannedTrigger,
  rule: WaitRule,
  position: Position,
  value: string | undefined,
): void {
  const before = draft.book(trigger.place);
  const single =
    value === undefined
      ? undefined
      : withCancel(waitOf(before, value, position, draft.since(trigger) - 1), position);
  const { book, inexact } =
    single === undefined
      ? withCancelForAll(before, position)
      : { book: remember(draft, trigger, before, single.wait), inexact: single.inexact };
  if (inexact) draft.effects.push({ kind: "inexact", trigger: trigger.name });
  const waits = book.waits.map((wait) => {
    const known = before.waits.find((each) => each.value === wait.value);
    if (known === undefined) return wait;
    reportOpen(draft, trigger, rule, openStart(known), wait);
    return value === undefined || value === wait.value
      ? tellLateCancel(draft, trigger, wait, position)
      : wait;
  });
  draft.put(trigger, { ...book, waits });
}

/** A cancel inside a wait that has fired already: the newest fire of its value should not have happened. */
function tellLateCancel(draft: Draft, trigger: PlannedTrigger, wait: Wait, position: Position): Wait {
  const { lastFire, ...rest } = wait;
  if (lastFire === undefined || !isAfter(position, lastFire) || position.at > lastFire.due) return wait;
  const { at, seq, id } = lastFire;
  draft.effects.push({
    kind: "late_cancel",
    trigger: trigger.name,
    ...valueOf(wait.value),
    fire: id,
    start: { at, seq },
  });
  for (const place of trigger.followers) cancelFollowing(draft, place, id);
  return rest;
}

/** What a fire began that should not have happened ends with it. */
function cancelFollowing(draft: Draft, place: number, fire: string): void {
  const trigger = draft.trigger(place);
  if (trigger?.wait === undefined) return;
  const rule = trigger.wait;
  const book = draft.book(place);
  const waits = book.waits.map((wait) => {
    const start = wait.starts.find((each) => each.fire === fire);
    if (start === undefined) return wait;
    const after = withoutStart(rule, wait, start);
    if (start === openStart(wait)) {
      draft.effects.push({
        kind: "cancelled",
        trigger: trigger.name,
        ...valueOf(wait.value),
        by: "late_cancel",
      });
      reportOpen(draft, trigger, rule, undefined, after);
    }
    return after;
  });
  draft.put(trigger, { ...book, waits });
}

/** An instant of the source begins a wait, or moves its deadline. */
export function beginWait(
  draft: Draft,
  trigger: PlannedTrigger,
  rule: WaitRule,
  value: string,
  begun: Omit<Start, "due">,
): void {
  const { at, seq } = begun;
  if (at < refusedTo(draft, trigger)) return;
  const book = draft.book(trigger.place);
  const wait = waitOf(book, value, { at, seq }, draft.since(trigger) - 1);
  const after = withStart(rule, wait, { ...begun, due: at + rule.spanMs });
  reportOpen(draft, trigger, rule, openStart(wait), after);
  draft.put(trigger, remember(draft, trigger, book, after));
}

/** Takes the waits that are decided at the end of this millisecond out of a book; one may uncover the next start of `keep`. */
export function decideWaits(draft: Draft, trigger: PlannedTrigger, rule: WaitRule): void {
  for (;;) {
    const book = draft.book(trigger.place);
    const due = nextDecision(rule, book, draft.at);
    const start = due === undefined ? undefined : openStart(due.wait);
    if (due === undefined || start === undefined || due.after > draft.at) return;
    const { wait: after, inexact } = afterDecision(due.wait, start);
    decideWait(draft, trigger, due.wait.value, start);
    if (inexact) draft.effects.push({ kind: "inexact", trigger: trigger.name });
    reportOpen(draft, trigger, rule, undefined, after);
    draft.put(trigger, { ...book, waits: book.waits.map((wait) => (wait === due.wait ? after : wait)) });
  }
}

function decideWait(draft: Draft, trigger: PlannedTrigger, value: string, start: Start): void {
  const { at, seq, due, mark, evidence } = start;
  const instant: Instant = { trigger, value, start: { at, seq }, mark, at: due, evidence, due };
  if (isStale(start, trigger.maxAgeMs)) draft.instants.push({ ...instant, stale: "wait" });
  else {
    draft.effects.push({ kind: "wait_decided", trigger: trigger.name, ...valueOf(value) });
    draft.instants.push(instant);
  }
}

/** A wait has fired: a cancel that should have prevented it may still come. */
export function rememberFire(draft: Draft, { trigger, value, start, due }: Instant, id: string): void {
  if (trigger.wait === undefined || due === undefined) return;
  const book = draft.book(trigger.place);
  const known = book.waits.find((wait) => wait.value === value);
  if (known === undefined) return;
  const wait = { ...known, lastFire: { ...start, due, decidedAt: draft.at, id } };
  draft.put(trigger, { ...book, waits: book.waits.map((each) => (each === known ? wait : each)) });
}

/** The purpose was withdrawn: what waits is consumed, and no later permission revives it. */
export function withdrawWaits(draft: Draft, trigger: PlannedTrigger, book: Book): Book {
  const rule = trigger.wait;
  if (rule === undefined) return book;
  const waits = book.waits.map((wait) => {
    if (openStart(wait) === undefined) return wait;
    draft.effects.push({
      kind: "cancelled",
      trigger: trigger.name,
      ...valueOf(wait.value),
      by: "withdrawal",
    });
    return afterWithdrawal(rule, wait);
  });
  return { ...book, waits };
}

/** Tells what became of the start that was waited for, from the wait before and after. */
export function reportOpen(
  { effects, at: now }: Draft,
  trigger: PlannedTrigger,
  rule: WaitRule,
  before: Start | undefined,
  wait: Wait,
): void {
  const after = openStart(wait);
  if (after?.mark === before?.mark && after?.seq === before?.seq) return;
  const about = { trigger: trigger.name, ...valueOf(wait.value) };
  const cancelled = before !== undefined && wait.cancel !== undefined && isAfter(wait.cancel, before);
  if (cancelled) effects.push({ kind: "cancelled", ...about, by: "event" });
  if (after === undefined) return;
  const { at, seq } = after;
  const kind: Effect["kind"] = before === undefined || cancelled ? "opened" : "moved";
  const until = Math.max(decidedAfter(rule, after), now);
  effects.push({ kind, ...about, start: { at, seq }, until });
}

function remember(draft: Draft, trigger: PlannedTrigger, book: Book, wait: Wait): Book {
  const { book: after, evicted } = withWait(book, wait, trigger.maxKeys);
  if (evicted !== undefined && openStart(evicted) !== undefined) {
    draft.effects.push({ kind: "evicted", trigger: trigger.name, value: evicted.value, of: "wait" });
  }
  return after;
}

/** What began before the newest refusal was refused with it, although it is read only now. */
function refusedTo({ state }: Draft, { purpose }: PlannedTrigger): EpochMs {
  return state.seen.consent.find((fact) => fact.purpose === purpose.name)?.refusedTo ?? -Infinity;
}
