import type { ConsentSignal, EpochMs } from "../contracts/index.ts";
import { heard, refusedBy } from "../consent/index.ts";
import { NEVER } from "./book.ts";
import type { Draft } from "./draft.ts";
import { NO_EVIDENCE } from "./evidence.ts";
import { endHeld } from "./holding.ts";
import { makeInstants, readTurn } from "./reading.ts";
import type { Seen } from "./state.ts";
import { withdrawWaits } from "./waiting.ts";

/** What a person allows or refuses. A purpose that is refused ends what waits in its name, as often as it is refused. */
export function hear(draft: Draft, signal: ConsentSignal, saidAt: EpochMs): void {
  const { plan, state } = draft;
  const consent = heard(state.seen.consent, plan.purposes, signal, saidAt, {
    at: draft.at,
    seq: state.seq,
  });
  state.seen = { ...state.seen, consent };
  const refused = refusedBy(plan.purposes, signal);
  if (refused.size === 0) return;
  for (const { trigger: place, next, held } of state.books) {
    const trigger = draft.trigger(place);
    if (trigger === undefined || !refused.has(trigger.purpose.name)) continue;
    if (next === NEVER && held.length === 0) continue;
    const book = withdrawWaits(draft, trigger, draft.book(place));
    draft.put(trigger, { ...book, held: [] });
    for (const each of held) endHeld(draft, trigger, each, { ended: "suppressed", reason: "withdrawn" });
  }
}

/** Moments that ask what the person allows may turn where that has changed. */
export function readConsentTurns(draft: Draft, before: Seen): void {
  for (const place of draft.plan.onConsent) {
    const trigger = draft.trigger(place);
    if (trigger === undefined || draft.state.seen.firstSeenAt === undefined) continue;
    const found = trigger.sources.flatMap((source, i) =>
      source.kind === "turn" ? readTurn(draft, trigger, source, i, before, NO_EVIDENCE) : [],
    );
    makeInstants(draft, trigger, found);
  }
}
