import type { Json, Milliseconds, Position } from "../../contracts/index.ts";
import { isJsonObject } from "../../contracts/index.ts";
import type { Matches } from "../../event/index.ts";
import { digest } from "../../event/index.ts";
import type { Reads, RegisterRule } from "../register.ts";
import type { PathReader } from "../values.ts";
import type { Marks } from "./marks.ts";
import { afterBarrier, decodeMarks, encodeMarks, isLater, marksExpireAt, NO_MARKS, STRIDE } from "./marks.ts";
import { isList } from "./numbers.ts";

/** Values as text, and for each the place of its newest event: value i stands at mark i + 1. */
export interface DistinctValues {
  readonly marks: Marks;
  readonly values: readonly string[];
}

export interface DistinctSides {
  readonly counted: Matches;
  /** Absent where there is no `after`. */
  readonly barrier?: Matches;
  readonly path: PathReader;
}

const NONE: DistinctValues = { marks: NO_MARKS, values: [] };

/** Longer values are told apart by their digest. */
const MAX_LENGTH = 128;

/**
 * The `count` distinct values with the newest events (of one place: in the order of their text), each with the place of
 * its newest event; only those after the newest `after` event, where there is one.
 */
export function distinctRule(
  id: string,
  reads: readonly Reads[],
  sides: DistinctSides,
  count: number,
  window: Milliseconds,
): RegisterRule<DistinctValues> {
  const { counted, barrier, path } = sides;
  const { one } = path;
  const add =
    one === undefined
      ? (value: DistinctValues, event: Parameters<Matches>[0], position: Position): DistinctValues => {
          let after = value;
          for (const each of path.all(event)) after = withValue(after, each, position, count);
          return after;
        }
      : (value: DistinctValues, event: Parameters<Matches>[0], position: Position): DistinctValues =>
          withValue(value, one(event), position, count);
  return {
    id,
    reads,
    window,
    read(before = NONE, event, position) {
      const kept = barrier?.(event) === true ? behind(before, position) : before;
      return barrier === undefined || counted(event) ? add(kept, event, position) : kept;
    },
    join(a, b) {
      const barrierAt = b.marks[0] ?? -Infinity;
      let both = barrierAt === -Infinity ? a : behind(a, { at: barrierAt, seq: b.marks[1] ?? -1 });
      for (const [i, value] of b.values.entries()) {
        const mark = (i + 1) * STRIDE;
        const position = { at: b.marks[mark] ?? 0, seq: b.marks[mark + 1] ?? 0 };
        both = withText(both, value, position, count);
      }
      return both;
    },
    expiresAt: ({ marks }) => marksExpireAt(marks, window),
    encode: ({ marks, values }) => [encodeMarks(marks), ...values],
    decode(written) {
      if (!isList(written)) return undefined;
      const [places, ...values] = written;
      const marks = decodeMarks(places);
      const sound = values.length <= count && values.every((value) => typeof value === "string");
      return sound && marks?.length === (values.length + 1) * STRIDE ? { marks, values } : undefined;
    },
    widened: (wider) => distinctRule(id, reads, sides, count, wider),
  };
}

function behind(value: DistinctValues, barrier: Position): DistinctValues {
  const marks = afterBarrier(value.marks, barrier);
  if (marks === value.marks) return value;
  return { marks, values: value.values.slice(0, marks.length / STRIDE - 1) };
}

/** Missing, null and "" are no values, nor are lists and objects. */
function withValue(
  before: DistinctValues,
  value: Json | undefined,
  position: Position,
  count: number,
): DistinctValues {
  if (value === undefined || value === null || value === "") return before;
  if (typeof value === "string") {
    return withText(before, value.length > MAX_LENGTH ? digest([value]) : value, position, count);
  }
  return isList(value) || isJsonObject(value) ? before : withText(before, String(value), position, count);
}

function withText(
  before: DistinctValues,
  text: string,
  { at, seq }: Position,
  count: number,
): DistinctValues {
  const { marks, values } = before;
  if (!isLater(at, seq, marks, 0)) return before;
  const known = values.indexOf(text);
  if (known !== -1 && !isLater(at, seq, marks, (known + 1) * STRIDE)) return before;
  let place = 0;
  while (place < values.length && comesBefore(marks, values, place, at, seq, text)) place++;
  if (place >= count) return before;
  const nextMarks: number[] = [marks[0] ?? -Infinity, marks[1] ?? -1];
  const nextValues: string[] = [];
  for (let i = 0; i <= values.length && nextValues.length < count; i++) {
    if (i === place) {
      nextMarks.push(at, seq);
      nextValues.push(text);
    }
    const value = values[i];
    if (value === undefined || i === known || nextValues.length === count) continue;
    nextMarks.push(marks[(i + 1) * STRIDE] ?? 0, marks[(i + 1) * STRIDE + 1] ?? 0);
    nextValues.push(value);
  }
  return { marks: nextMarks, values: nextValues };
}

/** One order for all: newest first, of one place by text; so what is forgotten does not hang on the order of arrival. */
function comesBefore(
  marks: Marks,
  values: readonly string[],
  i: number,
  at: number,
  seq: number,
  text: string,
): boolean {
  const mark = (i + 1) * STRIDE;
  const markAt = marks[mark] ?? 0;
  const markSeq = marks[mark + 1] ?? 0;
  if (markAt !== at) return markAt > at;
  if (markSeq !== seq) return markSeq > seq;
  return (values[i] ?? "") < text;
}
