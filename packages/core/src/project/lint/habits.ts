import type { ConditionDefinition } from "../../condition/index.ts";
import type { Place } from "../place.ts";
import type { LintScope } from "./scope.ts";

/** What people write and mean otherwise. */
export function lintHabits(condition: ConditionDefinition, at: Place, { found }: LintScope): void {
  if ("not" in condition && "did" in condition.not) {
    const { within, atLeast = 1, atMost, distinct, after } = condition.not;
    const plain = atLeast === 1 && atMost === undefined && distinct === undefined && after === undefined;
    if (plain && typeof within === "string") {
      const message = `expected { "since": …, "atLeast": "${within}" }, unless newcomers are meant too: "not" of "did" also holds for whoever was first seen a moment ago`;
      found.warn("HEED_RULE_USE_SINCE", at.at("not"), message);
    }
  }
  if ("scored" in condition && typeof condition.leaveBelow === "number" && condition.leaveBelow <= 0) {
    const message = `expected above 0: no score is below 0, so that what is once yes stays yes; came ${condition.leaveBelow}`;
    found.warn("HEED_RULE_ALWAYS_HOLDS", at.at("leaveBelow"), message);
  }
}
