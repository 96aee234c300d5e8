import { scoreAt } from "../condition/index.ts";
import type { Decision, Identity, JsonObject } from "../contracts/index.ts";
import { formatInstant } from "../contracts/index.ts";
import type { Scope } from "../trigger/index.ts";
import type { Draft, Instant } from "./draft.ts";
import { slotAt } from "./slots.ts";

const NOTHING: JsonObject = {};

/** What a payload reads: of facts and scores only those that it names. */
export function scopeOf(draft: Draft, instant: Instant, decision: Decision, identity: Identity): Scope {
  const { evidence, trigger } = instant;
  return {
    evidence: { first: evidence[0] ?? NOTHING, last: evidence.at(-1) ?? NOTHING, steps: evidence },
    facts: factsOf(draft, trigger.payload.facts),
    profile: { ...identity },
    score: scoresOf(draft, trigger.payload.scores),
    trigger: about(decision),
  };
}

function factsOf({ plan, state }: Draft, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(
    plan.facts.flatMap((fact, place) =>
      names.has(fact.name) ? [[fact.name, fact.value(slotAt(state.facts, place))]] : [],
    ),
  );
}

function scoresOf(draft: Draft, names: ReadonlySet<string>): JsonObject {
  const view = draft.view();
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const score = draft.plan.scores.get(name);
      return score === undefined ? [] : [[name, scoreAt(score, view)]];
    }),
  );
}

function about({ trigger, value, at, decidedAt }: Decision): JsonObject {
  return {
    name: trigger,
    ...(value === undefined ? {} : { value }),
    at: formatInstant(at),
    decidedAt: formatInstant(decidedAt),
  };
}
