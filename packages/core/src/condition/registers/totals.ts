import type { Reads, RegisterRule } from "../register.ts";
import type { PathReader } from "../values.ts";
import { isList } from "./numbers.ts";
import type { Tally } from "./tally.ts";
import { addAmount, addTally, decodeTally, encodeTally, microOf, pushEmpty } from "./tally.ts";

const NOTHING: Tally = [];

/** The numbers at a path of all events there ever were. What is no number changes nothing. */
export function totalsRule(id: string, reads: readonly Reads[], path: PathReader): RegisterRule<Tally> {
  const { one, all } = path;
  const rule: RegisterRule<Tally> = {
    id,
    reads,
    window: Infinity,
    read(before = NOTHING, event) {
      if (one !== undefined) {
        const micro = microOf(one(event));
        if (micro === undefined) return before;
        const after = started(before);
        addAmount(after, 0, micro);
        return after;
      }
      const micros = all(event)
        .map(microOf)
        .filter((micro) => micro !== undefined);
      if (micros.length === 0) return before;
      const after = started(before);
      for (const micro of micros) addAmount(after, 0, micro);
      return after;
    },
    join(a, b) {
      if (b.length === 0) return a;
      const both = started(a);
      addTally(both, 0, b, 0);
      return both;
    },
    expiresAt: () => Infinity,
    encode: (value) => (value.length === 0 ? [] : encodeTally(value, 0)),
    decode(written) {
      if (!isList(written)) return undefined;
      const value: number[] = [];
      const sound = written.length === 0 || decodeTally(written, 0, value) === written.length;
      return sound ? value : undefined;
    },
    widened: () => rule,
  };
  return rule;
}

function started(before: Tally): number[] {
  const after = before.slice();
  if (after.length === 0) pushEmpty(after);
  return after;
}
