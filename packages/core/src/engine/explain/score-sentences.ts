import type { EpochMs } from "../../contracts/index.ts";
import { describePattern } from "../../event/index.ts";
import type { NowExplained } from "./explanation.ts";
import { numberWords, whenWords } from "./words.ts";

type ScoreNow = NowExplained["scores"][number];

/** What a score is made of: its groups, and every point that is remembered by itself. */
export function scoreSentences({ name, score, groups, entries }: ScoreNow, at: EpochMs): readonly string[] {
  return [
    `The score ${JSON.stringify(name)} is ${numberWords(score)}.`,
    ...groups.map(({ group, worth, cap, earlier }) => {
      const capped = cap === undefined || worth <= cap ? "" : `, of which ${numberWords(cap)} count`;
      const rest = earlier === 0 ? "" : `, ${rounded(earlier)} of it from before the points listed here`;
      return `Its ${group} points are worth ${rounded(worth)}${capped}${rest}.`;
    }),
    ...entries.map(
      ({ at: earned, pattern, points, worth }) =>
        `${describePattern(pattern)} at ${whenWords(earned, at)} gave ${numberWords(points)}, worth ${rounded(worth)} now.`,
    ),
  ];
}

function rounded(value: number): string {
  return numberWords(Math.round(value * 1_000) / 1_000);
}
