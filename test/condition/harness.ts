import type {
  CompiledCondition,
  ConditionContext,
  ConditionDefinition,
  RegisterRule,
  View,
} from "../../packages/core/src/condition/index.ts";
import { compileCondition, Patterns, RegisterTable } from "../../packages/core/src/condition/index.ts";
import { compileScore } from "../../packages/core/src/score/index.ts";
import type { Happened } from "./arbitrary.ts";
import { READ_AT, scores } from "./arbitrary.ts";
import { firstSeen, WATCHED_SINCE } from "./naive.ts";

/** A context of its own, with the scores that definitions may name. */
export function contextOf(): ConditionContext {
  const context: ConditionContext = {
    registers: new RegisterTable(),
    patterns: new Patterns(() => () => false),
    segment: () => {
      throw new TypeError("no segments here");
    },
    score: (name) => {
      const score = scores[name];
      if (score === undefined) throw new TypeError(`no score ${name}`);
      return compileScore(score, context);
    },
  };
  return context;
}

export interface Compiled {
  readonly condition: CompiledCondition;
  readonly rules: readonly RegisterRule<unknown>[];
}

export function compiled(definition: ConditionDefinition): Compiled {
  const context = contextOf();
  const result = compileCondition(definition, context);
  return { condition: result, rules: context.registers.rules };
}

/** What the rule remembers of events read in this order, all at one log time. */
export function folded(rule: RegisterRule<unknown>, events: readonly Happened[], at: number): unknown {
  let value: unknown;
  for (const each of events) value = after(rule, value, each, at);
  return value;
}

/** What the rule remembers after one more event, whether it reads it or not. */
export function after(
  rule: RegisterRule<unknown>,
  value: unknown,
  { event, position }: Happened,
  at: number,
): unknown {
  const means = rule.reads.some(({ pattern, matches }) => {
    const ofType =
      pattern.type === "activity"
        ? ["track", "page", "screen"].includes(event.type)
        : event.type === pattern.type;
    return ofType && (pattern.name === undefined || pattern.name === event.name) && matches(event);
  });
  return means ? rule.read(value, event, position, at) : value;
}

export function viewOf({ rules }: Compiled, events: readonly Happened[], at: number): View {
  const values = rules.map((rule) => folded(rule, events, READ_AT));
  const active = events.filter(({ event }) => event.type !== "identify").map(({ position }) => position.at);
  return {
    at,
    register: (place) => values[place],
    watchedSince: () => WATCHED_SINCE,
    firstSeenAt: firstSeen(events),
    ...(active.length === 0
      ? {}
      : { firstActivityAt: Math.min(...active), lastActivityAt: Math.max(...active) }),
    permitted: () => true,
  };
}
