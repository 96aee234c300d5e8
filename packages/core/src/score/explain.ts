import type { ScoreGroup, View } from "../condition/index.ts";
import { faded, heldAt, LEDGER_STRIDE, scoreAt } from "../condition/index.ts";
import type { EpochMs } from "../contracts/index.ts";
import type { EventPattern } from "../event/index.ts";
import type { ScoreWithLedger } from "./compile.ts";

/** Where a score comes from. */
export interface ScoreExplained {
  /** What conditions compare. */
  readonly score: number;
  readonly groups: readonly GroupExplained[];
  /** The newest points, newest first. */
  readonly entries: readonly EntryExplained[];
}

export interface GroupExplained {
  readonly group: ScoreGroup;
  /** What all its points are still worth, before the cap. */
  readonly worth: number;
  readonly cap?: number;
  /** The share of it that came before the entries listed. */
  readonly earlier: number;
}

export interface EntryExplained {
  readonly at: EpochMs;
  readonly group: ScoreGroup;
  readonly pattern: EventPattern;
  readonly points: number;
  /** What they are worth now. */
  readonly worth: number;
}

/** A score with its newest points one by one. */
export function explainScore(score: ScoreWithLedger, view: View): ScoreExplained {
  const entries = entriesOf(score, view);
  return {
    score: scoreAt(score, view),
    groups: score.groups.map(({ group, place, cap }) => {
      const [value, from] = heldAt(view, place) ?? [0, 0];
      const worth = faded(value, from, view.at, score.halfLifeMs);
      const listed = entries
        .filter((entry) => entry.group === group)
        .reduce((sum, each) => sum + each.worth, 0);
      const earlier = Math.max(0, worth - listed);
      // What is left of a difference of equal numbers is no earlier point.
      const rest = earlier > 1e-9 * worth ? earlier : 0;
      return { group, worth, ...(cap === Infinity ? {} : { cap }), earlier: rest };
    }),
    entries,
  };
}

function entriesOf(score: ScoreWithLedger, view: View): readonly EntryExplained[] {
  const ledger = heldAt(view, score.ledger) ?? [];
  const entries: EntryExplained[] = [];
  for (let i = 0; i < ledger.length; i += LEDGER_STRIDE) {
    const at = ledger[i] ?? 0;
    const entry = score.entries[ledger[i + 2] ?? -1];
    if (entry === undefined) continue;
    const { group, pattern, points } = entry;
    entries.push({ at, group, pattern, points, worth: faded(points, at, view.at, score.halfLifeMs) });
  }
  return entries;
}
