import type { EpochMs, Json, Milliseconds } from "../../contracts/index.ts";
import type { Reads, RegisterRule } from "../register.ts";
import type { PathReader } from "../values.ts";
import { isList, isWhole } from "./numbers.ts";
import { addAmount, addTally, decodeTally, encodeTally, microOf, TALLY_SIZE } from "./tally.ts";

/**
 * Buckets of time as one flat list, newest first: number of the bucket (its start ÷ width), then what lies in it: a count,
 * or a tally. Their meaning: an event counts as long as any part of its bucket lies in the window.
 */
export type Buckets = readonly number[];

/** Numbers per bucket that only counts. */
export const COUNT_STRIDE = 2;
/** Numbers per bucket of amounts. */
export const TALLY_STRIDE: number = 1 + TALLY_SIZE;

/** The last millisecond of a bucket. */
export function bucketEnd(bucket: number, width: Milliseconds): EpochMs {
  return (bucket + 1) * width - 1;
}

/** How many events there were in each bucket. */
export function countBucketsRule(
  id: string,
  reads: readonly Reads[],
  width: Milliseconds,
  window: Milliseconds,
): RegisterRule<Buckets> {
  return {
    id,
    reads,
    window,
    read(before, _event, position, at) {
      const bucket = Math.floor(position.at / width);
      const oldest = oldestBucket(at, width, window);
      if (bucket < oldest) return before ?? [];
      const after = pruned(before ?? [], COUNT_STRIDE, oldest);
      const place = placeOf(after, COUNT_STRIDE, bucket);
      if (after[place] === bucket) after[place + 1] = (after[place + 1] ?? 0) + 1;
      else after.splice(place, 0, bucket, 1);
      return after;
    },
    join(a, b, at) {
      const oldest = oldestBucket(at, width, window);
      const both = pruned(a, COUNT_STRIDE, oldest);
      for (let i = 0; i < b.length && (b[i] ?? 0) >= oldest; i += COUNT_STRIDE) {
        const bucket = b[i] ?? 0;
        const place = placeOf(both, COUNT_STRIDE, bucket);
        if (both[place] === bucket) both[place + 1] = (both[place + 1] ?? 0) + (b[i + 1] ?? 0);
        else both.splice(place, 0, bucket, b[i + 1] ?? 0);
      }
      return both;
    },
    expiresAt: (value) => expiry(value, width, window),
    encode(value) {
      const written: number[] = [];
      for (let i = 0; i < value.length; i += COUNT_STRIDE) {
        written.push(relative(value, i, COUNT_STRIDE), value[i + 1] ?? 0);
      }
      return written;
    },
    decode(written) {
      if (!isList(written) || !written.every(isWhole) || written.length % COUNT_STRIDE !== 0)
        return undefined;
      const value: number[] = [];
      for (let i = 0; i < written.length; i += COUNT_STRIDE) {
        value.push(absolute(value, COUNT_STRIDE, written[i] ?? 0), written[i + 1] ?? 0);
      }
      return value;
    },
    widened: (wider) => countBucketsRule(id, reads, width, wider),
  };
}

/** The numbers at a path, in each bucket. What is no number changes nothing. */
export function tallyBucketsRule(
  id: string,
  reads: readonly Reads[],
  path: PathReader,
  width: Milliseconds,
  window: Milliseconds,
): RegisterRule<Buckets> {
  const { one, all } = path;
  return {
    id,
    reads,
    window,
    read(before = [], event, position, at) {
      const bucket = Math.floor(position.at / width);
      const oldest = oldestBucket(at, width, window);
      if (bucket < oldest) return before;
      if (one !== undefined) {
        const micro = microOf(one(event));
        if (micro === undefined) return before;
        const after = pruned(before, TALLY_STRIDE, oldest);
        addAmount(after, openBucket(after, bucket) + 1, micro);
        return after;
      }
      const micros = all(event)
        .map(microOf)
        .filter((micro) => micro !== undefined);
      if (micros.length === 0) return before;
      const after = pruned(before, TALLY_STRIDE, oldest);
      const place = openBucket(after, bucket);
      for (const micro of micros) addAmount(after, place + 1, micro);
      return after;
    },
    join(a, b, at) {
      const oldest = oldestBucket(at, width, window);
      const both = pruned(a, TALLY_STRIDE, oldest);
      for (let i = 0; i < b.length && (b[i] ?? 0) >= oldest; i += TALLY_STRIDE) {
        addTally(both, openBucket(both, b[i] ?? 0) + 1, b, i + 1);
      }
      return both;
    },
    expiresAt: (value) => expiry(value, width, window),
    encode(value) {
      const written: Json[] = [];
      for (let i = 0; i < value.length; i += TALLY_STRIDE) {
        written.push(relative(value, i, TALLY_STRIDE), ...encodeTally(value, i + 1));
      }
      return written;
    },
    decode(written) {
      if (!isList(written)) return undefined;
      const value: number[] = [];
      for (let i = 0; i < written.length;) {
        const step = written[i];
        if (!isWhole(step)) return undefined;
        value.push(absolute(value, TALLY_STRIDE, step));
        const taken = decodeTally(written, i + 1, value);
        if (taken === 0) return undefined;
        i += 1 + taken;
      }
      return value;
    },
    widened: (wider) => tallyBucketsRule(id, reads, path, width, wider),
  };
}

/** The oldest bucket of which a part lies in the window at `at`; older ones never count again. */
function oldestBucket(at: EpochMs, width: Milliseconds, window: Milliseconds): number {
  return Math.floor((at - window) / width);
}

/** A list of its own, without what is too old. */
function pruned(list: Buckets, stride: number, oldest: number): number[] {
  let end = list.length;
  while (end > 0 && (list[end - stride] ?? 0) < oldest) end -= stride;
  return list.slice(0, end);
}

/** Where the bucket stands, or would. Mostly at the front, so a plain walk. */
function placeOf(list: Buckets, stride: number, bucket: number): number {
  let place = 0;
  while (place < list.length && (list[place] ?? 0) > bucket) place += stride;
  return place;
}

function openBucket(list: number[], bucket: number): number {
  const place = placeOf(list, TALLY_STRIDE, bucket);
  if (list[place] !== bucket) list.splice(place, 0, bucket, 0, 0, 0, Infinity, -Infinity);
  return place;
}

function expiry(value: Buckets, width: Milliseconds, window: Milliseconds): EpochMs {
  return bucketEnd(value[0] ?? -Infinity, width) + window;
}

function relative(value: Buckets, i: number, stride: number): number {
  return i === 0 ? (value[0] ?? 0) : (value[i - stride] ?? 0) - (value[i] ?? 0);
}

function absolute(value: Buckets, stride: number, step: number): number {
  return value.length === 0 ? step : (value[value.length - stride] ?? 0) - step;
}
