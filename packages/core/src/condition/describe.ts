import { describeEvents, describeTests } from "../event/index.ts";
import type { Arms } from "./arms.ts";
import type {
  AggregateDefinition,
  ConditionDefinition,
  DidDefinition,
  ScoredDefinition,
} from "./definition.ts";

/** A condition for a person to read, such as `did "Product Viewed" at least 3 times within 24h`. */
export function describeCondition(condition: ConditionDefinition): string {
  if ("all" in condition) return joined(condition.all, "and");
  if ("any" in condition) return joined(condition.any, "or");
  if ("not" in condition) return `not (${describeCondition(condition.not)})`;
  if ("inSegment" in condition) return `is in the segment ${JSON.stringify(condition.inSegment)}`;
  if ("consented" in condition) return `allows ${JSON.stringify(condition.consented)}`;
  if ("did" in condition) return describeDid(condition);
  if ("last" in condition) {
    const { last, where, path, test } = condition;
    return `in the newest ${describeEvents(last, where)}, ${path} ${describeTests(test)}`;
  }
  if ("since" in condition) {
    const { since, where, atLeast } = condition;
    return `no ${describeEvents(since, where)} for ${describeArms(atLeast)} or longer`;
  }
  if ("inactive" in condition) return `no activity for ${describeArms(condition.inactive)} or longer`;
  if ("activeBeyond" in condition)
    return `activity more than ${describeArms(condition.activeBeyond)} after the first one`;
  if ("trait" in condition) return `the trait ${condition.trait} ${describeTests(condition.test)}`;
  if ("scored" in condition) return describeScored(condition);
  return describeAggregate(condition);
}

/** A value, or that of each arm: `15m (arm "short") or 30m (arm "long")`. */
export function describeArms(value: Arms<string | number>): string {
  if (typeof value !== "object") return String(value);
  return Object.entries(value.arms)
    .map(([arm, each]) => `${each} (arm ${JSON.stringify(arm)})`)
    .join(" or ");
}

function joined(parts: readonly ConditionDefinition[], word: "and" | "or"): string {
  const texts = parts.map((part) =>
    "all" in part || "any" in part ? `(${describeCondition(part)})` : describeCondition(part),
  );
  return texts.join(` ${word} `);
}

function describeDid({ did, where, atLeast, atMost, distinct, within, after }: DidDefinition): string {
  const count = rangeText(atLeast ?? 1, atMost);
  const counted = distinct === undefined ? timesOf(count) : ` with ${count} different ${distinct}`;
  const events = describeEvents(did, where);
  const barrier = after === undefined ? "" : ` after the newest ${describeEvents(after)}`;
  return `did ${events}${isOnce(atLeast, atMost, distinct) ? "" : counted}${windowText(within)}${barrier}`;
}

/** "At least once" goes without saying. */
function isOnce(
  atLeast: DidDefinition["atLeast"],
  atMost: DidDefinition["atMost"],
  distinct: string | undefined,
): boolean {
  return distinct === undefined && atMost === undefined && (atLeast === undefined || atLeast === 1);
}

function timesOf(count: string): string {
  return ` ${count} ${/\b1$/.test(count) ? "time" : "times"}`;
}

function describeAggregate(condition: AggregateDefinition): string {
  const { where, path, atLeast, atMost, within } = condition;
  const [what, events] =
    "sum" in condition
      ? (["sum", condition.sum] as const)
      : "average" in condition
        ? (["average", condition.average] as const)
        : "lowest" in condition
          ? (["lowest value", condition.lowest] as const)
          : (["highest value", condition.highest] as const);
  const range = rangeText(atLeast, atMost);
  return `the ${what} of ${path} in ${describeEvents(events, where)}${windowText(within)} is ${range}`;
}

function describeScored({ scored, group, atLeast, above, below, leaveBelow }: ScoredDefinition): string {
  const name = `the score ${JSON.stringify(scored)}`;
  const whose = group === undefined ? name : `the ${group} part of ${name}`;
  if (above !== undefined) return `${whose} is above ${describeArms(above)}`;
  if (below !== undefined) return `${whose} is below ${describeArms(below)}`;
  const latch =
    leaveBelow === undefined ? "" : `, and stays so until it is below ${describeArms(leaveBelow)}`;
  return `${whose} is at least ${describeArms(atLeast ?? 0)}${latch}`;
}

function windowText(within: DidDefinition["within"]): string {
  return within === undefined ? "" : ` within ${describeArms(within)}`;
}

/** A lower bound of 0 binds nothing that is counted. */
function rangeText(atLeast: Arms<number> | undefined, atMost: Arms<number> | undefined): string {
  const low = atLeast === undefined || atLeast === 0 ? undefined : `at least ${describeArms(atLeast)}`;
  const high = atMost === undefined ? undefined : `at most ${describeArms(atMost)}`;
  if (low === undefined && high === undefined) return "at least 0";
  return [low, high].filter((bound) => bound !== undefined).join(" and ");
}
