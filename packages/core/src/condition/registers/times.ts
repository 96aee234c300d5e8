import type { EpochMs, Milliseconds } from "../../contracts/index.ts";
import type { Reads, RegisterRule } from "../register.ts";
import { wholeNumbersOf } from "./numbers.ts";

/** When each of the newest `count` of some events occurred, newest first. Two of one millisecond stand twice. */
export function timesRule(
  id: string,
  reads: readonly Reads[],
  count: number,
  window: Milliseconds,
): RegisterRule<readonly EpochMs[]> {
  return {
    id,
    reads,
    window,
    read(before, _event, { at }) {
      if (before === undefined) return [at];
      const length = before.length;
      if (length === count && at <= (before[length - 1] ?? at)) return before;
      let place = 0;
      while (place < length && (before[place] ?? at) > at) place++;
      const kept = length < count ? length + 1 : count;
      const after: number[] = [];
      for (let i = 0; i < place; i++) after.push(before[i] ?? at);
      after.push(at);
      for (let i = place + 1; i < kept; i++) after.push(before[i - 1] ?? at);
      return after;
    },
    join(a, b) {
      const both = [...a, ...b].toSorted((x, y) => y - x);
      return both.length > count ? both.slice(0, count) : both;
    },
    expiresAt: (value) => (value[0] ?? -Infinity) + window,
    encode: (value) => value.map((at, i) => (i === 0 ? at : (value[i - 1] ?? at) - at)),
    decode(written) {
      const steps = wholeNumbersOf(written);
      if (steps === undefined || steps.length === 0 || steps.length > count) return undefined;
      let at = 0;
      return steps.map((step, i) => (at = i === 0 ? step : at - step));
    },
    widened: (wider) => timesRule(id, reads, count, wider),
  };
}
