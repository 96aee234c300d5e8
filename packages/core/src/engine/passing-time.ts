import type { EpochMs } from "../contracts/index.ts";
import { decideInstants } from "./deciding.ts";
import type { Draft } from "./draft.ts";
import { expireHeld } from "./holding.ts";
import type { PlannedTrigger } from "./plan.ts";
import { foundTurn, makeInstants, withAt } from "./reading.ts";
import { turnedByTime } from "./turn.ts";
import { decideWaits } from "./waiting.ts";

/** Everything that time alone does before `at`, each at the end of its own millisecond. */
export function passTime(draft: Draft, at: EpochMs): void {
  while (draft.state.nextAfter < at) {
    draft.at = Math.max(draft.state.nextAfter, draft.state.readTo);
    draft.state.readTo = draft.at;
    for (const { trigger: place, next } of draft.state.books) {
      const trigger = next <= draft.at ? draft.trigger(place) : undefined;
      if (trigger !== undefined) atTheEndOf(draft, trigger);
    }
    decideInstants(draft);
    draft.settle();
  }
}

function atTheEndOf(draft: Draft, trigger: PlannedTrigger): void {
  if (trigger.wait !== undefined) decideWaits(draft, trigger, trigger.wait);
  turnByTime(draft, trigger);
  expireHeld(draft, trigger);
  // Also where nothing came of it: its `next` has been reached and must move on.
  draft.put(trigger, draft.book(trigger.place));
}

function turnByTime(draft: Draft, trigger: PlannedTrigger): void {
  const found = trigger.sources.flatMap((source, place) => {
    const book = draft.book(trigger.place);
    const known = book.turns[place];
    if (source.kind !== "turn" || known === undefined || known.next > draft.at) return [];
    const { turn, instant } = turnedByTime(source, known, source.condition.evaluate(draft.view()), draft.at);
    draft.put(trigger, { ...book, turns: withAt(book.turns, place, turn) });
    return instant === undefined ? [] : [foundTurn(draft, instant.evidence)];
  });
  makeInstants(draft, trigger, found);
}
