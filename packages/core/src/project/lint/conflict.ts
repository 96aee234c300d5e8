import { parseDuration } from "../../contracts/index.ts";
import type { ConditionDefinition } from "../../condition/index.ts";
import type { Tests } from "../../event/index.ts";
import type { EventPattern } from "../../event/index.ts";
import { patternsOf } from "../../event/index.ts";
import { canonical } from "./canonical.ts";
import type { Range } from "./contradiction.ts";
import { ANY_NUMBER, isContradictory, noneIn } from "./contradiction.ts";
import type { LintScope } from "./scope.ts";

/** Why not all of these can hold at once; `undefined` where they may. */
export function conflictIn(conditions: readonly ConditionDefinition[], scope: LintScope): string | undefined {
  const all = conditions.flatMap(flat);
  const texts = new Set(all.map(canonical));
  if (all.some((each) => "not" in each && texts.has(canonical(each.not)))) {
    return "expected conditions that can hold together; came one beside its own opposite";
  }
  return rangesApart(all) ?? testsApart(all, scope) ?? silenceAndEvent(all, scope);
}

function flat(condition: ConditionDefinition): readonly ConditionDefinition[] {
  return "all" in condition ? condition.all.flatMap(flat) : [condition];
}

/** Ranges of one count, amount or score that have no number in common. */
function rangesApart(all: readonly ConditionDefinition[]): string | undefined {
  const bySubject = new Map<string, { readonly ranges: Range[]; certain: boolean }>();
  for (const each of all) {
    const negated = "not" in each;
    const ranged = rangeOf(negated ? each.not : each);
    const range = ranged === undefined ? undefined : negated ? opposite(ranged) : ranged.range;
    if (ranged === undefined || range === undefined) continue;
    const entry = bySubject.get(ranged.subject) ?? { ranges: [], certain: false };
    entry.ranges.push(range);
    // Of nothing there is no average: only a condition that holds says that there is a value.
    entry.certain ||= !negated || ranged.always;
    bySubject.set(ranged.subject, entry);
  }
  return [...bySubject.values()].some(({ ranges, certain }) => certain && noneIn(ranges))
    ? "expected ranges that have something in common; came some of the same value that have nothing"
    : undefined;
}

interface Ranged {
  readonly subject: string;
  readonly range: Range;
  /** Only whole numbers come. */
  readonly whole: boolean;
  /** There always is a value. */
  readonly always: boolean;
  /** Within its range it may be no all the same. */
  readonly latched?: boolean;
}

function rangeOf(condition: ConditionDefinition): Ranged | undefined {
  if ("scored" in condition) {
    const { atLeast, above, below, leaveBelow, ...subject } = condition;
    const low = leaveBelow ?? atLeast ?? above;
    if (!isPlain(low) || !isPlain(below)) return undefined;
    const range = {
      low: low ?? -Infinity,
      lowOpen: above !== undefined,
      high: below ?? Infinity,
      highOpen: true,
    };
    return {
      subject: canonical(subject),
      range,
      whole: false,
      always: true,
      latched: leaveBelow !== undefined,
    };
  }
  if (
    !(
      "did" in condition ||
      "sum" in condition ||
      "average" in condition ||
      "lowest" in condition ||
      "highest" in condition
    )
  ) {
    return undefined;
  }
  const whole = "did" in condition;
  const { atLeast = whole ? 1 : undefined, atMost, ...subject } = condition;
  if (!isPlain(atLeast) || !isPlain(atMost)) return undefined;
  const range = { ...ANY_NUMBER, low: atLeast ?? -Infinity, high: atMost ?? Infinity };
  return { subject: canonical(subject), range, whole, always: whole || "sum" in condition };
}

function isPlain(value: unknown): value is number | undefined {
  return value === undefined || typeof value === "number";
}

/** What lies outside a range that is open to one side. */
function opposite({ range, whole, latched = false }: Ranged): Range | undefined {
  if (latched) return undefined;
  const { low, lowOpen, high, highOpen } = range;
  const fromBelow = low === -Infinity || (whole && low <= 0);
  if (high === Infinity && low !== -Infinity)
    return { ...ANY_NUMBER, high: whole ? low - 1 : low, highOpen: !whole && !lowOpen };
  if (fromBelow && high !== Infinity)
    return { ...ANY_NUMBER, low: whole ? high + 1 : high, lowOpen: !whole && !highOpen };
  return undefined;
}

/** Tests of one trait, or of one property of the newest event, that exclude each other. */
function testsApart(all: readonly ConditionDefinition[], { patterns }: LintScope): string | undefined {
  const bySubject = new Map<string, { readonly path: string; readonly tests: Tests[] }>();
  for (const each of all) {
    if (!("trait" in each || "last" in each)) continue;
    const { test, ...subject } = each;
    const path = "trait" in each ? each.trait : each.path;
    const entry = bySubject.get(canonical(subject)) ?? { path, tests: [] };
    entry.tests.push(test);
    bySubject.set(canonical(subject), entry);
  }
  const apart = [...bySubject.values()].find(
    ({ path, tests }) => tests.length > 1 && isContradictory(tests.flat(), path.includes("[*]"), patterns),
  );
  return (
    apart &&
    `expected tests that one value can pass; those of ${JSON.stringify(apart.path)} exclude each other`
  );
}

/** Silence of D, and an event of the last W, W shorter than D. */
function silenceAndEvent(
  all: readonly ConditionDefinition[],
  { notActivity }: LintScope,
): string | undefined {
  for (const silence of all) {
    const silent =
      "since" in silence ? silence.atLeast : "inactive" in silence ? silence.inactive : undefined;
    const silentMs = typeof silent === "string" ? parseDuration(silent) : undefined;
    if (silentMs === undefined) continue;
    for (const each of all) {
      if (!("did" in each) || each.after !== undefined || each.atLeast === 0) continue;
      const withinMs = typeof each.within === "string" ? parseDuration(each.within) : undefined;
      if (withinMs === undefined || withinMs >= silentMs || typeof each.atLeast === "object") continue;
      const did = patternsOf(each.did, each.where);
      const same =
        "since" in silence
          ? canonical(did) === canonical(patternsOf(silence.since, silence.where))
          : did.every((pattern) => isActivity(pattern, notActivity));
      if (same)
        return "expected conditions that can hold together; came silence, and an event within a shorter time";
    }
  }
  return undefined;
}

function isActivity({ type, name }: EventPattern, notActivity: readonly string[]): boolean {
  if (type === "activity") return true;
  return type !== "identify" && (name === undefined ? notActivity.length === 0 : !notActivity.includes(name));
}
