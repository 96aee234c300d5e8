import type { Json } from "../../contracts/index.ts";
import { isList, isWhole } from "./numbers.ts";

/**
 * What is remembered of numbers, as five places of a flat list: how many, their sum in micro-units as two limbs, the
 * smallest, the largest. Two limbs because a sum of large amounts passes 2^53, and must not hang on the order of arrival.
 */
export type Tally = readonly number[];

export const COUNT = 0;
export const HIGH = 1;
export const LOW = 2;
export const LOWEST = 3;
export const HIGHEST = 4;

/** Numbers of a tally. */
export const TALLY_SIZE = 5;

const LIMB = 4_294_967_296;

/** Amounts beyond this are taken for mistakes: their micro-units would pass 2^53. */
const MAX_AMOUNT = 9e9;

/** Whole micro-units, `undefined` for what is no number to count with. */
export function microOf(value: Json | undefined): number | undefined {
  if (typeof value !== "number" || !(value <= MAX_AMOUNT && value >= -MAX_AMOUNT)) return undefined;
  // Adding 0 turns −0 into 0, which alone survives JSON.
  return Math.round(value * 1e6) + 0;
}

/** Adds one amount to the tally that begins at this index. */
export function addAmount(list: number[], from: number, micro: number): void {
  const high = Math.floor(micro / LIMB);
  const low = (list[from + LOW] ?? 0) + (micro - high * LIMB);
  const carry = low >= LIMB ? 1 : 0;
  list[from] = (list[from] ?? 0) + 1;
  list[from + HIGH] = (list[from + HIGH] ?? 0) + high + carry;
  list[from + LOW] = low - carry * LIMB;
  if (micro < (list[from + LOWEST] ?? Infinity)) list[from + LOWEST] = micro;
  if (micro > (list[from + HIGHEST] ?? -Infinity)) list[from + HIGHEST] = micro;
}

/** Adds the tally at an index of another list. */
export function addTally(list: number[], from: number, other: Tally, otherFrom: number): void {
  const low = (list[from + LOW] ?? 0) + (other[otherFrom + LOW] ?? 0);
  const carry = low >= LIMB ? 1 : 0;
  list[from] = (list[from] ?? 0) + (other[otherFrom] ?? 0);
  list[from + HIGH] = (list[from + HIGH] ?? 0) + (other[otherFrom + HIGH] ?? 0) + carry;
  list[from + LOW] = low - carry * LIMB;
  list[from + LOWEST] = Math.min(list[from + LOWEST] ?? Infinity, other[otherFrom + LOWEST] ?? Infinity);
  list[from + HIGHEST] = Math.max(list[from + HIGHEST] ?? -Infinity, other[otherFrom + HIGHEST] ?? -Infinity);
}

/** A tally of nothing at the end of the list. */
export function pushEmpty(list: number[]): void {
  list.push(0, 0, 0, Infinity, -Infinity);
}

/** The sum in micro-units; beyond 2^53 the nearest double. */
export function sumOf(high: number, low: number): number {
  return high * LIMB + low;
}

/** Below 0, 0 or above 0 as the sum is less than, equal to or more than so many micro-units; exact. */
export function compareSum(high: number, low: number, micro: number): number {
  const microHigh = Math.floor(micro / LIMB);
  return high !== microHigh ? high - microHigh : low - (micro - microHigh * LIMB);
}

/** `[count, sum, lowest, highest]`; of one amount `[1, amount]`. */
export function encodeTally(list: Tally, from: number): readonly Json[] {
  const [count, high, low] = [list[from] ?? 0, list[from + HIGH] ?? 0, list[from + LOW] ?? 0];
  const sum = sumOf(high, low);
  if (count === 1) return [1, sum];
  return [
    count,
    Number.isSafeInteger(sum) ? sum : [high, low],
    list[from + LOWEST] ?? 0,
    list[from + HIGHEST] ?? 0,
  ];
}

/** Appends the tally written from this index on; tells how many places it took, 0 where it is none. */
export function decodeTally(written: readonly Json[], from: number, list: number[]): number {
  const [count, sum, lowest, highest] = [
    written[from],
    written[from + 1],
    written[from + 2],
    written[from + 3],
  ];
  if (!isWhole(count) || count < 1) return 0;
  const limbs = limbsOf(sum);
  if (limbs === undefined) return 0;
  if (count === 1) {
    if (!isWhole(sum)) return 0;
    list.push(1, ...limbs, sum, sum);
    return 2;
  }
  if (!isWhole(lowest) || !isWhole(highest)) return 0;
  list.push(count, ...limbs, lowest, highest);
  return 4;
}

function limbsOf(sum: Json | undefined): readonly [number, number] | undefined {
  if (isWhole(sum)) {
    const high = Math.floor(sum / LIMB);
    return [high, sum - high * LIMB];
  }
  if (!isList(sum)) return undefined;
  const [high, low] = sum;
  return isWhole(high) && isWhole(low) && low >= 0 && low < LIMB ? [high, low] : undefined;
}
