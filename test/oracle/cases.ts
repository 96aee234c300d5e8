import { setImmediate as breath } from "node:timers/promises";
import { HeedError } from "@heed/core";
import { seedOfRun } from "../random.ts";
import { seedOfCase } from "./chance.ts";
import { same } from "./compare.ts";
import { logOf } from "./generate-log.ts";
import type { Entry } from "./log.ts";
import type { Pair } from "./report.ts";
import { reportOf } from "./report.ts";
import { shrunk } from "./shrink.ts";

/** Which cases of a run: `CASE` of the environment is one alone. */
export interface Range {
  readonly from: number;
  readonly count: number;
}

/** What should be the same for a log; absent where the property says nothing about it. */
export type Property = (log: readonly Entry[]) => Pair | undefined;

/** How many cases are tried between two breaths; without any the runner would take the worker for dead. */
const BETWEEN_BREATHS = 200;

/**
 * Tries a property on random cases, and throws the first that fails, made small, in a readable form and with the means
 * to have it again. `held` hears of those that do not. Tells of how many the property said anything at all.
 */
export async function holds(
  range: Range,
  property: Property,
  held: (log: readonly Entry[], pair: Pair) => void = () => {},
  made: (seed: number) => readonly Entry[] = logOf,
): Promise<number> {
  const seed = seedOfRun();
  const alone = process.env["CASE"];
  const [from, to] =
    alone === undefined ? [range.from, range.from + range.count] : [Number(alone), Number(alone) + 1];
  let judgedCases = 0;
  for (let index = from; index < to; index++) {
    if (index % BETWEEN_BREATHS === 0) await breath();
    const log = made(seedOfCase(seed, index));
    const judged = judge(log, property);
    if (judged.fault === undefined) {
      if (judged.pair === undefined) continue;
      judgedCases += 1;
      held(log, judged.pair);
      continue;
    }
    const small = shrunk(log, (smaller) => judge(smaller, property).fault === judged.fault);
    const { pair, stack = "" } = judge(small, property);
    throw new Error(
      [`${judged.fault} (SEED=${seed} CASE=${index})`, stack, reportOf(small, pair)].join("\n"),
    );
  }
  return judgedCases;
}

interface Judged {
  /** Absent where nothing is wrong. */
  readonly fault?: string;
  readonly stack?: string;
  readonly pair?: Pair;
}

function judge(log: readonly Entry[], property: Property): Judged {
  try {
    const pair = property(log);
    if (pair === undefined) return {};
    const [one, other] = pair.told;
    return same(log, one, other) ? { pair } : { pair, fault: `${pair.names.join(" and ")} differ` };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // A project that means nothing is no case: chance, and shrinking, make some.
    if (error instanceof HeedError && error.code === "HEED_CONFIG_INVALID") return {};
    const { stack = "" } = error;
    return { fault: error.message.slice(0, 200), stack };
  }
}
