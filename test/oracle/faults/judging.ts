import type { Decision } from "@heed/core/contracts";
import { isJsonObject } from "@heed/core/contracts";
import { seedOfRun } from "../../random.ts";
import { seedOfCase } from "../chance.ts";
import { same } from "../compare.ts";
import type { Engine, RunOptions, WatchedStep } from "../engine-run.ts";
import { dealing, engineRun } from "../engine-run.ts";
import { logOf } from "../generate-log.ts";
import type { Entry, Told } from "../log.ts";
import { oracle } from "../oracle.ts";

/** How the random comparison looks at an engine. */
export type Look = "told" | "written" | "woken";

/** How many cases, or suites, were tried, and what was seen in the last of them. */
export interface Verdict {
  readonly tried: number;
  readonly found?: string;
}

interface Case {
  readonly log: readonly Entry[];
  /** Of the oracle, which knows nothing of engines: asked once for all faults. Absent where the project means nothing to it. */
  readonly told: readonly Told[] | undefined;
}

/** So many are remembered with what the oracle told of them. */
const REMEMBERED = 4_000;

const cases = new Map<number, Case>();
/** What the sound engine comes to, asked only where a faulty one differs. */
const sound = new Map<string, string>();

/** Tries cases until the engine differs where the sound one does not, at most so many. */
export function judged(engine: Engine, look: Look, budget: number): Verdict {
  for (let index = 0; index < budget; index++) {
    const outcome = outcomeOf(engine, look, index);
    if (outcome !== SAME && isSoundIn(look, index)) return { tried: index + 1, found: outcome };
  }
  return { tried: budget };
}

const SAME = "same";

/** Cases in which the sound engine itself differs, or refuses the project, say nothing of a fault. */
function isSoundIn(look: Look, index: number): boolean {
  const key = `${look} ${index}`;
  const known = sound.get(key) ?? outcomeOf(undefined, look, index);
  sound.set(key, known);
  return known === SAME;
}

function outcomeOf(engine: Engine | undefined, look: Look, index: number): string {
  const { log, told } = caseOf(index);
  if (told === undefined) return SAME;
  try {
    return same(log, engineRun(log, optionsOf(look), engine), told) ? SAME : "differs";
  } catch (error) {
    // Compared by its code: each faulty engine has error classes of its own.
    if (isJsonObject(error) && error["code"] === "HEED_CONFIG_INVALID") return "refuses the project";
    return error instanceof Error ? error.message : String(error);
  }
}

function caseOf(index: number): Case {
  const known = cases.get(index);
  if (known !== undefined) return known;
  const log = logOf(seedOfCase(seedOfRun(), index));
  const made = { log, told: toldByOracle(log) };
  if (index < REMEMBERED) cases.set(index, made);
  return made;
}

function toldByOracle(log: readonly Entry[]): readonly Told[] | undefined {
  try {
    return oracle(log, dealing(log));
  } catch {
    return undefined;
  }
}

function optionsOf(look: Look): RunOptions {
  switch (look) {
    case "told":
      return {};
    case "written":
      return { encodeEveryRecord: true };
    case "woken":
      return { onlyAtWakeAt: true, watch: beInTime };
  }
}

/** Whoever is woken when he asks for it decides each thing in the millisecond after which he was woken. */
function beInTime({ record, effects }: WatchedStep): void {
  if (record.kind !== "tick") return;
  for (const effect of effects) {
    const decision: Decision | undefined = "decision" in effect ? effect.decision : undefined;
    if (decision !== undefined && decision.decidedAt < record.at - 1) throw new Error("woken too late");
  }
}
