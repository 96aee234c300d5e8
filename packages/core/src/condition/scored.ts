import type { EpochMs, Json } from "../contracts/index.ts";
import type { CompiledScore, ConditionContext, Leaf, ScoreGroup, Truth, View } from "./compiled.ts";
import { fadingOf, heldAt } from "./compiled.ts";
import type { ScoredDefinition } from "./definition.ts";
import type { FadingRule } from "./fading.ts";
import { firstBelow, microScore } from "./fading.ts";
import { plainNumber } from "./plain.ts";
import { registerId } from "./reads.ts";
import type { Place } from "./register.ts";
import type { Decayed } from "./registers/decayed.ts";
import type { Latch } from "./registers/latch.ts";
import { latchRule, scoreOf } from "./registers/latch.ts";

const NOTHING: Decayed = [0, 0];

export function compileScored(definition: ScoredDefinition, context: ConditionContext): Leaf {
  const score = context.score(definition.scored);
  const { group } = definition;
  const leaveBelow = microBound(plainNumber(definition.leaveBelow));
  const atLeast = microBound(plainNumber(definition.atLeast));
  const above = microBound(plainNumber(definition.above));
  const below = microBound(plainNumber(definition.below));
  if (leaveBelow !== undefined && atLeast !== undefined) {
    return latched(score, group, atLeast, leaveBelow, context);
  }
  // Scores are whole millionths once rounded, so "above" is "at least one millionth more".
  const bound = atLeast ?? (above === undefined ? below : above + 1);
  if (bound === undefined) throw new TypeError("a score was compiled without a bound");
  const first = placeOf(score, group, "active");
  const second = placeOf(score, group, "passive");
  const rule = fadingOf(score, group);
  const whenBelow = below !== undefined;
  return {
    registers: [first, second].filter((place) => place !== undefined),
    evaluate(view) {
      const [a, aAt] = pointsAt(view, first);
      const [b, bAt] = pointsAt(view, second);
      const fallen = firstBelow(rule, a, aAt, b, bAt, view.at, bound);
      return fallen === view.at ? { holds: whenBelow, next: Infinity } : { holds: !whenBelow, next: fallen };
    },
    look(view): Json {
      const [a, aAt] = pointsAt(view, first);
      const [b, bAt] = pointsAt(view, second);
      return { score: microScore(rule, a, aAt, b, bAt, view.at) / 1e6 };
    },
  };
}

/** What a score, or one group of it, is at the view's time. */
export function scoreAt(score: CompiledScore, view: View, group?: ScoreGroup): number {
  const [a, aAt] = pointsAt(view, placeOf(score, group, "active"));
  const [b, bAt] = pointsAt(view, placeOf(score, group, "passive"));
  return microScore(fadingOf(score, group), a, aAt, b, bAt, view.at) / 1e6;
}

function latched(
  score: CompiledScore,
  group: ScoreGroup | undefined,
  atLeast: number,
  leaveBelow: number,
  { registers }: ConditionContext,
): Leaf {
  const fading = fadingOf(score, group);
  const groupOf = (name: ScoreGroup): CompiledScore["groups"][number] | undefined =>
    group === undefined || group === name ? score.groups.find((each) => each.group === name) : undefined;
  const [first, second] = [groupOf("active"), groupOf("passive")];
  const id = registerId(
    "latch",
    ...[score.halfLifeMs, fading.firstCap, fading.secondCap, atLeast, leaveBelow].map(String),
    first?.key ?? "",
    second?.key ?? "",
  );
  const reads = [...(first?.reads ?? []), ...(second?.reads ?? [])];
  const rule = { ...fading, first: first?.entries ?? [], second: second?.entries ?? [], atLeast, leaveBelow };
  const place = registers.add(latchRule(id, reads, rule));
  const latchOf = (view: View): Latch | undefined => heldAt(view, place);
  return {
    registers: [place],
    evaluate: (view) => latchedAt(latchOf(view), fading, leaveBelow, view.at),
    look(view): Json {
      const latch = latchOf(view);
      return latch === undefined
        ? { score: 0, set: false }
        : { score: scoreOf(fading, latch, view.at) / 1e6, set: latch[0] === 1 };
    },
  };
}

function latchedAt(latch: Latch | undefined, fading: FadingRule, leaveBelow: number, at: EpochMs): Truth {
  if (latch === undefined || latch[0] === 0) return { holds: false, next: Infinity };
  const [, first, firstAt, second, secondAt] = latch;
  const fallen = firstBelow(fading, first, firstAt, second, secondAt, at, leaveBelow);
  return fallen === at ? { holds: false, next: Infinity } : { holds: true, next: fallen };
}

function placeOf(
  score: CompiledScore,
  group: ScoreGroup | undefined,
  name: ScoreGroup,
): Place<Decayed> | undefined {
  if (group !== undefined && group !== name) return undefined;
  return score.groups.find((each) => each.group === name)?.place;
}

function pointsAt(view: View, place: Place<Decayed> | undefined): Decayed {
  return place === undefined ? NOTHING : (heldAt(view, place) ?? NOTHING);
}

function microBound(bound: number | undefined): number | undefined {
  return bound === undefined ? undefined : Math.round(bound * 1e6);
}
