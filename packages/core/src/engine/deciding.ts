import type { ConsentProof, Decision, QueuedDelivery } from "../contracts/index.ts";
import { digest, fingerprint } from "../event/index.ts";
import { withFire, withPurposeFire } from "../limits/index.ts";
import { identityOf } from "./addresses.ts";
import type { Draft, Instant } from "./draft.ts";
import { hold } from "./holding.ts";
import { occurrenceOf, rememberLast, valueOf } from "./occurrence.ts";
import type { Outcome } from "./outcome.ts";
import { outcomeOf } from "./outcome.ts";
import { scopeOf } from "./payload.ts";
import { isAfter } from "./position.ts";
import { makeInstants } from "./reading.ts";
import { rememberFire } from "./waiting.ts";

/**
 * Decides the instants found at this log point, in the order of priority, then those that follow the fires among them, until
 * there is none left.
 */
export function decideInstants(draft: Draft): void {
  while (draft.instants.length > 0) {
    const round = draft.instants.toSorted(inOrder);
    draft.instants = [];
    for (const instant of round) decide(draft, instant);
  }
  draft.made = NONE;
}

const NONE: ReadonlySet<number> = new Set();

/** Higher priority, then name, then earlier start, then smaller correlation value. */
function inOrder(a: Instant, b: Instant): number {
  if (a.trigger.priority !== b.trigger.priority) return b.trigger.priority - a.trigger.priority;
  if (a.trigger.name !== b.trigger.name) return a.trigger.name < b.trigger.name ? -1 : 1;
  if (a.start.at !== b.start.at || a.start.seq !== b.start.seq) return isAfter(a.start, b.start) ? 1 : -1;
  return a.value < b.value ? -1 : 1;
}

function decide(draft: Draft, instant: Instant): void {
  const { trigger, stale } = instant;
  if (stale !== undefined) {
    const decision: Decision = { ...occurrenceOf(draft, instant), ended: "stale" };
    rememberLast(draft, trigger, decision);
    draft.effects.push({ kind: "stale", of: stale, decision });
    return;
  }
  const outcome = outcomeOf(draft, trigger);
  const { ended } = outcome;
  const decision: Decision = { ...occurrenceOf(draft, instant), ended, ...whyOf(outcome) };
  rememberLast(draft, trigger, decision);
  if (!("proof" in outcome)) {
    if (outcome.reason === "holdout") countFire(draft, instant, false);
    draft.effects.push({ kind: outcome.ended, decision });
    if (ended === "held")
      hold(draft, instant, decision.id, outcome.reason === "paused" ? "paused" : "not_identified");
    return;
  }
  countFire(draft, instant, ended === "fired");
  rememberFire(draft, instant, decision.id);
  draft.effects.push(
    outcome.ended === "fired"
      ? { kind: "fired", decision, deliveries: deliveriesOf(draft, instant, decision, outcome.proof) }
      : { kind: "shadow", decision },
  );
  for (const place of trigger.followers) follow(draft, place, instant, decision);
}

function whyOf(outcome: Outcome): Pick<Decision, "reason" | "allowedBy"> {
  if (!("reason" in outcome)) return {};
  const { reason, allowedBy } = outcome;
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(allowedBy === undefined ? {} : { allowedBy }),
  };
}

/** Its own `again` counts every fire, the caps of the project only those that are sent. */
function countFire(draft: Draft, { trigger }: Pick<Instant, "trigger">, isSent: boolean): void {
  const book = draft.book(trigger.place);
  draft.put(trigger, { ...book, fires: withFire(book.fires, draft.at) });
  if (!isSent) return;
  draft.state.fires = withPurposeFire(draft.state.fires, trigger.purpose.name, draft.at);
}

/** A fire is an instant of the triggers that follow it; a shadow fire only of those that are shadows themselves. */
function follow(draft: Draft, place: number, { value, evidence }: Instant, fire: Decision): void {
  const trigger = draft.trigger(place);
  if (trigger === undefined || (fire.ended === "shadow" && trigger.state !== "shadow")) return;
  if (fire.at < draft.since(trigger)) {
    draft.effects.push({ kind: "before_deployment", trigger: trigger.name });
    return;
  }
  const found = {
    value: trigger.correlated ? value : "",
    start: { at: fire.at, seq: draft.state.seq },
    mark: fingerprint("fire", fire.id),
    at: fire.at,
    readAt: draft.at,
    evidence,
    fire: fire.id,
  };
  makeInstants(draft, trigger, [found]);
}

function deliveriesOf(
  draft: Draft,
  instant: Instant,
  decision: Decision,
  consent: ConsentProof,
): readonly QueuedDelivery[] {
  const { trigger, at, start } = instant;
  const identity = identityOf(draft.profile, draft.state.addresses);
  const payload = trigger.payload.render(scopeOf(draft, instant, decision, identity));
  return trigger.send.to.map((sink) => ({
    sink,
    profile: draft.profile,
    fire: decision.id,
    ...valueOf(instant.value),
    start,
    queuedAt: decision.decidedAt,
    delivery: {
      id: digest([decision.id, sink]),
      trigger: trigger.name,
      as: trigger.send.as,
      identity,
      payload,
      consent,
      occurredAt: at,
      expiresAt: at + trigger.expiresMs,
      attempt: 0,
      uncertain: false,
    },
  }));
}
