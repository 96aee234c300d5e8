import type { Fault } from "../contracts/index.ts";
import { isJsonObject, parseDuration, unknownWord } from "../contracts/index.ts";
import type { PatternCompiler } from "../event/index.ts";
import { faultsOfNamings } from "../event/index.ts";

const WORDS = ["arms", "holdout", "goal", "within"];

/** Everything that is wrong with an experiment by itself. */
export function faultsOfExperiment(
  experiment: unknown,
  at: string,
  patterns: PatternCompiler,
): readonly Fault[] {
  if (!isJsonObject(experiment)) {
    return [
      {
        at,
        message: `expected { arms: { short: 1, long: 1 }, goal: "Order Completed", within: "7d" }; came ${said(experiment)}`,
      },
    ];
  }
  const { arms, holdout, goal, within } = experiment;
  const faults: Fault[] = Object.keys(experiment)
    .filter((word) => !WORDS.includes(word))
    .map((word) => ({ at: `${at}.${word}`, message: unknownWord(word, WORDS) }));
  faults.push(...faultsOfWeights(arms, `${at}.arms`));
  if (holdout !== undefined && !(typeof holdout === "number" && holdout >= 0 && holdout < 1)) {
    faults.push({
      at: `${at}.holdout`,
      message: `expected a share from 0 to below 1, such as 0.1; came ${said(holdout)}`,
    });
  }
  faults.push(...faultsOfNamings(goal, `${at}.goal`, patterns));
  if (typeof within !== "string" || (parseDuration(within) ?? 0) <= 0) {
    faults.push({
      at: `${at}.within`,
      message: `expected elapsed time such as "7d" (ms, s, m, h, d, w); came ${said(within)}`,
    });
  }
  return faults;
}

function faultsOfWeights(arms: unknown, at: string): readonly Fault[] {
  if (!isJsonObject(arms) || Object.keys(arms).length < 2) {
    return [{ at, message: `expected two arms or more, such as { short: 1, long: 1 }; came ${said(arms)}` }];
  }
  return Object.entries(arms).flatMap(([arm, weight]) => {
    if (arm === "") return [{ at, message: "expected a name for every arm; came an empty one" }];
    if (typeof weight === "number" && Number.isSafeInteger(weight) && weight >= 1) return [];
    return [
      {
        at: `${at}.${arm}`,
        message: `expected a weight, a whole number of at least 1; came ${said(weight)}`,
      },
    ];
  });
}

/** What came, short enough for a line. */
function said(value: unknown): string {
  return value === undefined ? "nothing" : (JSON.stringify(value)?.slice(0, 80) ?? "something else");
}
