import type { Milliseconds } from "../../contracts/index.ts";
import type { Matches } from "../../event/index.ts";
import type { Reads, RegisterRule } from "../register.ts";
import type { Marks } from "./marks.ts";
import {
  afterBarrier,
  decodeMarks,
  encodeMarks,
  marksExpireAt,
  NO_MARKS,
  STRIDE,
  withMark,
} from "./marks.ts";

/** What {@link timesAfterRule} tells apart: an event may be both, and is then not after itself. */
export interface Sides {
  readonly counted: Matches;
  readonly barrier: Matches;
}

/** The places of the newest `count` events that came after the newest of the others, and of that one. */
export function timesAfterRule(
  id: string,
  reads: readonly Reads[],
  sides: Sides,
  count: number,
  window: Milliseconds,
): RegisterRule<Marks> {
  const { counted, barrier } = sides;
  return {
    id,
    reads,
    window,
    read(before = NO_MARKS, event, position) {
      const kept = barrier(event) ? afterBarrier(before, position) : before;
      return counted(event) ? withMark(kept, position, count) : kept;
    },
    join(a, b) {
      let marks = a;
      const barrierAt = b[0] ?? -Infinity;
      if (barrierAt !== -Infinity) marks = afterBarrier(marks, { at: barrierAt, seq: b[1] ?? -1 });
      for (let i = STRIDE; i < b.length; i += STRIDE) {
        marks = withMark(marks, { at: b[i] ?? 0, seq: b[i + 1] ?? 0 }, count);
      }
      return marks;
    },
    expiresAt: (value) => marksExpireAt(value, window),
    encode: encodeMarks,
    decode(written) {
      const marks = decodeMarks(written);
      return marks !== undefined && marks.length <= (count + 1) * STRIDE ? marks : undefined;
    },
    widened: (wider) => timesAfterRule(id, reads, sides, count, wider),
  };
}
