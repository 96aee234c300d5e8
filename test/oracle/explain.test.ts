import { setImmediate as breath } from "node:timers/promises";
import type { Decision } from "@heed/core/contracts";
import { HeedError } from "@heed/core";
import type { Effect, Explanation } from "@heed/core/engine";
import { explain } from "@heed/core/engine";
import { expect, test } from "vitest";
import { seedOfRun } from "../random.ts";
import { seedOfCase } from "./chance.ts";
import { same } from "./compare.ts";
import type { WatchedStep } from "./engine-run.ts";
import { dealing, engineRun } from "./engine-run.ts";
import { logOf } from "./generate-log.ts";
import type { Entry, Told } from "./log.ts";
import { oracle } from "./oracle.ts";
import { reportOf } from "./report.ts";
import { isSeen, untruths } from "./true-reasons.ts";

const CASES = 2_000;
const BETWEEN_BREATHS = 200;

const seed = seedOfRun();

test(`explain names a true reason for every fire and every non-fire, at its instant, ${CASES} cases (seed ${seed})`, async () => {
  const alone = process.env["CASE"];
  const [from, to] = alone === undefined ? [0, CASES] : [Number(alone), Number(alone) + 1];
  const told = { agreed: 0, decisions: 0, explanations: 0, begun: 0, missing: 0 };
  for (let index = from; index < to; index++) {
    if (index % BETWEEN_BREATHS === 0) await breath();
    const log = logOf(seedOfCase(seed, index));
    const wrong = wrongIn(log, told);
    const again = `(SEED=${seed} CASE=${index})`;
    if (wrong.length > 0) throw new Error(`${wrong.join("\n")} ${again}\n${reportOf(log, undefined)}`);
  }
  if (alone !== undefined) return;
  // What was never told was not tested.
  expect(told.decisions).toBeGreaterThan(CASES);
  expect(told.explanations).toBeGreaterThan(10 * CASES);
  expect(told.begun).toBeGreaterThan(CASES / 10);
  expect(told.missing).toBeGreaterThan(CASES);
}, 120_000);

interface Counts {
  /** Cases of which engine and oracle tell the same. */
  agreed: number;
  decisions: number;
  explanations: number;
  begun: number;
  missing: number;
}

/** Every untruth of a log's explanations. */
function wrongIn(log: readonly Entry[], counts: Counts): readonly string[] {
  const wrong: string[] = [];
  const steps: WatchedStep[] = [];
  const watch = (step: WatchedStep): void => {
    wrong.push(...wrongLast(step, counts));
    steps.push(step);
  };
  const told = toldBy(log, watch);
  if (told === undefined) return [];
  // What an edited project still remembers of the time before is told where it matters: in what is decided.
  if (log.filter(({ kind }) => kind === "deploy").length > 1) return wrong;
  const known = oracle(log, dealing(log), (entry, now) => {
    const step = steps.findLast((each) => each.entry <= entry && each.side === now.person.side);
    if (step === undefined || !isSeen(now)) return;
    const explanations = explainedAt(step, now.t);
    counts.explanations += explanations.length;
    counts.begun += explanations.filter(({ now: at }) => (at?.begun.length ?? 0) > 0).length;
    counts.missing += explanations.filter(({ now: at }) =>
      at?.needs.some((need) => "missing" in need),
    ).length;
    wrong.push(...untruths(explanations, now).map((text) => `after entry ${entry}: ${text}`));
  });
  // Where the two disagree about what happened, another test says so; why it happened is then no question.
  if (!same(log, told, known)) return [];
  counts.agreed += 1;
  return wrong;
}

/** What the engine tells of a log; a project that means nothing is no case. */
function toldBy(log: readonly Entry[], watch: (step: WatchedStep) => void): readonly Told[] | undefined {
  try {
    return engineRun(log, { onlyAtWakeAt: true, watch });
  } catch (error) {
    if (error instanceof HeedError && error.code === "HEED_CONFIG_INVALID") return undefined;
    throw error;
  }
}

function explainedAt({ plan, deployment, profile, state }: WatchedStep, at: number): readonly Explanation[] {
  return explain(plan, deployment, profile, state, at);
}

/** Whatever ended at this step is what explain tells as the last of its trigger. */
function wrongLast(step: WatchedStep, counts: Counts): readonly string[] {
  const newest = new Map<string, Decision>();
  for (const effect of step.effects) {
    const decision = decidedBy(effect);
    if (decision !== undefined) newest.set(decision.trigger, decision);
  }
  if (newest.size === 0) return [];
  counts.decisions += newest.size;
  const explanations = explainedAt(step, step.state.readTo);
  return [...newest.values()].flatMap((decision) => {
    const last = explanations.find(({ trigger }) => trigger === decision.trigger)?.last;
    const { at, decidedAt, ended, reason, value } = decision;
    const told = JSON.stringify([
      last?.at,
      last?.decidedAt,
      last?.ended,
      last?.reason,
      last?.value,
      last?.foreseen,
    ]);
    const expected = JSON.stringify([at, decidedAt, ended, reason, value, false]);
    return told === expected ? [] : [`${decision.trigger} ended ${expected}; explain tells ${told}`];
  });
}

/** What was decided; but where a newer fire has taken the place of a held one, that is the last. */
function decidedBy(effect: Effect): Decision | undefined {
  if (!("decision" in effect)) return undefined;
  const { reason } = effect.decision;
  return reason === "replaced" || reason === "removed" ? undefined : effect.decision;
}
