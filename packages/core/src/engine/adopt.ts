import type { Book } from "./book.ts";
import type { Draft } from "./draft.ts";
import { NO_EVIDENCE } from "./evidence.ts";
import type { PlannedTrigger } from "./plan.ts";
import { withAt } from "./reading.ts";
import type { ProfileState } from "./state.ts";
import type { Turn } from "./turn.ts";
import { UNSEEN, withDue } from "./turn.ts";
import type { Start, Wait, WaitRule } from "./wait.ts";
import { valueOf } from "./occurrence.ts";

/**
 * A state that was written under another plan comes under this one: what its triggers wait for is told to be dropped where
 * they no longer do, and conditions take the value they had at their deployment, silently. False where there is nothing to do.
 */
export function adopt(draft: Draft): boolean {
  const { state, plan } = draft;
  if (state.plan === plan.id) return false;
  const { dropped } = state;
  state.plan = plan.id;
  state.dropped = [];
  for (const each of dropped) tellGone(draft, each);
  if (state.seen.firstSeenAt === undefined) return true;
  for (const { place } of plan.triggers) {
    const trigger = draft.trigger(place);
    if (trigger === undefined) continue;
    adoptWaits(draft, trigger);
    adoptTurns(draft, trigger);
  }
  draft.settle();
  draft.at = state.readTo;
  return true;
}

/** What its trigger no longer waits for. */
function tellGone(draft: Draft, { trigger, value, held }: ProfileState["dropped"][number]): void {
  const about = { trigger, ...(value === "" ? {} : { value }) };
  if (held === undefined) {
    draft.effects.push({ kind: "dropped", ...about });
    return;
  }
  const { id, start, at, evidence } = held;
  const decided = { profile: draft.profile, start, at, decidedAt: draft.at, evidence };
  draft.effects.push({
    kind: "expired",
    decision: { id, ...about, ...decided, ended: "expired", reason: "removed" },
  });
}

/** Open waits keep the deadline they began with, unless the trigger says otherwise. */
function adoptWaits(draft: Draft, trigger: PlannedTrigger): void {
  const { wait: rule, onUpgrade } = trigger;
  const book = draft.book(trigger.place);
  if (rule === undefined || onUpgrade === "finish" || book.waits.length === 0) return;
  const waits = book.waits.map((wait) => {
    const changed = wait.starts.filter((start) => start.due !== start.at + rule.spanMs);
    if (changed.length === 0) return wait;
    return onUpgrade === "adopt" ? withNewDeadline(wait, rule) : withoutStarts(draft, trigger, wait, changed);
  });
  draft.put(trigger, { ...book, waits });
}

function withNewDeadline(wait: Wait, { spanMs }: WaitRule): Wait {
  return { ...wait, starts: wait.starts.map((start): Start => ({ ...start, due: start.at + spanMs })) };
}

function withoutStarts(draft: Draft, trigger: PlannedTrigger, wait: Wait, gone: readonly Start[]): Wait {
  tellDropped(draft, trigger, wait);
  return { ...wait, starts: wait.starts.filter((start) => !gone.includes(start)) };
}

function tellDropped(draft: Draft, trigger: PlannedTrigger, wait: Wait): void {
  draft.effects.push({ kind: "dropped", trigger: trigger.name, ...valueOf(wait.value) });
}

/** A condition that is new to this profile stands as it stood at its deployment; with `backfill` it is still to turn. */
function adoptTurns(draft: Draft, trigger: PlannedTrigger): void {
  draft.at = Math.max(draft.deployment.triggers[trigger.place] ?? 0, draft.state.readTo);
  let book: Book = draft.book(trigger.place);
  for (const [place, source] of trigger.sources.entries()) {
    if (source.kind !== "turn") continue;
    const known = book.turns[place];
    if (known !== undefined) {
      // Its `for` may be a shorter one now.
      book = { ...book, turns: withAt(book.turns, place, withDue(source, known)) };
      continue;
    }
    const { holds, next } = source.condition.evaluate(draft.view());
    const turn: Turn = trigger.backfill
      ? { ...UNSEEN, next: draft.at }
      : { holds, evidence: NO_EVIDENCE, next };
    if (turn.holds || turn.next !== Infinity) book = { ...book, turns: withAt(book.turns, place, turn) };
  }
  if (book !== draft.book(trigger.place)) draft.put(trigger, book);
}
