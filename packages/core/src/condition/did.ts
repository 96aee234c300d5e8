import type { EpochMs, Json, Milliseconds } from "../contracts/index.ts";
import type { ConditionContext, Leaf, Truth, View } from "./compiled.ts";
import { heldAt } from "./compiled.ts";
import type { DidDefinition } from "./definition.ts";
import { bucketWidth, plainNumber, plainSpan } from "./plain.ts";
import type { CompiledNamings } from "./reads.ts";
import { compileNamings, registerId } from "./reads.ts";
import type { Place } from "./register.ts";
import type { Buckets } from "./registers/buckets.ts";
import { bucketEnd, COUNT_STRIDE, countBucketsRule } from "./registers/buckets.ts";
import { countRule } from "./registers/count.ts";
import { distinctRule } from "./registers/distinct.ts";
import type { Marks } from "./registers/marks.ts";
import { STRIDE } from "./registers/marks.ts";
import { newestRule } from "./registers/newest.ts";
import { timesAfterRule } from "./registers/times-after.ts";
import { timesRule } from "./registers/times.ts";
import { pathReader } from "./values.ts";

/** Up to so many are remembered one by one. */
export const MAX_EXACT = 32;

/** How many there must be at least and may be at most (`Infinity`: any number), and how old. */
interface Range {
  readonly low: number;
  readonly high: number;
  /** `Infinity` without `within`. */
  readonly window: Milliseconds;
}

export function compileDid(definition: DidDefinition, context: ConditionContext): Leaf {
  const low = plainNumber(definition.atLeast) ?? 1;
  const high = plainNumber(definition.atMost) ?? Infinity;
  const range: Range = { low, high, window: plainSpan(definition.within) ?? Infinity };
  const counted = compileNamings(definition.did, definition.where, context.patterns);
  const remembered = Math.max(1, low, high === Infinity ? 0 : high + 1);
  if (remembered > MAX_EXACT) return many(definition, range, counted, context);
  if (definition.distinct !== undefined) {
    return distinct(definition, definition.distinct, range, counted, remembered, context);
  }
  if (definition.after !== undefined) return after(definition, range, counted, remembered, context);
  return remembered === 1 ? one(range, counted, context) : several(range, counted, remembered, context);
}

/** The register of the newest event is the same that `since` reads. */
export function addNewest(
  counted: CompiledNamings,
  window: Milliseconds,
  { registers }: ConditionContext,
): Place<EpochMs> {
  return registers.add(newestRule(registerId("newest", counted.key), counted.reads, window));
}

function one({ low, high, window }: Range, counted: CompiledNamings, context: ConditionContext): Leaf {
  const place = addNewest(counted, window, context);
  // Only three ranges need no more than one event: at least 1, at most 0, and any number at all.
  const whenSeen = high >= 1;
  const whenNot = low <= 0;
  return {
    registers: [place],
    evaluate(view) {
      const newest = heldAt(view, place);
      if (newest === undefined || view.at - newest > window) return { holds: whenNot, next: Infinity };
      return { holds: whenSeen, next: whenSeen === whenNot ? Infinity : newest + window + 1 };
    },
    look(view) {
      const newest = heldAt(view, place);
      return { newest: newest ?? null };
    },
  };
}

function several(
  range: Range,
  counted: CompiledNamings,
  remembered: number,
  context: ConditionContext,
): Leaf {
  const id = registerId("times", counted.key, String(remembered));
  const place = context.registers.add(timesRule(id, counted.reads, remembered, range.window));
  const listOf = (view: View): readonly EpochMs[] => heldAt(view, place) ?? [];
  return {
    registers: [place],
    evaluate: (view) => counting(range, listOf(view), 0, 1, view.at),
    look: (view) => lookAt(range, listOf(view), 0, 1, view.at, remembered),
  };
}

function after(
  { after: barriers }: DidDefinition,
  range: Range,
  counted: CompiledNamings,
  remembered: number,
  context: ConditionContext,
): Leaf {
  const barrier = compileNamings(barriers ?? [], undefined, context.patterns);
  const id = registerId("times-after", counted.key, String(remembered), barrier.key);
  const sides = { counted: counted.means, barrier: barrier.means };
  const reads = [...counted.reads, ...barrier.reads];
  const place = context.registers.add(timesAfterRule(id, reads, sides, remembered, range.window));
  const listOf = (view: View): Marks => heldAt(view, place) ?? [];
  return {
    registers: [place],
    evaluate: (view) => counting(range, listOf(view), STRIDE, STRIDE, view.at),
    look: (view) => lookAt(range, listOf(view), STRIDE, STRIDE, view.at, remembered),
  };
}

