import type {
  CompiledGroup,
  CompiledScore,
  ConditionContext,
  Ledger,
  Place,
  PointsEntry,
  Reads,
  ScoreGroup,
} from "../condition/index.ts";
import { decayedRule, ledgerRule, registerId } from "../condition/index.ts";
import type { Milliseconds } from "../contracts/index.ts";
import { parseDuration } from "../contracts/index.ts";
import type { EventPattern } from "../event/index.ts";
import { patternKey, patternsOf } from "../event/index.ts";
import type { ScoreDefinition } from "./definition.ts";

/** A score whose registers stand in the table. */
export interface ScoreWithLedger extends CompiledScore {
  /** All entries, as the ledger numbers them. */
  readonly entries: readonly LedgerEntry[];
  /** Place of the ledger's register. */
  readonly ledger: Place<Ledger>;
}

/** One way to earn points. */
export interface LedgerEntry {
  readonly group: ScoreGroup;
  readonly pattern: EventPattern;
  readonly points: number;
}

interface Entry extends LedgerEntry, PointsEntry {
  readonly key: string;
  readonly reads: Reads;
}

const GROUPS: readonly ScoreGroup[] = ["active", "passive"];

/** Compiles a score that has been checked; throws a `TypeError` where it has not. */
export function compileScore(
  definition: ScoreDefinition,
  { registers, patterns }: Pick<ConditionContext, "registers" | "patterns">,
): ScoreWithLedger {
  const halfLifeMs = parseDuration(definition.halfLife);
  if (halfLifeMs === undefined || halfLifeMs <= 0)
    throw new TypeError("a score was compiled without a half-life");
  const entries = GROUPS.flatMap((group) => entriesOf(definition, group, patterns));
  const groups = GROUPS.flatMap((group): readonly CompiledGroup[] => {
    const own = entries.filter((entry) => entry.group === group);
    return own.length === 0 ? [] : [groupOf(group, own, halfLifeMs, definition, registers)];
  });
  const id = registerId("ledger", ...entries.map(({ key, group }) => `${group} ${key}`));
  const reads = entries.map((entry) => entry.reads);
  const ledger = registers.add(
    ledgerRule(
      id,
      reads,
      entries.map(({ means }) => means),
    ),
  );
  return { halfLifeMs, groups, entries, ledger };
}

/** In an order that does not hang on how they were listed. */
function entriesOf(
  { points }: ScoreDefinition,
  group: ScoreGroup,
  patterns: ConditionContext["patterns"],
): readonly Entry[] {
  const entries = (points[group] ?? []).flatMap(([naming, worth]) =>
    patternsOf(naming).map((pattern) => ({
      group,
      pattern,
      points: worth,
      key: JSON.stringify([patternKey(pattern), worth]),
      means: patterns.means(pattern),
      reads: { pattern, matches: patterns.matches(pattern) },
    })),
  );
  return entries.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function groupOf(
  group: ScoreGroup,
  entries: readonly Entry[],
  halfLifeMs: Milliseconds,
  { caps }: ScoreDefinition,
  registers: ConditionContext["registers"],
): CompiledGroup {
  const key = JSON.stringify(entries.map((entry) => entry.key));
  const reads = entries.map((entry) => entry.reads);
  const rule = decayedRule(registerId("score", key, String(halfLifeMs)), reads, entries, halfLifeMs);
  return { group, place: registers.add(rule), key, cap: caps?.[group] ?? Infinity, entries, reads };
}
