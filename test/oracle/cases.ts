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

/** Lines of an unexpected error's stack that are worth their room. */
const MOST_FRAMES = 8;

/** How many cases are tried between two breaths; without any the runner would take the worker for dead. */
const BETWEEN_BREATHS = 200;

/**
 * Tries a property on random cases, and throws those that fail, made small, in a readable form and with the means to have
 * them again: the first one, or as many as `FAILURES` of the environment says, the shortest first. `held` hears of those
 * that do not fail. Tells of how many the property said anything at all.
 */
export async function holds(
  range: Range,
  property: Property,
  held: (log: readonly Entry[], pair: Pair) => void = () => {},
  made: (seed: number) => readonly Entry[] = logOf,
): Promise<number> {
  const seed = seedOfRun();
  const alone = process.env["CASE"];
  const wanted = Number(process.env["FAILURES"] ?? 1);
  const [from, to] =
    alone === undefined ? [range.from, range.from + range.count] : [Number(alone), Number(alone) + 1];
  const failures: string[] = [];
  let judgedCases = 0;
  for (let index = from; index < to && failures.length < wanted; index++) {
    if (index % BETWEEN_BREATHS === 0) await breath();
    const log = made(seedOfCase(seed, index));
    const { fault, pair } = judge(log, property);
    if (fault !== undefined) failures.push(failureOf(log, property, fault, `SEED=${seed} CASE=${index}`));
    if (pair === undefined) continue;
    judgedCases += 1;
    if (fault === undefined) held(log, pair);
  }
  if (failures.length > 0) throw new Error(failures.toSorted((a, b) => a.length - b.length).join("\n\n"));
  return judgedCases;
}

function failureOf(log: readonly Entry[], property: Property, fault: string, again: string): string {
  const small = shrunk(log, (smaller) => judge(smaller, property).fault === fault);
  const { pair, stack = "" } = judge(small, property);
  return [`${fault} (${again})`, stack, reportOf(small, pair)].filter((part) => part !== "").join("\n");
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
    const stack = error.stack?.split("\n").slice(1, MOST_FRAMES).join("\n") ?? "";
    return { fault: error.message.slice(0, 200), stack };
  }
}
