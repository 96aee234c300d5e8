import type { EpochMs, Json, Milliseconds } from "../../contracts/index.ts";
import { formatInstant } from "../../contracts/index.ts";

const UNITS: readonly (readonly [Milliseconds, string])[] = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1_000, "second"],
];

/** A span as people say it, in its two largest units: `2 hours and 5 minutes`. */
export function spanWords(span: Milliseconds): string {
  const first = UNITS.findIndex(([ms]) => span >= ms);
  if (first === -1) return counted(span, "millisecond");
  const words: string[] = [];
  let left = span;
  for (const [ms, unit] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(left / ms);
    if (count > 0) words.push(counted(count, unit));
    left -= count * ms;
  }
  return words.join(" and ");
}

/** An instant, in UTC; thousandths only where there are any. */
export function instantWords(at: EpochMs): string {
  return formatInstant(at).replace(".000Z", "Z");
}

/** An instant, and how far it lies from `now`: `2026-11-24T09:30:00Z (in 15 minutes)`. */
export function whenWords(at: EpochMs, now: EpochMs): string {
  const distance = at === now ? "now" : at > now ? `in ${spanWords(at - now)}` : `${spanWords(now - at)} ago`;
  return `${instantWords(at)} (${distance})`;
}

/** `1 step`, `2 steps`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A number without the noise of its last bits. */
export function numberWords(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

/** A value of an event, quoted where it is text. */
export function valueWords(value: Json): string {
  return JSON.stringify(value);
}
