import type { EpochMs } from "../contracts/index.ts";
import type { Path } from "../event/index.ts";
import { fingerprint } from "../event/index.ts";
import type { Book } from "./book.ts";
import { waitOf, withCancelForAll, withWait } from "./book.ts";
import type { Effect } from "./effect.ts";
import type { PlannedTrigger } from "./plan.ts";
import type { Reading } from "./reading.ts";
import { keyValue, pathText, remembered } from "./reading.ts";
import { reportOpen } from "./report-open.ts";
import type { ProfileState } from "./state.ts";
import type { Start, Wait, WaitRule } from "./wait.ts";
import { openStart, withCancel, withStart } from "./wait.ts";

/** The correlation values remembered per trigger. */
const MAX_KEYS = 4;

/** A trigger that waits: cancels first, so that an event that is both ends the old wait and begins a new one. */
export function readWait(reading: Reading, rule: WaitRule, before: Book): Book {
  const { reaction, event } = reading;
  let book = before;
  for (const cancel of reaction.cancels) {
    if (cancel.matches(event)) book = readCancel(reading, rule, book, cancel.key);
  }
  return reaction.starts !== undefined && reaction.starts.matches(event)
    ? readStart(reading, rule, book, reaction.starts.key)
    : book;
}

function readCancel(
  { trigger, event, position, state, since, effects }: Reading,
  rule: WaitRule,
  book: Book,
  key: Path | undefined,
): Book {
  const value = trigger.correlated ? keyValue(event, key) : "";
  const single =
    value === undefined ? undefined : withCancel(waitOf(book, value, position, since - 1), position);
  const result =
    single === undefined
      ? withCancelForAll(book, position)
      : { ...put(trigger, book, single.wait, effects), inexact: single.inexact };
  if (result.inexact) effects.push({ kind: "inexact", trigger: trigger.name });
  for (const wait of book.waits) {
    const after = result.book.waits.find((each) => each.value === wait.value);
    if (after !== undefined) reportOpen(trigger, rule, state.readTo, openStart(wait), after, effects);
  }
  return result.book;
}

function readStart(
  { trigger, event, position, state, since, readAt, effects }: Reading,
  rule: WaitRule,
  book: Book,
  key: Path | undefined,
): Book {
  const value = trigger.correlated ? keyValue(event, key) : "";
  if (value === undefined) {
    effects.push({ kind: "no_key", trigger: trigger.name, path: pathText(key) });
    return book;
  }
  if (position.at < since) {
    effects.push({ kind: "before_deployment", trigger: trigger.name });
    return book;
  }
  const wait = waitOf(book, value, position, since - 1);
  if (position.at < refusedTo(state, trigger)) return book;
  const start: Start = {
    ...position,
    readAt,
    due: position.at + rule.spanMs,
    mark: fingerprint(event.source, event.id),
    evidence: remembered(trigger, event, effects),
  };
  const after = withStart(rule, wait, start);
  reportOpen(trigger, rule, state.readTo, openStart(wait), after, effects);
  return put(trigger, book, after, effects).book;
}

function put(trigger: PlannedTrigger, book: Book, wait: Wait, effects: Effect[]): { readonly book: Book } {
  const { book: after, evicted } = withWait(book, wait, MAX_KEYS);
  if (evicted !== undefined && openStart(evicted) !== undefined) {
    effects.push({ kind: "evicted", trigger: trigger.name, value: evicted.value });
  }
  return { book: after };
}

/** What began before the newest refusal was refused with it, although it is read only now. */
function refusedTo({ consent }: ProfileState, { purpose }: PlannedTrigger): EpochMs {
  return consent.find((fact) => fact.purpose === purpose.name)?.refusedTo ?? -Infinity;
}
