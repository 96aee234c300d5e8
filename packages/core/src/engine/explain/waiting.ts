import type { EpochMs } from "../../contracts/index.ts";
import { describePattern } from "../../event/index.ts";
import { describeStep } from "../../moment/index.ts";
import type { MomentDefinition } from "../../moment/index.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import type { PlannedTrigger, Role } from "../plan.ts";
import type { Chain, SequenceRule } from "../sequence.ts";
import { begunMatches } from "../sequence.ts";
import { UNSEEN } from "../turn.ts";
import type { TurnRule } from "../turn.ts";
import { decidedAfter, isStale, openStart } from "../wait.ts";
import { explainCondition } from "./condition.ts";
import type {
  AnswerExplained,
  BegunExplained,
  HeldExplained,
  NowExplained,
  TurnExplained,
  WaitExplained,
} from "./explanation.ts";

type Waiting = Pick<NowExplained, "waits" | "answers" | "begun" | "turns" | "held">;

/** Everything that a trigger waits for at this log point. */
export function explainWaiting(draft: Draft, trigger: PlannedTrigger): Waiting {
  const book = draft.book(trigger.place);
  return {
    waits: waitsOf(draft, trigger, book),
    answers: answersOf(trigger, book),
    begun: begunOf(draft.at, trigger, book),
    turns: trigger.sources.flatMap((source, place) =>
      source.kind === "turn" ? [turnOf(draft, source, book, place)] : [],
    ),
    held: book.held.map(({ value, at, reason }): HeldExplained => ({
      ...told(value),
      at,
      reason,
      until: at + trigger.expiresMs,
    })),
  };
}

function waitsOf({ at: now }: Draft, trigger: PlannedTrigger, { waits }: Book): readonly WaitExplained[] {
  const { wait: rule, cancels } = trigger;
  if (rule === undefined) return [];
  const open = waits.flatMap((wait): readonly WaitExplained[] => {
    const start = openStart(wait);
    if (start === undefined) return [];
    const { at, seq, due } = start;
    return [
      {
        ...told(wait.value),
        start: { at, seq },
        due,
        decidedAfter: Math.max(decidedAfter(rule, start), now),
        endedBy: rolesText(cancels),
        isStale: isStale(start, trigger.maxAgeMs),
      },
    ];
  });
  return open.toSorted((a, b) => a.decidedAfter - b.decidedAfter);
}

function answersOf(trigger: PlannedTrigger, { waits, everyone }: Book): readonly AnswerExplained[] {
  const event = rolesText(trigger.cancels);
  if (waits.length === 0 && everyone !== undefined) return [{ at: everyone.at, event }];
  return waits.flatMap((wait) =>
    wait.cancel === undefined || openStart(wait) !== undefined
      ? []
      : [{ ...told(wait.value), at: wait.cancel.at, event }],
  );
}

function begunOf(now: EpochMs, trigger: PlannedTrigger, { sequences }: Book): readonly BegunExplained[] {
  const begun = trigger.sources.flatMap((source, place) => {
    const state = sequences[place];
    if (source.kind !== "sequence" || state === undefined) return [];
    return begunMatches(source.rule, state).flatMap(({ value, chains }) =>
      chains.flatMap((chain, step) =>
        chain === undefined ? [] : [begunAt(trigger, source.rule, place, { value, chain, step })],
      ),
    );
  });
  return begun
    .filter(({ until = Infinity }) => until >= now)
    .toSorted((a, b) => b.steps - a.steps || b.newest.at - a.newest.at);
}

interface Begun {
  readonly value: string;
  readonly chain: Chain;
  /** The newest step that has come, from 0. */
  readonly step: number;
}

function begunAt(
  trigger: PlannedTrigger,
  { steps, withinMs = Infinity, unless }: SequenceRule,
  place: number,
  { value, chain: { at, seq, start }, step }: Begun,
): BegunExplained {
  const next = step + 1;
  const until = Math.min(at + (steps[next]?.withinMs ?? Infinity), start.at + withinMs);
  return {
    ...told(value),
    steps: next,
    of: steps.length,
    start: { at: start.at, seq: start.seq },
    newest: { at, seq },
    next: stepText(trigger, place, next),
    ...(until === Infinity ? {} : { until }),
    ...(unless.length === 0 ? {} : { startedOverBy: rolesText(unless) }),
  };
}

/** A step of the sequence at this place of a trigger's moment, in words. */
export function stepText(trigger: PlannedTrigger, place: number, step: number): string {
  const source = sourceAt(trigger, place);
  const definition = source !== undefined && "sequence" in source ? source.sequence[step] : undefined;
  return definition === undefined ? "the next step" : describeStep(definition);
}

/** What was written for a source: what begins the wait, a member of `anyOf`, or the moment itself. */
export function sourceAt({ definition }: PlannedTrigger, place: number): MomentDefinition | undefined {
  const { when } = definition;
  const source = "notFollowedBy" in when ? when.after : when;
  return "anyOf" in source ? source.anyOf[place] : source;
}

function turnOf(draft: Draft, rule: TurnRule, book: Book, place: number): TurnExplained {
  const { holds, since } = book.turns[place] ?? UNSEEN;
  return {
    condition: explainCondition(rule.condition, draft),
    to: rule.to,
    stands: holds,
    ...(since === undefined ? {} : { running: { since, until: since + rule.forMs } }),
  };
}

/** Kinds of events, in words. */
export function rolesText(roles: readonly Role[]): string {
  return roles.map(({ pattern }) => describePattern(pattern)).join(" or ");
}

/** A held fire keeps the value that it began with, also where its trigger has none any more. */
function told(value: string): { readonly value?: string } {
  return value === "" ? {} : { value };
}
