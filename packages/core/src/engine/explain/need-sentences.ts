import type { EpochMs } from "../../contracts/index.ts";
import type { ConditionExplained, Need, NowExplained } from "./explanation.ts";
import { faultWords } from "./seen.ts";
import { whenWords } from "./words.ts";

/** What the next instant of a trigger, or the next start of its wait, still needs. */
export function needSentences({ needs, begun }: NowExplained, at: EpochMs): readonly string[] {
  const told = begun.length === 0 ? needs : needs.filter(({ kind }) => kind !== "step");
  return told.map((need) => needSentence(need, at));
}

function needSentence(need: Need, at: EpochMs): string {
  switch (need.kind) {
    case "event":
      return `It waits for ${need.event}${lacking(need.missing, at)}.`;
    case "step":
      return `It waits for its first step, ${need.event}${lacking(need.missing, at)}.`;
    case "yes": {
      const after = need.first ? "It first has to become true" : "It waits until it becomes true";
      return `${after}; this is not so yet: ${faultWords(need.missing, at)}${changeWords(need.missing, at)}.`;
    }
    case "no": {
      const { condition, first } = need;
      const why = first
        ? "Its condition holds already; only when it has ended can it become true again"
        : "It waits until this ends";
      return `${why}: ${faultWords(condition, at)}${changeWords(condition, at)}.`;
    }
    case "first_activity":
      return need.wasAt === undefined
        ? "It waits for the first activity."
        : `The first activity was at ${whenWords(need.wasAt, at)}; it does not come a second time.`;
    case "return":
      return need.after === undefined
        ? "It waits for a first activity, and then for a return."
        : `It waits for an activity later than ${whenWords(need.after, at)}.`;
    case "fire":
      return `It waits for ${JSON.stringify(need.of)} to fire.`;
  }
}

function lacking(missing: ConditionExplained | undefined, at: EpochMs): string {
  return missing === undefined ? "" : `, and then for this, which is not so now: ${faultWords(missing, at)}`;
}

function changeWords({ changesAt }: ConditionExplained, at: EpochMs): string {
  return changesAt === undefined
    ? ""
    : `; if nothing more happens, it may change at ${whenWords(changesAt, at)}`;
}
