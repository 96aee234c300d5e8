import type { Chance } from "./chance.ts";

const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ["ms", 1],
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
  ["w", 604_800_000],
]);

const DURATION = /^(\d+)(ms|s|m|h|d|w)$/;

/** A duration in milliseconds. */
export function msOf(duration: string): number {
  const [, digits, unit = ""] = DURATION.exec(duration) ?? [];
  const unitMs = UNIT_MS.get(unit);
  if (unitMs === undefined) throw new Error(`expected a duration; came ${duration}`);
  return Number(digits) * unitMs;
}

/** A duration of a project, or one per arm. */
export type Spans = string | true | { readonly arms: Readonly<Record<string, string>> };

/** All lengths that a duration of a project may have: one, or one per arm. */
export function spansOf(spans: Spans): readonly number[] {
  // `returned` without a duration of its own.
  if (spans === true) return [1_800_000];
  return typeof spans === "string" ? [msOf(spans)] : Object.values(spans.arms).map(msOf);
}

export function span(chance: Chance, spans: Spans): number {
  return chance.pick(spansOf(spans));
}
