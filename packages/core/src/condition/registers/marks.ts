import type { EpochMs, Json, Milliseconds, Position } from "../../contracts/index.ts";
import { isList, isWhole } from "./numbers.ts";

/**
 * Places in history as a flat list: the newest `after` event first (−Infinity where there never was one), then the places
 * that count, newest first. Plain numbers, because every event makes a new list.
 */
export type Marks = readonly number[];

/** Numbers per place: time and log sequence. */
export const STRIDE = 2;

export const NO_MARKS: Marks = [-Infinity, -1];

/** True where (at, seq) comes later in history than the place at this index. */
export function isLater(at: number, seq: number, marks: Marks, index: number): boolean {
  const other = marks[index] ?? -Infinity;
  return at > other || (at === other && seq > (marks[index + 1] ?? -1));
}

/** The marks with `position` among the newest `count`; the same list where that changes nothing. */
export function withMark(marks: Marks, { at, seq }: Position, count: number): Marks {
  if (!isLater(at, seq, marks, 0)) return marks;
  let place = STRIDE;
  while (place < marks.length && !isLater(at, seq, marks, place)) place += STRIDE;
  const end = Math.min(marks.length + STRIDE, (count + 1) * STRIDE);
  if (place >= end) return marks;
  const result: number[] = [];
  for (let i = 0; i < place; i++) result.push(marks[i] ?? 0);
  result.push(at, seq);
  for (let i = place + STRIDE; i < end; i++) result.push(marks[i - STRIDE] ?? 0);
  return result;
}

/** The marks once an `after` event has been read: what is not later than it never counts again. */
export function afterBarrier(marks: Marks, { at, seq }: Position): Marks {
  if (!isLater(at, seq, marks, 0)) return marks;
  const result: number[] = [at, seq];
  for (let i = STRIDE; i < marks.length; i += STRIDE) {
    const [markAt = 0, markSeq = 0] = [marks[i], marks[i + 1]];
    if (markAt < at || (markAt === at && markSeq <= seq)) break;
    result.push(markAt, markSeq);
  }
  return result;
}

/** The log time after which none of them, the `after` event included, is within the window any more. */
export function marksExpireAt(marks: Marks, window: Milliseconds): EpochMs {
  const newest = Math.max(marks[0] ?? -Infinity, marks[STRIDE] ?? -Infinity);
  return newest === -Infinity ? newest : newest + window;
}

/** Relative to the place before: `[at, seq, −at, −seq, …]`; null where there never was an `after` event. */
export function encodeMarks(marks: Marks): Json {
  const written: Json[] = [];
  let at = 0;
  let seq = 0;
  for (let i = 0; i < marks.length; i += STRIDE) {
    const [markAt = 0, markSeq = 0] = [marks[i], marks[i + 1]];
    if (markAt === -Infinity) {
      written.push(null);
      continue;
    }
    written.push(markAt - at, markSeq - seq);
    [at, seq] = [markAt, markSeq];
  }
  return written;
}

export function decodeMarks(written: Json | undefined): Marks | undefined {
  if (!isList(written)) return undefined;
  const never = written[0] === null;
  const steps = never ? written.slice(1) : written;
  if (!steps.every(isWhole) || steps.length % STRIDE !== 0 || (!never && steps.length === 0))
    return undefined;
  const marks: number[] = never ? [...NO_MARKS] : [];
  let at = 0;
  let seq = 0;
  for (let i = 0; i < steps.length; i += STRIDE) {
    at += steps[i] ?? 0;
    seq += steps[i + 1] ?? 0;
    marks.push(at, seq);
  }
  return marks;
}
