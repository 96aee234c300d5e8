import type { EpochMs } from "../contracts/index.ts";
import type { CompiledCondition, Truth, View } from "./compiled.ts";

type Evaluate = (view: View) => Truth;

/**
 * All parts must hold (`wanted` true), or one does (false: none may be no). Only parts that stand in the way can change
 * the whole: every one of them must turn, so the whole stays until the last of their nexts. With none in the way, the
 * first to turn ends it.
 */
function together(parts: readonly CompiledCondition[], wanted: boolean): Evaluate {
  return (view) => {
    let first = Infinity;
    let last = -Infinity;
    for (const part of parts) {
      const { holds, next } = part.evaluate(view);
      if (holds === wanted) {
        if (next < first) first = next;
        continue;
      }
      if (next === Infinity) return { holds: !wanted, next };
      if (next > last) last = next;
    }
    return last === -Infinity
      ? { holds: wanted, next: first }
      : { holds: !wanted, next: last satisfies EpochMs };
  };
}

export function all(parts: readonly CompiledCondition[]): Evaluate {
  return together(parts, true);
}

export function any(parts: readonly CompiledCondition[]): Evaluate {
  return together(parts, false);
}

export function not(part: CompiledCondition): Evaluate {
  return (view) => {
    const { holds, next } = part.evaluate(view);
    return { holds: !holds, next };
  };
}
