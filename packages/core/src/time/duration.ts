import type { Milliseconds } from "./epoch.ts";

/** Elapsed time as people write it: a whole number and one unit, such as `"24h"` or `"15m"`. A day is 24 h. */
export type Duration = `${bigint}${"ms" | "s" | "m" | "h" | "d" | "w"}`;

const UNIT_MS: ReadonlyMap<string, Milliseconds> = new Map([
  ["ms", 1],
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
  ["w", 604_800_000],
]);

const DURATION = /^(\d{1,16})(ms|s|m|h|d|w)$/;

/** The span in milliseconds, or `undefined` where the text is no duration or its span no exact number (2^53 ms and more). */
export function parseDuration(text: string): Milliseconds | undefined {
  const [, digits, unit] = DURATION.exec(text) ?? [];
  const unitMs = UNIT_MS.get(unit ?? "");
  if (digits === undefined || unitMs === undefined) return undefined;
  const span = Number(digits) * unitMs;
  return Number.isSafeInteger(span) ? span : undefined;
}

/** The shortest exact way to write a span: `86_400_000` is `"1d"`, `90_000` is `"90s"`. */
export function formatDuration(span: Milliseconds): string {
  const [unit, unitMs] = [...UNIT_MS].findLast(([, ms]) => span % ms === 0 && span >= ms) ?? ["ms", 1];
  return `${span / unitMs}${unit}`;
}
