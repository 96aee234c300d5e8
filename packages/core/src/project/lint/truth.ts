import type { ConditionDefinition, ScoredDefinition } from "../../condition/index.ts";
import type { EventNamings, Where } from "../../event/index.ts";
import type { ScoreDefinition } from "../../score/index.ts";
import type { Place } from "../place.ts";
import { conflictIn } from "./conflict.ts";
import { canonical } from "./canonical.ts";
import { isContradictory } from "./contradiction.ts";
import { noneCanCome } from "./events.ts";
import type { LintScope } from "./scope.ts";
import { parts } from "./walk.ts";

/** What is known of a condition without knowing any event. */
type Truth = "never" | "always" | "open";

/**
 * Tells what is known of a condition, each cause once, at the innermost place that has one. Never wrong, though it may miss
 * much. What is `essential` must hold for a trigger to fire at all: then it is an error if it never does.
 */
export function lintTruth(
  condition: ConditionDefinition,
  at: Place,
  scope: LintScope,
  essential: boolean,
): void {
  const causes: Cause[] = [];
  const truth = truthOf(condition, at, { ...scope, causes });
  for (const { truth: own, where, message } of causes) {
    if (truth === "never" && essential) scope.found.error("HEED_RULE_NEVER_HOLDS", where, message);
    else
      scope.found.warn(own === "never" ? "HEED_RULE_NEVER_HOLDS" : "HEED_RULE_ALWAYS_HOLDS", where, message);
  }
}

interface TruthScope extends LintScope {
  readonly causes: Cause[];
}

function truthOf(condition: ConditionDefinition, at: Place, scope: TruthScope): Truth {
  const own = ownTruth(condition, at, scope);
  if (own !== undefined) {
    scope.causes.push(own);
    return own.truth;
  }
  const inner = parts(condition, at).map((part) => truthOf(part.condition, part.at, scope));
  if ("not" in condition) return inner[0] === "never" ? "always" : inner[0] === "always" ? "never" : "open";
  if ("all" in condition) return allOf(condition.all, inner, at, scope);
  return "any" in condition ? anyOf(condition.any, inner, at, scope) : "open";
}

interface Cause {
  readonly truth: "never" | "always";
  readonly where: Place;
  readonly message: string;
}

function ownTruth(condition: ConditionDefinition, at: Place, scope: LintScope): Cause | undefined {
  if ("did" in condition && condition.atLeast === 0 && condition.atMost === undefined) {
    const message = 'expected a count that can be missed; "atLeast": 0 always holds';
    return { truth: "always", where: at.at("atLeast"), message };
  }
  const counted = countedIn(condition);
  if (counted !== undefined && noneCanCome(counted.namings, counted.where, scope)) {
    const message = "expected an event that can come; no value passes all its tests";
    return { truth: "never", where: at.at(counted.word), message };
  }
  if ("trait" in condition || "last" in condition) {
    const path = "trait" in condition ? condition.trait : condition.path;
    if (!isContradictory(condition.test, path.includes("[*]"), scope.patterns)) return undefined;
    return {
      truth: "never",
      where: at.at("test"),
      message: "expected tests that one value can pass; came tests that exclude each other",
    };
  }
  return "scored" in condition ? truthOfScore(condition, at, scope) : undefined;
}

/** The events without which a condition never holds. */
function countedIn(condition: ConditionDefinition): Counted | undefined {
  if ("did" in condition && condition.atLeast !== 0 && typeof condition.atLeast !== "object")
    return { word: "did", namings: condition.did, where: condition.where };
  if ("average" in condition) return { word: "average", namings: condition.average, where: condition.where };
  if ("lowest" in condition) return { word: "lowest", namings: condition.lowest, where: condition.where };
  if ("highest" in condition) return { word: "highest", namings: condition.highest, where: condition.where };
  if ("last" in condition) return { word: "last", namings: condition.last, where: condition.where };
  return undefined;
}

interface Counted {
  readonly word: string;
  readonly namings: EventNamings;
  readonly where: Where | undefined;
}

function truthOfScore(scored: ScoredDefinition, at: Place, { scoreOf }: LintScope): Cause | undefined {
  const most = mostOf(scoreOf(scored.scored), scored.group);
  const told = (truth: Cause["truth"], word: string): Cause => ({
    truth,
    where: at.at(word),
    message: `expected a bound that the score can cross: it is from 0 to ${most === Infinity ? "any height" : `${most}, by its caps`}`,
  });
  const { atLeast, above, below } = scored;
  if (typeof atLeast === "number")
    return atLeast <= 0 ? told("always", "atLeast") : atLeast > most ? told("never", "atLeast") : undefined;
  if (typeof above === "number")
    return above < 0 ? told("always", "above") : above >= most ? told("never", "above") : undefined;
  if (typeof below === "number")
    return below <= 0 ? told("never", "below") : below > most ? told("always", "below") : undefined;
  return undefined;
}

/** The height that a score can have: the sum of its caps, where every group has one. */
function mostOf(score: ScoreDefinition | undefined, only: "active" | "passive" | undefined): number {
  const groups = (["active", "passive"] as const).filter(
    (group) => score?.points[group] !== undefined && (only === undefined || group === only),
  );
  return groups.reduce(
    (sum, group) => sum + (score?.caps?.[group] ?? Infinity),
    groups.length === 0 ? Infinity : 0,
  );
}

function allOf(
  conditions: readonly ConditionDefinition[],
  inner: readonly Truth[],
  at: Place,
  scope: TruthScope,
): Truth {
  if (inner.includes("never")) return "never";
  const conflict = conflictIn(conditions, scope);
  if (conflict !== undefined) {
    scope.causes.push({ truth: "never", where: at.at("all"), message: conflict });
    return "never";
  }
  return inner.every((truth) => truth === "always") ? "always" : "open";
}

function anyOf(
  conditions: readonly ConditionDefinition[],
  inner: readonly Truth[],
  at: Place,
  scope: TruthScope,
): Truth {
  if (inner.includes("always")) return "always";
  const texts = new Set(conditions.map(canonical));
  if (conditions.some((each) => "not" in each && texts.has(canonical(each.not)))) {
    scope.causes.push({
      truth: "always",
      where: at.at("any"),
      message: "expected conditions that can all be no; came one beside its own opposite",
    });
    return "always";
  }
  return inner.every((truth) => truth === "never") ? "never" : "open";
}