function distinct(
  { after: barriers }: DidDefinition,
  path: string,
  range: Range,
  counted: CompiledNamings,
  remembered: number,
  context: ConditionContext,
): Leaf {
  const barrier = barriers === undefined ? undefined : compileNamings(barriers, undefined, context.patterns);
  const id = registerId("distinct", counted.key, path, String(remembered), barrier?.key ?? "");
  const sides = {
    counted: counted.means,
    path: pathReader(path),
    ...(barrier === undefined ? {} : { barrier: barrier.means }),
  };
  const reads = [...counted.reads, ...(barrier?.reads ?? [])];
  const place = context.registers.add(distinctRule(id, reads, sides, remembered, range.window));
  const listOf = (view: View): Marks => heldAt(view, place)?.marks ?? [];
  return {
    registers: [place],
    evaluate: (view) => counting(range, listOf(view), STRIDE, STRIDE, view.at),
    look: (view) => lookAt(range, listOf(view), STRIDE, STRIDE, view.at, remembered),
  };
}

/** More than are remembered one by one: in buckets with a window, else a plain count. */
function many(
  definition: DidDefinition,
  range: Range,
  counted: CompiledNamings,
  context: ConditionContext,
): Leaf {
  if (definition.distinct !== undefined || definition.after !== undefined) {
    throw new TypeError("a count above 32 was compiled with distinct or after");
  }
  const { low, high, window } = range;
  if (window === Infinity) {
    const place = context.registers.add(countRule(registerId("count", counted.key), counted.reads));
    const countOf = (view: View): number => heldAt(view, place) ?? 0;
    return {
      registers: [place],
      evaluate(view) {
        const count = countOf(view);
        return { holds: count >= low && count <= high, next: Infinity };
      },
      look: (view) => ({ count: countOf(view) }),
    };
  }
  const width = bucketWidth(definition.bucket, window);
  const id = registerId("count-buckets", counted.key, String(width));
  const place = context.registers.add(countBucketsRule(id, counted.reads, width, window));
  const bucketsOf = (view: View): Buckets => heldAt(view, place) ?? [];
  return {
    registers: [place],
    evaluate: (view) => countingBuckets(range, bucketsOf(view), width, view.at),
    look(view) {
      const buckets = bucketsOf(view);
      let count = 0;
      for (let i = 0; i < buckets.length; i += COUNT_STRIDE) {
        if (view.at - bucketEnd(buckets[i] ?? 0, width) <= window) count += buckets[i + 1] ?? 0;
      }
      return { count };
    },
  };
}

/** The times stand newest first, from index `from` on, every `stride`. With time their number only falls. */
function counting(
  { low, high, window }: Range,
  list: readonly number[],
  from: number,
  stride: number,
  at: EpochMs,
): Truth {
  const oldest = at - window;
  // −Infinity where there are not so many.
  const tooMany = high === Infinity ? -Infinity : (list[from + high * stride] ?? -Infinity);
  const enough = low <= 0 ? Infinity : (list[from + (low - 1) * stride] ?? -Infinity);
  if (enough === -Infinity || enough < oldest) return { holds: false, next: Infinity };
  if (tooMany !== -Infinity && tooMany >= oldest) {
    return { holds: false, next: tooMany >= enough ? Infinity : tooMany + window + 1 };
  }
  return { holds: true, next: enough + window + 1 };
}

function lookAt(
  { window }: Range,
  list: readonly number[],
  from: number,
  stride: number,
  at: EpochMs,
  remembered: number,
): Json {
  let count = 0;
  while (count < remembered && at - (list[from + count * stride] ?? -Infinity) <= window) {
    if (from + count * stride >= list.length) break;
    count++;
  }
  return { [count === remembered ? "atLeast" : "count"]: count };
}

function countingBuckets(
  { low, high, window }: Range,
  buckets: Buckets,
  width: Milliseconds,
  at: EpochMs,
): Truth {
  // From the newest on: what lies in the first i buckets is what there will be once the others have gone.
  let count = 0;
  let holds = low <= 0;
  let next = Infinity;
  for (let i = 0; i < buckets.length; i += COUNT_STRIDE) {
    const lastAt = bucketEnd(buckets[i] ?? 0, width) + window;
    if (lastAt < at) break;
    count += buckets[i + 1] ?? 0;
    const withIt = count >= low && count <= high;
    if (withIt !== holds) next = lastAt + 1;
    holds = withIt;
  }
  return { holds, next };
}
