import type { Matches } from "../../event/index.ts";
import type { Reads, RegisterRule } from "../register.ts";
import { wholeNumbersOf } from "./numbers.ts";

/** The newest entries that gave points, newest first, as a flat list: time, log sequence, number of the entry. */
export type Ledger = readonly number[];

export const LEDGER_STRIDE = 3;

const KEPT = 8;

const NOTHING: Ledger = [];

/** Which entries of a score gave the newest points. Of one event they stand in the order of their numbers. */
export function ledgerRule(
  id: string,
  reads: readonly Reads[],
  entries: readonly Matches[],
): RegisterRule<Ledger> {
  const rule: RegisterRule<Ledger> = {
    id,
    reads,
    window: Infinity,
    read(before = NOTHING, event, { at, seq }) {
      let after = before;
      for (let entry = 0; entry < entries.length; entry++) {
        if (entries[entry]?.(event) === true) after = entered(after, at, seq, entry);
      }
      return after;
    },
    join(a, b) {
      let both = a;
      for (let i = 0; i < b.length; i += LEDGER_STRIDE) {
        both = entered(both, b[i] ?? 0, b[i + 1] ?? 0, b[i + 2] ?? 0);
      }
      return both;
    },
    expiresAt: () => Infinity,
    encode: (value) =>
      value.map((number, i) =>
        i % LEDGER_STRIDE === 2 || i < LEDGER_STRIDE ? number : (value[i - LEDGER_STRIDE] ?? 0) - number,
      ),
    decode(written) {
      const steps = wholeNumbersOf(written);
      if (steps === undefined || steps.length % LEDGER_STRIDE !== 0) return undefined;
      if (steps.length > KEPT * LEDGER_STRIDE) return undefined;
      const value: number[] = [];
      for (const [i, step] of steps.entries()) {
        const relative = i % LEDGER_STRIDE !== 2 && i >= LEDGER_STRIDE;
        value.push(relative ? (value[i - LEDGER_STRIDE] ?? 0) - step : step);
      }
      return value;
    },
    widened: () => rule,
  };
  return rule;
}

function entered(ledger: Ledger, at: number, seq: number, entry: number): Ledger {
  let place = 0;
  while (place < ledger.length && comesBefore(ledger, place, at, seq, entry)) place += LEDGER_STRIDE;
  const end = Math.min(ledger.length + LEDGER_STRIDE, KEPT * LEDGER_STRIDE);
  if (place >= end) return ledger;
  const after: number[] = [];
  for (let i = 0; i < place; i++) after.push(ledger[i] ?? 0);
  after.push(at, seq, entry);
  for (let i = place + LEDGER_STRIDE; i < end; i++) after.push(ledger[i - LEDGER_STRIDE] ?? 0);
  return after;
}

function comesBefore(ledger: Ledger, i: number, at: number, seq: number, entry: number): boolean {
  const otherAt = ledger[i] ?? 0;
  const otherSeq = ledger[i + 1] ?? 0;
  if (otherAt !== at) return otherAt > at;
  if (otherSeq !== seq) return otherSeq > seq;
  return (ledger[i + 2] ?? 0) < entry;
}
